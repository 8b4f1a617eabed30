import { closingQuote, QUOTE, readCells, RecordText } from './record-text.ts';

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
      if (isAllQuoted(text, at, end, delimiter)) {
        take(new RecordText(text.slice(at, end), line, 'quoted', delimiter));
        line += 1;
        at = end + 1;
        continue;
      }
      const record = endOfQuoted(text, at, isLast, delimiter, line);
      if (record === undefined) break;
      if (record.end - at > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
      take(new RecordText(text.slice(at, record.end), line, 'mixed', delimiter, record.breaks));
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

/** Is a line made of nothing but cells in quotes that have none inside? */
function isAllQuoted(text: string, start: number, end: number, delimiter: string): boolean {
  for (let at = start; text.charCodeAt(at) === QUOTE; at += 1) {
    at = text.indexOf('"', at + 1) + 1;
    if (at === 0 || at > end) return false;
    if (at === end) return true;
    if (text[at] !== delimiter) return false;
  }
  return false;
}

type Quoted = { readonly end: number; readonly breaks: number };

/** Where a record with quotes in it ends, begun at `start`; undefined where the text ends before it does. */
function endOfQuoted(
  text: string,
  start: number,
  isLast: boolean,
  delimiter: string,
  line: number,
): Quoted | undefined {
  let breaks = 0;
  let lineEnd = text.indexOf('\n', start);
  let quote = text.indexOf('"', start);
  const problem = (opened: number, at: number): RecordProblem =>
    new RecordProblem(
      'csv-quote-open',
      opened,
      readCells(text.slice(start, at), delimiter).length - 1,
    );
  while (quote !== -1 && (lineEnd === -1 || quote < lineEnd)) {
    // Inside of an unquoted cell it is a mark like any other.
    if (quote !== start && text[quote - 1] !== delimiter) {
      quote = text.indexOf('"', quote + 1);
      continue;
    }
    const opened = line + breaks;
    const close = closingQuote(text, quote);
    if (close === -1) {
      if (isLast) throw problem(opened, quote);
      return undefined;
    }
    if (lineEnd !== -1 && lineEnd < close) {
      breaks += countBreaks(text.slice(quote + 1, close));
      lineEnd = text.indexOf('\n', close);
    }
    const next = close + 1;
    if (next === text.length && !isLast) return undefined;
    const isClosed = next === text.length || text[next] === '\n' || text[next] === delimiter;
    if (!isClosed && opened !== line + breaks) throw problem(opened, quote);
    quote = text.indexOf('"', next);
  }
  if (lineEnd === -1 && !isLast) return undefined;
  return { end: lineEnd === -1 ? text.length : lineEnd, breaks };
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
