import { QUOTE, readCells, RecordText, type Shape } from './record-text.ts';

export type TakeRecord = (record: RecordText) => void;

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
        take(new RecordText(text.slice(at, end), line, 'plain', delimiter));
        line += 1;
        at = end + 1;
        continue;
      }
      const record = scanQuoted(text, at, isLast, delimiter, line);
      if (record === undefined) break;
      if (record.end - at > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
      const doubtful = record.shape === 'quoted' ? undefined : record.breaks;
      take(new RecordText(text.slice(at, record.end), line, record.shape, delimiter, doubtful));
      line += 1 + record.breaks;
      at = record.end + 1;
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

type Scanned = { readonly end: number; readonly breaks: number; readonly shape: Shape };

/**
 * Where a record with quotes in it ends, begun at `start`; undefined where the text ends before it does.
 * Letter by letter: cells are short, and to look for the next mark costs more than to get there.
 */
function scanQuoted(
  text: string,
  start: number,
  isLast: boolean,
  delimiter: string,
  line: number,
): Scanned | undefined {
  const divides = delimiter.charCodeAt(0);
  let breaks = 0;
  let isPlainly = true;
  let at = start;
  const problem = (open: number, before: number): RecordProblem => {
    const cell = readCells(text.slice(start, open), delimiter).length - 1;
    return new RecordProblem('csv-quote-open', line + before, cell);
  };
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const [open, before] = [at, breaks];
      at += 1;
      for (; ; at += 1) {
        if (at >= text.length) {
          if (isLast) throw problem(open, before);
          return undefined;
        }
        const code = text.charCodeAt(at);
        if (code === BREAK) breaks += 1;
        if (code !== QUOTE) continue;
        if (text.charCodeAt(at + 1) !== QUOTE) break;
        isPlainly = false;
        at += 1;
      }
      at += 1;
      if (at === text.length && !isLast) return undefined;
      const code = text.charCodeAt(at);
      if (at < text.length && code !== divides && code !== BREAK) {
        if (breaks !== before) throw problem(open, before);
        isPlainly = false;
      }
    } else {
      isPlainly = false;
    }
    let code = text.charCodeAt(at);
    while (at < text.length && code !== divides && code !== BREAK) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (at >= text.length && !isLast) return undefined;
    if (at >= text.length || code === BREAK)
      return { end: at, breaks, shape: isPlainly && breaks === 0 ? 'quoted' : 'mixed' };
    at += 1;
  }
}

const BREAK = 0x0a;
