import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import type { FactSeen, Reject } from './canonical.ts';
import { CellProblem } from './cell-problem.ts';
import { cleanCell, normaliseHeader } from './cells.ts';
import type { Detected } from './detect.ts';
import { readFactRow } from './fact-row.ts';
import type { FileContext } from './file-context.ts';
import { isOrderFormat } from './format.ts';
import { type Above, bareOrderNo, type OrderRow, readOrderRow } from './order-row.ts';
import { RecordText } from './record-text.ts';
import { eachRecord } from './records.ts';
import { FileRow, type Header } from './row.ts';
import { isSecondHeader } from './second-header.ts';
import type { SourceFile } from './source.ts';
import { openStrayQuotes } from './stray-quote.ts';

/** What is done with each row of a file, in file order. */
export type RowSink = {
  readonly order: (order: OrderRow, row: FileRow) => void;
  readonly fact: (fact: FactSeen, row: FileRow) => void;
  readonly reject: (reject: Reject, partOf: string | null) => void;
  /**
   * Looks at a row of an order before it is read. @returns true: it need not be, or not yet; `read` does
   * it later. Only for formats whose rows stand each for itself.
   */
  readonly glance?: (row: FileRow, orderNo: string, read: (row: FileRow) => void) => boolean;
  /** Are rows being looked at, so that few of them will be read? */
  readonly isGlancing?: () => boolean;
};

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Now and then, with the number of rows so far; what it returns is waited for. */
  readonly onPause?: ((rows: number) => void | Promise<void>) | undefined;
};

/** The number of rows, each handed to exactly one of the sink's functions; what else there was. */
export type FileRead = { readonly rows: number; readonly notes: readonly Note[] };

/**
 * Reads every row of a file and hands it on, or says why it cannot be read.
 * @throws id-ruined, csv-quote-open, csv-record-too-long, second-header, not-text: the file as a whole is
 *   refused
 */
export async function readFile(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  context: FileContext,
  sink: RowSink,
  { signal, onPause }: ReadOptions = {},
): Promise<FileRead> {
  const { format, header } = detected;
  const handOn = openRows(source, detected, context, sink);
  const isHeader = headerAgain(header);
  const notes: Note[] = [];
  const watchTwins = twinWatch(header, notes);
  let [records, rows, noData] = [0, 0, 0];
  let above: Pick<RecordText, 'cells'> = header;

  await eachRecord(
    source,
    detected,
    (record, isOpen) => {
      records += 1;
      if (records <= detected.skip) return true;
      const row = new FileRow(source.name, header, record, isOpen && isCut(record, above, header));
      above = record;
      if (isHeader(record)) {
        notes.push({ code: 'header-again', params: { line: record.line } });
      } else if (format.skip?.some((condition) => row.holds(condition)) === true) {
        noData += 1;
      } else {
        rows += 1;
        handOn(row);
        watchTwins(row);
      }
      return true;
    },
    {
      signal,
      onPause: () => onPause?.(rows),
      wantsCells: () => sink.isGlancing?.() !== true,
    },
  );
  if (noData > 0) notes.push({ code: 'rows-no-data', params: { n: noData } });
  return { rows, notes };
}

/**
 * A file that ends in a row narrower than the one above it was not written to its end: its last cell may be
 * half of what it was. Rows that leave out empty cells at their end do so all the way down.
 */
function isCut(record: RecordText, above: Pick<RecordText, 'cells'>, header: Header): boolean {
  return record.cells.length < Math.min(above.cells.length, header.cells.length);
}

/** Of two columns with one name the first is read: said once, where the other says something else. */
function twinWatch(header: Header, notes: Note[]): (row: FileRow) => void {
  const told = new Set<number>();
  return ({ record, line }) => {
    for (const { first, later } of header.unreadTwins()) {
      const { cells } = record;
      const other = cleanCell(cells[later] ?? '');
      if (told.has(first) || other === '' || other === cleanCell(cells[first] ?? '')) continue;
      told.add(first);
      const column = (header.cells[first] ?? '').trim();
      notes.push({ code: 'column-twice', params: { column, line } });
    }
  };
}

/** Files put one behind the other have the header once for each. */
function headerAgain({ cells: header }: Header): (record: RecordText) => boolean {
  // Not the first cell, if there is another: it may carry a mark of the beginning of a file.
  const probe = Math.max(
    0,
    header.findIndex((cell, at) => at > 0 && cell.trim() !== ''),
  );
  const same = (cells: readonly string[]) => (name: string, at: number) =>
    normaliseHeader(cells[at] ?? '') === normaliseHeader(name);
  return (record) =>
    (probe === 0 || record.cell(probe) === header[probe]) && header.every(same(record.cells));
}

