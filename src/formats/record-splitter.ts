/**
 * Takes one record: its cells as they stand, unquoted, and the line on which it begins; of a record that
 * has quotes, also the number of line breaks in it.
 */
export type TakeRecord = (cells: string[], line: number, breaks?: number) => void;

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

/** Characters in one record, cells and delimiters together: more is a file that went wrong. */
export const LONGEST_RECORD = 4_000_000;

/**
 * Splits text that comes in pieces, lines ending in `\n`, into records: RFC 4180, and as forgiving as
 * exports need it. A quote inside of an unquoted cell is a mark like any other (`="1001"`); text behind
 * a closing quote makes the quotes part of the cell (`"5"" disk"x`), unless they stand on different
 * lines: then the first was never closed. csv-parse with `relax_quotes` reads the same, a test holds
 * both to it; this one is several times as fast, for it looks for marks and not at letters.
 *
 * Blank lines are records of one empty cell. Memory is bounded by the longest record.
 */
export function openRecords(delimiter: string, quotes = true) {
  let rest = '';
  let line = 1;

  /** @returns where the first record that is not complete begins */
  const split = (text: string, isLast: boolean, take: TakeRecord): number => {
    let at = 0;
    let quote = quotes ? text.indexOf('"') : -1;
    while (at < text.length) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      let end = text.indexOf('\n', at);
      if (end === -1) {
        if (!isLast) break;
        end = text.length;
      }
      if (end - at > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
      if (quote === -1 || quote > end) {
        take(text.slice(at, end).split(delimiter), line);
        line += 1;
        at = end + 1;
        continue;
      }
      const record = readQuoted(text, at, isLast, delimiter, line);
      if (record === undefined) break;
      if (record.next - at > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
      take(record.cells, line, record.breaks);
      line += 1 + record.breaks;
      at = record.next;
    }
    return Math.min(at, text.length);
  };

  return {
    /** @throws RecordProblem */
    push: (piece: string, take: TakeRecord): void => {
      const text = rest === '' ? piece : rest + piece;
      rest = text.slice(split(text, false, take));
      if (rest.length > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
    },
    /** @throws RecordProblem */
    end: (take: TakeRecord): void => {
      const last = rest;
      rest = '';
      split(last, true, take);
    },
    /** The line on which the next record begins. */
    line: (): number => line,
  };
}

type Quoted = { readonly cells: string[]; readonly next: number; readonly breaks: number };

/** A record with quotes in it, from `start`; undefined where the text ends before it does. */
function readQuoted(
  text: string,
  start: number,
  isLast: boolean,
  delimiter: string,
  line: number,
): Quoted | undefined {
  const cells: string[] = [];
  let at = start;
  let breaks = 0;
  let lineEnd = text.indexOf('\n', at);
  for (;;) {
    let cell = '';
    let from = at;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closing(text, at);
      if (close === -1) {
        if (isLast) throw new RecordProblem('csv-quote-open', line + breaks, cells.length);
        return undefined;
      }
      const inner = text.slice(at + 1, close);
      const opened = line + breaks;
      if (lineEnd !== -1 && lineEnd < close) {
        breaks += countBreaks(inner);
        lineEnd = text.indexOf('\n', close);
      }
      cell = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
      from = close + 1;
      if (from === text.length && !isLast) return undefined;
      const isClosed = from === text.length || text[from] === '\n' || text[from] === delimiter;
      if (!isClosed && opened !== line + breaks)
        throw new RecordProblem('csv-quote-open', opened, cells.length);
      if (!isClosed) cell = `"${cell}"`;
    }
    const stop = text.indexOf(delimiter, from);
    if (stop !== -1 && (lineEnd === -1 || stop < lineEnd)) {
      cells.push(stop === from ? cell : cell + text.slice(from, stop));
      at = stop + 1;
      continue;
    }
    if (lineEnd === -1 && !isLast) return undefined;
    const end = lineEnd === -1 ? text.length : lineEnd;
    cells.push(end === from ? cell : cell + text.slice(from, end));
    return { cells, next: end + 1, breaks };
  }
}

const QUOTE = 0x22;

/** The quote that closes the one at `open`, two in a row standing for one; -1 where there is none. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
