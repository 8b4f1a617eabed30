import { PscrmError } from '../core/errors.ts';
import { CellProblem } from './cell-problem.ts';
import type { Delimiter } from './detect.ts';
import { closingQuote, QUOTE } from './quoted-record.ts';
import type { FileRow } from './row.ts';

/** Would a row of these cells be read? */
type Reads = (cells: readonly string[]) => boolean;

/**
 * A quote at the beginning of a cell that is only a mark of its own, `"tea`, swallows what follows until
 * the next such mark, and both look like a quoted cell with delimiters or line breaks in it. A row with
 * such a cell is weighed: where it has the right number of cells, and can be read, only without the
 * quotes, these are no quotes.
 *
 * The function takes each row in turn, and looks at those only that have quotes.
 * @throws CellProblem stray-quote; PscrmError csv-quote-open where whole rows are swallowed: which of them
 *   are meant, nobody can tell
 */
export function openStrayQuotes(delimiter: Delimiter, reads: Reads): (row: FileRow) => void {
  let usual = 0;
  return (row) => {
    const { cells, header, record } = row;
    const { breaks } = record;
    const isUsual = breaks === 0 && cells.length === header.cells.length && cells.length >= usual;
    if (breaks !== undefined && !isUsual) {
      // Some files have a cell more or less in each row than in the header.
      for (const width of new Set([header.cells.length, usual])) {
        if (breaks > 0) refuseSwallowedRows(row, width, delimiter, reads);
        if (cells.length < width) refuseSwallowedCells(row, width, delimiter, reads);
      }
      if (cells.length > header.cells.length) refuseMoved(row, delimiter);
    }
    usual = cells.length;
  };
}

/** `1,"tea,5,cup",2`: three cells that were five. */
function refuseSwallowedCells(row: FileRow, width: number, delimiter: string, reads: Reads): void {
  const { cells } = row;
  const holding = cells.flatMap((cell, at) => (cell.includes(delimiter) ? at : []));
  for (const way of [...holding.map((at) => [at]), holding]) {
    const apart = cells.flatMap((cell, at) => (way.includes(at) ? split(cell, delimiter) : [cell]));
    const fits = apart.length >= width && apart.slice(width).every((cell) => cell.trim() === '');
    if (fits && reads(apart)) throw stray(row, way[0] ?? 0);
  }
}

/** `1,"tea⏎2,cup",5`: the quote goes on into the next row, to a mark in one of its cells. */
function refuseSwallowedRows(row: FileRow, width: number, delimiter: string, reads: Reads): void {
  const { cells, file, header } = row;
  let line = row.line;
  for (const [at, cell] of cells.entries()) {
    if (!cell.includes('\n')) continue;
    const lines = cell.split('\n').map((one) => split(one, delimiter));
    const [first = [], last = []] = [lines[0], lines.at(-1)];
    const isRows =
      lines.length > 1 &&
      at + first.length === width &&
      last.length + cells.length - at - 1 === width &&
      lines.slice(1, -1).every(({ length }) => length === width);
    if (
      isRows &&
      reads([...cells.slice(0, at), ...first]) &&
      reads([...last, ...cells.slice(at + 1)])
    )
      throw new PscrmError('csv-quote-open', { file, line, column: header.nameAt(at) });
    line += lines.length - 1;
  }
}

/** `1,"a "b, c" d",2`: the quote is closed by the next, and the comma divides the cell. */
function refuseMoved(row: FileRow, delimiter: string): void {
  const tooFar = row.cells.slice(row.header.cells.length).some((cell) => cell.trim() !== '');
  const odd = tooFar ? oddCell(row.record.raw, delimiter) : -1;
  if (odd !== -1) throw stray(row, odd);
}

/** The first cell with text behind its closing quote, -1 where there is none; a blank or TAB is none. */
function oddCell(raw: string, delimiter: string): number {
  let at = 0;
  for (let cell = 0; ; cell += 1) {
    const from = raw.charCodeAt(at) === QUOTE ? closingQuote(raw, at) + 1 : at;
    const stop = raw.indexOf(delimiter, from);
    const end = stop === -1 ? raw.length : stop;
    if (from !== at && raw.slice(from, end).trim() !== '') return cell;
    if (stop === -1) return -1;
    at = stop + 1;
  }
}

function stray({ header, cells }: FileRow, at: number): CellProblem {
  return new CellProblem(header.nameAt(at), 'stray-quote', cells[at] ?? '');
}

/** Marks of quotation are left out: they are what is in doubt. */
function split(cell: string, delimiter: string): string[] {
  return cell.replaceAll('"', '').split(delimiter);
}
