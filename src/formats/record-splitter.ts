import { readQuoted, RecordProblem } from './quoted-record.ts';
import { RecordText } from './record-text.ts';

/** `isOpen`: the text ends in this record, without a line break behind it. */
export type TakeRecord = (record: RecordText, isOpen: boolean) => void;

export type RecordsOptions = {
  readonly quotes?: boolean | undefined;
  /** Will the next record be split? Where it will, that is done on the way to its end. */
  readonly wantsCells?: (() => boolean) | undefined;
};

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
export function openRecords(
  delimiter: string,
  { quotes = true, wantsCells = (): boolean => true }: RecordsOptions = {},
) {
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
        take(new RecordText(text.slice(at, end), line, 'plain', delimiter), end === text.length);
        line += 1;
        at = end + 1;
        continue;
      }
      const cells = wantsCells() ? [] : undefined;
      const record = readQuoted(text, at, isLast, delimiter, line, cells);
      if (record === undefined) break;
      if (record.end - at > LONGEST_RECORD) throw new RecordProblem('csv-record-too-long', line);
      const doubtful = record.shape === 'quoted' ? undefined : record.breaks;
      const raw = text.slice(at, record.end);
      take(
        new RecordText(raw, line, record.shape, delimiter, doubtful, cells),
        record.end === text.length,
      );
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
