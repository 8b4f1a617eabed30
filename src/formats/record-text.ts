/**
 * One record as it stands in the file. It is split into cells when they are asked for: a row that was
 * read before is recognised by its text, and nobody needs its cells.
 *
 * `plain`: no quotes, or they mean nothing. `quoted`: every cell stands in quotes and has none inside.
 * `mixed`: whatever else quotes do, see `readCells`.
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

  constructor(raw: string, line: number, shape: Shape, delimiter: string, breaks?: number) {
    this.raw = raw;
    this.line = line;
    this.breaks = breaks;
    this.#shape = shape;
    this.#delimiter = delimiter;
  }

  /** Cells that come from elsewhere. */
  static of(cells: readonly string[]): RecordText {
    const record = new RecordText('', 0, 'plain', ',');
    record.#cells = cells;
    return record;
  }

  get cells(): readonly string[] {
    this.#cells ??= splitRecord(this.raw, this.#shape, this.#delimiter);
    return this.#cells;
  }

  /** A cell; '' where there is none. One or two are found by themselves, more are worth splitting. */
  cell(place: number): string {
    if (this.#cells === undefined && this.#shape !== 'mixed' && this.#asked < 3) {
      this.#asked += 1;
      return this.#find(place);
    }
    return this.cells[place] ?? '';
  }

  #find(place: number): string {
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

export type Shape = 'plain' | 'quoted' | 'mixed';

function splitRecord(raw: string, shape: Shape, delimiter: string): readonly string[] {
  if (shape === 'plain') return raw.split(delimiter);
  if (shape === 'quoted') return raw.slice(1, -1).split(`"${delimiter}"`);
  return readCells(raw, delimiter);
}

/**
 * Cells, some of them in quotes, and as forgiving as exports need it. A quote inside of an unquoted cell
 * is a mark like any other (`="1001"`); text behind a closing quote makes the quotes part of the cell.
 */
export function readCells(raw: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    let from = at;
    if (raw.charCodeAt(at) === QUOTE) {
      const close = closingQuote(raw, at);
      const inner = raw.slice(at + 1, close);
      cell = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
      from = close + 1;
      if (from < raw.length && raw[from] !== delimiter) cell = `"${cell}"`;
    }
    const stop = raw.indexOf(delimiter, from);
    const end = stop === -1 ? raw.length : stop;
    cells.push(end === from ? cell : cell + raw.slice(from, end));
    if (stop === -1) return cells;
    at = stop + 1;
  }
}

export const QUOTE = 0x22;

/** The quote that closes the one at `open`, two in a row standing for one; -1 where there is none. */
export function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