/** Reads row after row: what a row leaves open may stand on the row above it. */
function openRows(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  context: FileContext,
  sink: RowSink,
): (row: FileRow) => void {
  const { format } = detected;
  const refuseMoved = openMoved(source, detected, context);
  const { toReject, fits } = openWidths();
  if (!isOrderFormat(format)) {
    return (row) => {
      try {
        refuseMoved(row);
        sink.fact(readFactRow(format, row, context), row);
        fits(row);
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        refuseHeader(row);
        sink.reject(toReject(error, row), null);
      }
    };
  }
  const gathers = format.shape === 'group';
  const fillsDown = gathers && format.fillDown === true;
  let above: Above | undefined;
  const read = (row: FileRow): void => {
    const seen = bareOrderNo(format, row.text(format.columns.order_no));
    const goesOn = above !== undefined && (seen === above.order_no || (fillsDown && seen === ''));
    if (!goesOn) above = undefined;
    try {
      refuseMoved(row);
      const order = readOrderRow(format, row, context, above);
      if (order.created_at === null) refuseHeader(row);
      if (gathers) above = order;
      sink.order(order, row);
      fits(row);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      refuseHeader(row);
      const orderNo = seen || (fillsDown ? (above?.order_no ?? '') : '');
      // A row that cannot be read still says whose the rows below it are.
      if (fillsDown && above === undefined && seen !== '')
        above = { order_no: seen, currency: context.currency, shop: context.shop };
      sink.reject(toReject(error, row), orderNo || null);
    }
  };
  const { glance } = sink;
  if (glance === undefined) return read;
  return (row) => {
    if (row.isCut || !glance(row, bareOrderNo(format, row.text(format.columns.order_no)), read))
      read(row);
  };
}

/**
 * Exports that end each row in a comma have an empty cell more than the header. A row that is wider yet
 * than the last that could be read, and cannot be read, may have a comma too many within: then what is
 * wrong is not the cell that shows it.
 */
function openWidths() {
  let last: FileRow | undefined;
  return {
    fits: (row: FileRow): void => {
      last = row;
    },
    toReject: (error: CellProblem, row: FileRow): Reject => {
      const reject = error.toReject(row.line, row.cells);
      const usual = Math.max(row.header.cells.length, last?.cells.length ?? 0);
      const isMoved = row.cells.length > usual && !SAYS_SO.has(error.reason);
      return isMoved ? { ...reject, moved: true } : reject;
    },
  };
}

const SAYS_SO: ReadonlySet<string> = new Set(['too-many-cells', 'stray-quote', 'cut-off']);

/** Refuses a row whose cells do not stand in their columns. */
function openMoved(
  source: Omit<SourceFile, 'dispose'>,
  { format, delimiter, header }: Detected,
  context: FileContext,
): (row: FileRow) => void {
  const reads = (cells: readonly string[]): boolean => {
    const row = new FileRow(source.name, header, RecordText.of(cells));
    try {
      if (isOrderFormat(format)) {
        const { missing } = readOrderRow(format, row, context);
        return missing === null || format.shape === 'group';
      }
      readFactRow(format, row, context);
      return true;
    } catch (error) {
      if (error instanceof CellProblem || error instanceof PscrmError) return false;
      throw error;
    }
  };
  // The quotes of a sheet are our own.
  const isSheet = source.inside?.sheet !== undefined;
  const refuseStray = isSheet ? undefined : openStrayQuotes(delimiter, reads);
  return (row) => {
    refuseCut(row);
    refuseStray?.(row);
    refuseShifted(row);
  };
}

/** Not one cell of it is to be trusted with money: `12` may have been `128.00`. */
function refuseCut({ isCut: cut, cells, header }: FileRow): void {
  const last = cells.length - 1;
  if (cut) throw new CellProblem(header.nameAt(last), 'cut-off', cells[last] ?? '');
}

/** More cells than columns: an unquoted comma has moved what stands behind it into wrong columns. */
function refuseShifted(row: FileRow): void {
  const width = row.header.cells.length;
  for (let at = width; at < row.cells.length; at += 1) {
    const cell = row.cells[at] ?? '';
    if (cell.trim() !== '') throw new CellProblem(`#${at + 1}`, 'too-many-cells', cell);
  }
}

/** A row that cannot be read may be where another table begins: its rows must not be read as these. */
function refuseHeader({ cells, header, file, line }: FileRow): void {
  if (!isSecondHeader(cells, header)) return;
  const columns = cells.map((cell) => cell.trim()).filter((name) => name !== '');
  const shown = columns.slice(0, 5).join(', ') + (columns.length > 5 ? ' …' : '');
  throw new PscrmError('second-header', { file, line, columns: shown });
}
