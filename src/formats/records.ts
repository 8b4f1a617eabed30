import { setImmediate } from 'node:timers/promises';
import { PscrmError } from '../core/errors.ts';
import type { Detected } from './detect.ts';
import { findOpenQuote } from './open-quote.ts';
import { RecordProblem } from './quoted-record.ts';
import { openRecords, type TakeRecord } from './record-splitter.ts';
import type { RecordText } from './record-text.ts';
import { readText, type SourceFile } from './source.ts';

export type RecordOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Now and then; what it returns is waited for. */
  readonly onPause?: (() => void | Promise<void>) | undefined;
  /** Will the next record be split? Where it will, that is done on the way to its end. */
  readonly wantsCells?: (() => boolean) | undefined;
};

/**
 * Splits a file into records and hands on each that is not blank.
 * @param take false: enough; `isOpen`: the file ends in this record, without a line break behind it
 * @throws csv-quote-open, csv-record-too-long, not-text
 */
export async function eachRecord(
  source: Omit<SourceFile, 'dispose'>,
  { delimiter, format, header }: Detected,
  take: (record: RecordText, isOpen: boolean) => boolean,
  { signal, onPause, wantsCells }: RecordOptions = {},
): Promise<void> {
  const quotes = format.quoting !== 'none' || delimiter !== '\t';
  const records = openRecords(delimiter, { quotes, wantsCells });
  let isEnough = false;
  const takeOne: TakeRecord = (record, isOpen) => {
    if (!isEnough && !record.isBlank()) isEnough = !take(record, isOpen);
  };
  try {
    for await (const piece of readText(source, signal)) {
      records.push(piece, takeOne);
      if (isEnough) return;
      // What is read already comes without a turn of the event loop: Ctrl-C must get its turn too.
      await setImmediate();
      signal?.throwIfAborted();
      await onPause?.();
    }
    records.end(takeOne);
  } catch (error) {
    if (!(error instanceof RecordProblem)) throw error;
    const { code, line, cell } = error;
    // A quote that is never closed swallows the rest of the file, until the record is too long.
    const swallowed = quotes ? () => findOpenQuote(source, delimiter) : () => null;
    const opened = code === 'csv-quote-open' ? { line, cell } : await swallowed();
    const file = source.name;
    if (opened !== null) {
      const where = { file, line: opened.line, column: header.nameAt(opened.cell) };
      throw new PscrmError('csv-quote-open', where, { cause: error });
    }
    throw new PscrmError(code, { file, line }, { cause: error });
  }
}
