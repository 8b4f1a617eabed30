import { openScratch } from '../db/scratch.ts';
import type { OrderRow } from '../formats/order-row.ts';

const SCHEMA = /* sql temp */ `
  CREATE TABLE gathered (
    n INTEGER PRIMARY KEY, key TEXT NOT NULL, row TEXT NOT NULL, cells TEXT NOT NULL);
  CREATE INDEX gathered_by_key ON gathered (key, n);
  CREATE TABLE spoilt (order_no TEXT PRIMARY KEY)`;
const ADD = /* sql temp */ `INSERT INTO gathered (key, row, cells) VALUES (?, ?, ?)`;
/** Orders in the order in which the file begins them. */
const NEXT_KEYS = /* sql temp */ `
  SELECT key, min(n) AS first FROM gathered GROUP BY key ORDER BY first`;
const ROWS = /* sql temp */ `SELECT row, cells FROM gathered WHERE key = ? ORDER BY n`;
const SPOIL = /* sql temp */ `INSERT INTO spoilt (order_no) VALUES (?) ON CONFLICT DO NOTHING`;
const IS_SPOILT = /* sql temp */ `SELECT 1 FROM spoilt WHERE order_no = ?`;

export type Gathered = { readonly row: OrderRow; readonly cells: readonly string[] };

export type Gathering = {
  readonly add: (key: string, row: OrderRow, cells: readonly string[]) => void;
  /** An order of which one row cannot be read is not read at all. */
  readonly spoil: (orderNo: string) => void;
  readonly isSpoilt: (orderNo: string) => boolean;
  /** The rows of each order together, whatever lay between them in the file. */
  readonly orders: () => Generator<readonly Gathered[]>;
  readonly close: () => void;
};

/** Rows that wait for the other rows of their order, which may stand anywhere in the file. */
export function openGathering(): Gathering {
  const db = openScratch(SCHEMA);
  const add = db.prepare<[string, string, string]>(ADD);
  const spoil = db.prepare<[string]>(SPOIL);
  const isSpoilt = db.prepare<[string], number>(IS_SPOILT).pluck();

  function* orders(): Generator<readonly Gathered[]> {
    const rows = db.prepare<[string], { row: string; cells: string }>(ROWS);
    for (const { key } of db.prepare<[], { key: string }>(NEXT_KEYS).iterate()) {
      yield rows.all(key).map(({ row, cells }) => {
        const parsed: OrderRow = JSON.parse(row);
        const texts: string[] = JSON.parse(cells);
        return { row: parsed, cells: texts };
      });
    }
  }

  return {
    add: (key, row, cells) => void add.run(key, JSON.stringify(row), JSON.stringify(cells)),
    spoil: (orderNo) => void spoil.run(orderNo),
    isSpoilt: (orderNo) => isSpoilt.get(orderNo) !== undefined,
    orders,
    close: () => db.close(),
  };
}
