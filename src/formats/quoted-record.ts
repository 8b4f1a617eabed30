/**
 * Thrown where a record cannot be told from the next. `line`: where the quote opened, or the record began;
 * `cell`: in which of its cells the quote opened.
 */
export class RecordProblem extends Error {
  readonly code: 'csv-quote-open' | 'csv-record-too-long';
  readonly line: number;
  readonly cell: number;

  constructor(code: RecordProblem['code'], line: number, cell = 0) {
    super(code);
    this.code = code;
    this.line = line;
    this.cell = cell;
  }
}

/**
 * `plain`: no quotes, or they mean nothing. `quoted`: every cell stands in quotes and has none inside.
 * `mixed`: whatever else quotes do, see below.
 */
export type Shape = 'plain' | 'quoted' | 'mixed';

export type Quoted = { readonly end: number; readonly breaks: number; readonly shape: Shape };

/**
 * Reads a record with quotes in it that begins at `start`, as forgiving as exports need it: a quote inside
 * of an unquoted cell is a mark like any other (`="1001"`); text behind a closing quote makes the quotes
 * part of the cell, unless they stand on different lines: then the first was never closed.
 *
 * Letter by letter: cells are short, and to look for the next mark costs more than to get there.
 * @param line on which the record begins
 * @param cells takes the cells, where they are wanted; no more than `most` are
 * @returns where it ends; undefined where the text ends before it does
 * @throws RecordProblem
 */
export function readQuoted(
  text: string,
  start: number,
  isLast: boolean,
  delimiter: string,
  line: number,
  cells?: string[],
  most = Infinity,
): Quoted | undefined {
  const divides = delimiter.charCodeAt(0);
  let breaks = 0;
  let isPlainly = true;
  let at = start;
  for (;;) {
    const open = at;
    let from = at;
    let inner: string | undefined;
    if (text.charCodeAt(at) === QUOTE) {
      const before = breaks;
      let isDoubled = false;
      at += 1;
      for (; ; at += 1) {
        if (at >= text.length) {
          if (isLast) throw opened(text, start, open, delimiter, line + before);
          return undefined;
        }
        const code = text.charCodeAt(at);
        if (code === BREAK) breaks += 1;
        if (code !== QUOTE) continue;
        if (text.charCodeAt(at + 1) !== QUOTE) break;
        isDoubled = true;
        at += 1;
      }
      at += 1;
      if (at === text.length && !isLast) return undefined;
      const code = text.charCodeAt(at);
      const isClosed = at === text.length || code === divides || code === BREAK;
      if (!isClosed && breaks !== before) throw opened(text, start, open, delimiter, line + before);
      if (isDoubled || !isClosed) isPlainly = false;
      if (cells !== undefined) {
        inner = text.slice(open + 1, at - 1);
        if (isDoubled) inner = inner.replaceAll('""', '"');
        if (!isClosed) inner = `"${inner}"`;
      }
      from = at;
    } else {
      isPlainly = false;
    }
    let code = text.charCodeAt(at);
    while (at < text.length && code !== divides && code !== BREAK) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (at >= text.length && !isLast) return undefined;
    if (cells !== undefined) {
      const tail = at > from ? text.slice(from, at) : '';
      cells.push(inner === undefined ? tail : inner + tail);
      if (cells.length >= most) break;
    }
    if (at >= text.length || code === BREAK) break;
    at += 1;
  }
  return { end: at, breaks, shape: isPlainly && breaks === 0 ? 'quoted' : 'mixed' };
}

/** A quote that is never closed, at `open`: which cell it is in is only asked here. */
function opened(
  text: string,
  start: number,
  open: number,
  delimiter: string,
  line: number,
): RecordProblem {
  const before: string[] = [];
  readQuoted(text.slice(start, open), 0, true, delimiter, line, before);
  return new RecordProblem('csv-quote-open', line, before.length - 1);
}

export const QUOTE = 0x22;
const BREAK = 0x0a;

/** The quote that closes the one at `open`, two in a row standing for one; -1 where there is none. */
export function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
