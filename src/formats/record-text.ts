import { QUOTE, readQuoted, type Shape } from './quoted-record.ts';

/**
 * One record as it stands in the file. It is split into cells when they are asked for: a row that was
 * read before is recognised by its text, and nobody needs its cells.
 */
export class RecordText {
  readonly raw: string;
  /** The line on which it begins. */
  readonly line: number;
  /** Line breaks in it; undefined where no quotes can be in doubt. */
  readonly breaks: number | undefined;
  readonly #shape: Shape;
  readonly #delimiter: string;
  #cells: readonly string[] | undefined;
  #asked = 0;

  /** @param cells where they are known already */
  constructor(
    raw: string,
    line: number,
    shape: Shape,
    delimiter: string,
    breaks?: number,
    cells?: readonly string[],
  ) {
    this.raw = raw;
    this.#cells = cells;
    this.line = line;
    this.breaks = breaks;
    this.#shape = shape;
    this.#delimiter = delimiter;
  }

  /** Cells that come from elsewhere. */
  static of(cells: readonly string[]): RecordText {
    return new RecordText('', 0, 'plain', ',', undefined, cells);
  }

  get cells(): readonly string[] {
    this.#cells ??= splitRecord(this.raw, this.#shape, this.#delimiter);
    return this.#cells;
  }

  /** A cell; '' where there is none. One or two are found by themselves, more are worth splitting. */
  cell(place: number): string {
    if (this.#cells === undefined && this.#asked < 3) {
      this.#asked += 1;
      return this.#find(place);
    }
    return this.cells[place] ?? '';
  }

  #find(place: number): string {
    if (this.#shape === 'mixed') return cellsOf(this.raw, this.#delimiter, place + 1)[place] ?? '';
    const inQuotes = this.#shape === 'quoted';
    const between = inQuotes ? `"${this.#delimiter}"` : this.#delimiter;
    let from = inQuotes ? 1 : 0;
    for (let at = 0; at < place; at += 1) {
      const next = this.raw.indexOf(between, from);
      if (next === -1) return '';
      from = next + between.length;
    }
    const end = this.raw.indexOf(between, from);
    return this.raw.slice(from, end === -1 ? this.raw.length - (inQuotes ? 1 : 0) : end);
  }

  /** Is there nothing but white space in its cells? */
  isBlank(): boolean {
    for (let at = 0; at < this.raw.length; at += 1) {
      const code = this.raw.charCodeAt(at);
      // Letters, figures and most marks: all but the quote, and what separates cells.
      if (code > QUOTE && code < 0x7f && code !== this.#delimiter.charCodeAt(0)) return false;
    }
    return this.cells.every((cell) => cell.trim() === '');
  }
}

function splitRecord(raw: string, shape: Shape, delimiter: string): readonly string[] {
  if (shape === 'plain') return raw.split(delimiter);
  if (shape === 'quoted') return raw.slice(1, -1).split(`"${delimiter}"`);
  return cellsOf(raw, delimiter);
}

function cellsOf(raw: string, delimiter: string, most?: number): readonly string[] {
  const cells: string[] = [];
  readQuoted(raw, 0, true, delimiter, 0, cells, most);
  return cells;
}
