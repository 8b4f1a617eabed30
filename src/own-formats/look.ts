import { assembleOne } from '../formats/assemble.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import { cleanCell } from '../formats/cells.ts';
import { type Detected, type HeadTable, headTables } from '../formats/detect.ts';
import { type FactFormat, isOrderFormat } from '../formats/format.ts';
import type { FileContext } from '../formats/file-context.ts';
import type { OrderRow } from '../formats/order-row.ts';
import { readFile } from '../formats/read-file.ts';
import { Header } from '../formats/row.ts';
import type { SourceFile } from '../formats/source.ts';

/** More different texts than these are not kept: the column holds no words. */
export const MOST_WORDS = 30;
/** Guesses are made from so many rows. */
const SAMPLE = 1000;

/** What stands in a column of a file. */
export type ColumnSeen = {
  readonly name: string;
  /** Rows in which it is not empty. */
  readonly filled: number;
  /** The different texts in it and how often each stands there, or null where they are too many. */
  readonly words: ReadonlyMap<string, number> | null;
  /** Its first texts that are not empty, each once. */
  readonly first: readonly string[];
};

export type StatusSeen = { readonly seen: string; readonly is: string | null; readonly n: number };

/** A file looked through once from end to end. */
export type Look = {
  readonly rows: number;
  readonly columns: readonly ColumnSeen[];
  /** The first rows, cleaned cell by cell. */
  readonly sample: readonly (readonly string[])[];
  readonly statuses: readonly StatusSeen[];
  readonly orders: readonly OrderRow[];
  readonly facts: readonly FactSeen[];
  readonly rejected: number;
  readonly rejects: readonly Reject[];
};

/** Reads nothing from any row: for looking at a file whose columns nobody knows. */
const NOTHING: FactFormat = { id: '', kind: 'recipients', claims: [], fields: {} };

/** Finds the header of a file that no format claims: the row that holds `named`, else the widest. */
export async function findTable(source: SourceFile, named: readonly string[]): Promise<Detected> {
  const tables = await headTables(source);
  const rows = tables.flatMap((table) => table.records.map((_, at) => headerAt(table, at)));
  const holding = rows.filter(({ header }) => named.every((column) => header.has(column)));
  const among = named.length > 0 && holding.length > 0 ? holding : rows;
  const best = among.reduce((a, b) => (labels(b) > labels(a) ? b : a));
  return best;
}

function headerAt({ delimiter, records }: HeadTable, at: number): Detected {
  return { format: NOTHING, delimiter, header: new Header(records[at] ?? []), skip: at + 1 };
}

/** Cells that can be names of columns: not empty, no numbers or dates, each once. */
function labels({ header }: Detected): number {
  const names = header.cells
    .map(cleanCell)
    .filter((cell) => cell !== '' && !/^[\d¥$€.,:/\s-]+$/.test(cell));
  return new Set(names).size;
}

/**
 * Looks through a whole file as a format reads it. Nothing is put together: rows are rows. A row that is a
 * whole order is rejected where the order would be; one that may go on elsewhere is not.
 * @param keep so many rows, and values of a column, are kept as they were read
 * @throws what reading a file throws: id-ruined, csv-quote-open …
 */
export async function lookThrough(
  source: SourceFile,
  detected: Detected,
  context: FileContext,
  keep: number,
  signal?: AbortSignal,
): Promise<Look> {
  const { format, header } = detected;
  const columns = header.cells.map((name) => openColumn(name.trim(), keep));
  const statuses = new Map<string, StatusSeen>();
  const sample: string[][] = [];
  const orders: OrderRow[] = [];
  const facts: FactSeen[] = [];
  const rejects: Reject[] = [];
  let rejected = 0;
  const see = (cells: readonly string[]): void => {
    const clean = columns.map((column, at) => column.see(cleanCell(cells[at] ?? '')));
    if (sample.length < SAMPLE) sample.push(clean);
  };
  const reject = (one: Reject): void => {
    see(one.cells);
    rejected += 1;
    if (rejects.length < keep) rejects.push(one);
  };
  const seen = isOrderFormat(format) ? format.status.seen : [];

  const { rows } = await readFile(
    source,
    detected,
    context,
    {
      order: (order, row) => {
        const made = isOrderFormat(format) && format.shape !== 'group' && assembleOne(order);
        if (made !== false && 'reason' in made)
          return reject({ line: row.line, ...made, value: '', cells: row.cells });
        see(row.cells);
        if (orders.length < keep) orders.push(order);
        const word = row.text(seen);
        const key = `${word}\u0000${order.status ?? ''}`;
        const n = (statuses.get(key)?.n ?? 0) + 1;
        if (n > 1 || statuses.size < 1000) statuses.set(key, { seen: word, is: order.status, n });
      },
      fact: (fact, { cells }) => {
        see(cells);
        if (facts.length < keep) facts.push(fact);
      },
      reject,
    },
    { signal },
  );
  return {
    rows,
    columns: columns.map((column) => column.seen()),
    sample,
    statuses: [...statuses.values()].toSorted((a, b) => b.n - a.n),
    orders,
    facts,
    rejected,
    rejects,
  };
}

function openColumn(name: string, keep: number) {
  const words = new Map<string, number>();
  const first = new Set<string>();
  let filled = 0;
  let many = false;
  return {
    see: (text: string): string => {
      if (text === '') return text;
      filled += 1;
      if (first.size < keep) first.add(text);
      if (many) return text;
      words.set(text, (words.get(text) ?? 0) + 1);
      many = words.size > MOST_WORDS;
      if (many) words.clear();
      return text;
    },
    seen: (): ColumnSeen => ({ name, filled, words: many ? null : words, first: [...first] }),
  };
}
