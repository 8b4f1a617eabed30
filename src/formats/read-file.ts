import { type CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { PscrmError } from '../core/errors.ts';
import type { FactSeen, Reject } from './canonical.ts';
import { CSV_OPTIONS, type Delimiter, type Detected } from './detect.ts';
import { readFactRow } from './fact-row.ts';
import { isOrderFormat } from './format.ts';
import { findOpenQuote } from './open-quote.ts';
import { type FileContext, type OrderRow, readOrderRow } from './order-row.ts';
import { CellProblem, FileRow } from './row.ts';
import { readText, type SourceFile } from './source.ts';

/** What is done with each row of a file, in file order. */
export type RowSink = {
  readonly order: (row: OrderRow, cells: readonly string[]) => void;
  readonly fact: (fact: FactSeen, cells: readonly string[]) => void;
  readonly reject: (reject: Reject, partOf: string | null) => void;
};

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Now and then, with the number of rows so far; what it returns is waited for. */
  readonly onPause?: ((rows: number) => void | Promise<void>) | undefined;
};

/**
 * Reads every row of a file and hands it on, or says why it cannot be read.
 * @returns the number of rows; each was handed to exactly one of the sink's functions
 * @throws id-ruined, csv-quote-open, csv-record-too-long, not-text: the file as a whole is refused
 */
export async function readFile(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  context: FileContext,
  sink: RowSink,
  { signal, onPause }: ReadOptions = {},
): Promise<number> {
  const { format, header, delimiter } = detected;
  // Blank lines come through, so that lines can be counted here: the parser's own count is dear.
  const parser = parse({ ...CSV_OPTIONS, ...BLANK_LINES_TOO, delimiter });
  const input = Readable.from(readText(source, signal), { highWaterMark: 2 });
  input.once('error', (error) => parser.destroy(error));
  input.pipe(parser);

  let records = 0;
  let nextLine = 1;
  let quotesChecked = false;
  let before: Pick<OrderRow, 'order_no' | 'currency'> | undefined;
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
      if (records <= detected.skip) continue;
      const row = new FileRow(source.name, header, record, line);
      try {
        refuseShifted(row);
        if (isOrderFormat(format)) {
          // Blank on the further lines of an order, whose currency goes on.
          const goesOn =
            before !== undefined && row.text(format.columns.order_no) === before.order_no;
          const currency = goesOn ? before?.currency : undefined;
          const order = readOrderRow(
            format,
            row,
            currency === undefined ? context : { ...context, currency },
          );
          if (format.shape === 'group') before = order;
          sink.order(order, record);
        } else {
          sink.fact(readFactRow(format, row, context), record);
        }
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        const partOf = isOrderFormat(format) ? row.text(format.columns.order_no) : '';
        sink.reject(error.toReject(line, record), partOf || null);
      }
      if ((records & 0x3ff) === 0) {
        // What is read already comes without a turn of the event loop: Ctrl-C must get its turn too.
        await setImmediate();
        signal?.throwIfAborted();
        await onPause?.(records - detected.skip);
      }
    }
  } catch (error) {
    if (isCsvError(error)) await refuseOpenQuote(source, delimiter);
    throw csvError(error, source.name, nextLine);
  } finally {
    input.destroy();
    parser.destroy();
  }
  return Math.max(0, records - detected.skip);
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

/** More cells than columns: an unquoted comma has moved what stands behind it into wrong columns. */
function refuseShifted(row: FileRow): void {
  const width = row.header.cells.length;
  for (let at = width; at < row.cells.length; at += 1) {
    const cell = row.cells[at] ?? '';
    if (cell.trim() !== '') throw new CellProblem(`#${at + 1}`, 'too-many-cells', cell);
  }
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
