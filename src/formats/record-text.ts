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
    if (this.#cells === undefined && this.#asked < 3) {
      this.#asked += 1;
      return this.#find(place);
    }
    return this.cells[place] ?? '';
  }

  #find(place: number): string {
    if (this.#shape === 'mixed')
      return readCells(this.raw, this.#delimiter, place + 1)[place] ?? '';
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
 * @param most no more are needed than so many
 */
export function readCells(raw: string, delimiter: string, most = Infinity): readonly string[] {
  const divides = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let from = at;
    let quoted: string | undefined;
    if (raw.charCodeAt(at) === QUOTE) {
      let isDoubled = false;
      at += 1;
      for (; at < raw.length; at += 1) {
        if (raw.charCodeAt(at) !== QUOTE) continue;
        if (raw.charCodeAt(at + 1) !== QUOTE) break;
        isDoubled = true;
        at += 1;
      }
      quoted = raw.slice(from + 1, at);
      if (isDoubled) quoted = quoted.replaceAll('""', '"');
      at += 1;
      if (at < raw.length && raw.charCodeAt(at) !== divides) quoted = `"${quoted}"`;
      from = at;
    }
    while (at < raw.length && raw.charCodeAt(at) !== divides) at += 1;
    if (quoted === undefined) cells.push(raw.slice(from, at));
    else cells.push(at > from ? quoted + raw.slice(from, at) : quoted);
    if (at >= raw.length || cells.length >= most) return cells;
    at += 1;
  }
}

export const QUOTE = 0x22;

/** The quote that closes the one at `open`, two in a row standing for one; -1 where there is none. */
export function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
