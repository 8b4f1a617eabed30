import { type CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { PscrmError } from '../core/errors.ts';
import { CSV_OPTIONS, type Delimiter } from './detect.ts';
import { findOpenQuote } from './open-quote.ts';
import { readText, type SourceFile } from './source.ts';

export type RecordOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Now and then; what it returns is waited for. */
  readonly onPause?: (() => void | Promise<void>) | undefined;
};

/**
 * Splits a file into records and hands on each that is not blank, with the line where it begins.
 * @param take false: enough
 * @throws csv-quote-open, csv-record-too-long, csv-broken, not-text
 */
export async function eachRecord(
  source: Omit<SourceFile, 'dispose'>,
  delimiter: Delimiter,
  take: (cells: readonly string[], line: number) => boolean,
  { signal, onPause }: RecordOptions = {},
): Promise<void> {
  // Blank lines come through, so that lines can be counted here: the parser's own count is dear.
  const parser = parse({ ...CSV_OPTIONS, ...BLANK_LINES_TOO, delimiter });
  const input = Readable.from(readText(source, signal), { highWaterMark: 2 });
  input.once('error', (error) => parser.destroy(error));
  input.pipe(parser);

  let records = 0;
  let nextLine = 1;
  let quotesChecked = false;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const line = nextLine;
      const breaks = lineBreaks(record);
      nextLine += 1 + breaks;
      if (breaks > 0 && !quotesChecked && record.some(looksSwallowed)) {
        quotesChecked = true;
        await refuseOpenQuote(source, delimiter);
      }
      if (isBlank(record)) continue;
      records += 1;
      if (!take(record, line)) return;
      if ((records & 0x3ff) === 0) {
        // What is read already comes without a turn of the event loop: Ctrl-C must get its turn too.
        await setImmediate();
        signal?.throwIfAborted();
        await onPause?.();
      }
    }
  } catch (error) {
    if (isCsvError(error)) await refuseOpenQuote(source, delimiter);
    throw csvError(error, source.name, nextLine);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

const BLANK_LINES_TOO = { skip_empty_lines: false, skip_records_with_empty_values: false };

/** The lines that a record takes beyond its first: those inside of its cells. */
function lineBreaks(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1;
  }
  return breaks;
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

/** @param line where the record begins that could not be read */
function csvError(error: unknown, file: string, line: number): unknown {
  if (!isCsvError(error)) return error;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new PscrmError('csv-quote-open', { file, line }, { cause: error });
    case 'CSV_MAX_RECORD_SIZE':
      return new PscrmError('csv-record-too-long', { file, line }, { cause: error });
    default:
      return new PscrmError('csv-broken', { file, line, code: error.code }, { cause: error });
  }
}

/** How the parser leaves a cell whose opening quote met its end in another row. */
function looksSwallowed(cell: string): boolean {
  return cell.startsWith('"') && cell.includes('\n');
}

async function refuseOpenQuote(
  source: Omit<SourceFile, 'dispose'>,
  delimiter: Delimiter,
): Promise<void> {
  const line = await findOpenQuote(source, delimiter);
  if (line !== null) throw new PscrmError('csv-quote-open', { file: source.name, line });
}
