import type { Database } from '../db/open.ts';
import type { Reject } from '../formats/canonical.ts';
import type { OrderRow } from '../formats/order-row.ts';

/**
 * Temporary tables of an import, so that memory stays flat however large the file is: rows waiting for
 * the other rows of their order, orders to be settled, and rows that could not be read.
 */
const TABLES = [
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS gathered (
    n INTEGER PRIMARY KEY, key TEXT NOT NULL, row TEXT NOT NULL, cells TEXT NOT NULL)`,
  /* sql temp */ `CREATE INDEX IF NOT EXISTS temp.gathered_by_key ON gathered (key, n)`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS touched (
    order_id INTEGER PRIMARY KEY, is_new INTEGER NOT NULL, is_settled INTEGER NOT NULL)`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS rejects (
    n INTEGER PRIMARY KEY, line INTEGER NOT NULL, reject TEXT NOT NULL)`,
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS spoilt (order_no TEXT PRIMARY KEY)`,
];

const CLEAR = [
  /* sql temp */ `DELETE FROM temp.gathered`,
  /* sql temp */ `DELETE FROM temp.touched`,
  /* sql temp */ `DELETE FROM temp.rejects`,
  /* sql temp */ `DELETE FROM temp.spoilt`,
];

const GATHER = /* sql temp */ `INSERT INTO gathered (key, row, cells) VALUES (?, ?, ?)`;
const NEXT_GATHERED = /* sql temp */ `
  SELECT n, key, row, cells FROM gathered WHERE (key, n) > (?, ?) ORDER BY key, n LIMIT 1000`;
const TOUCH = /* sql temp */ `
  INSERT INTO touched (order_id, is_new, is_settled) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;
const UNSETTLE = /* sql temp */ `UPDATE touched SET is_settled = 0 WHERE order_id = ?`;
const NEXT_TOUCHED = /* sql temp */ `
  SELECT order_id, is_new, is_settled FROM touched WHERE order_id > ? ORDER BY order_id LIMIT 1000`;
const REJECT = /* sql temp */ `INSERT INTO rejects (line, reject) VALUES (?, ?)`;
const NEXT_REJECTS = /* sql temp */ `
  SELECT n, line, reject FROM rejects WHERE (line, n) > (?, ?) ORDER BY line, n LIMIT 1000`;
const SPOIL = /* sql temp */ `INSERT INTO spoilt (order_no) VALUES (?) ON CONFLICT DO NOTHING`;
const IS_SPOILT = /* sql temp */ `SELECT 1 FROM spoilt WHERE order_no = ?`;

export type Gathered = { readonly row: OrderRow; readonly cells: readonly string[] };

/** An order that the file shows: was it new, and is its state what its versions say? */
export type Touched = {
  readonly orderId: number;
  readonly isNew: boolean;
  readonly isSettled: boolean;
};

type GatheredRow = { n: number; key: string; row: string; cells: string };
type TouchedRow = { order_id: number; is_new: number; is_settled: number };
type RejectRow = { n: number; line: number; reject: string };

export function openWorkbench(db: Database) {
  for (const table of TABLES) db.exec(table);
  for (const clear of CLEAR) db.exec(clear);
  const gather = db.prepare<[string, string, string]>(GATHER);
  const touch = db.prepare<[number, number, number]>(TOUCH);
  const unsettle = db.prepare<[number]>(UNSETTLE);
  const addReject = db.prepare<[number, string]>(REJECT);
  const spoil = db.prepare<[string]>(SPOIL);
  const isSpoilt = db.prepare<[string], number>(IS_SPOILT).pluck();

  /** The rows of each order together, whatever lay between them in the file. */
  function* orders(): Generator<readonly Gathered[]> {
    const next = db.prepare<[string, number], GatheredRow>(NEXT_GATHERED);
    let group: Gathered[] = [];
    let [key, n] = ['', 0];
    for (let page = next.all(key, n); page.length > 0; page = next.all(key, n)) {
      for (const one of page) {
        if (one.key !== key && group.length > 0) {
          yield group;
          group = [];
        }
        [key, n] = [one.key, one.n];
        const row: OrderRow = JSON.parse(one.row);
        const cells: string[] = JSON.parse(one.cells);
        group.push({ row, cells });
      }
    }
    if (group.length > 0) yield group;
  }

  function* touched(): Generator<Touched> {
    const next = db.prepare<[number], TouchedRow>(NEXT_TOUCHED);
    let last = 0;
    for (let page = next.all(last); page.length > 0; page = next.all(last)) {
      for (const one of page) {
        last = one.order_id;
        yield {
          orderId: one.order_id,
          isNew: one.is_new === 1,
          isSettled: one.is_settled === 1,
        };
      }
    }
  }

  function* rejects(): Generator<Reject> {
    const next = db.prepare<[number, number], RejectRow>(NEXT_REJECTS);
    let [line, n] = [-1, 0];
    for (let page = next.all(line, n); page.length > 0; page = next.all(line, n)) {
      for (const one of page) {
        [line, n] = [one.line, one.n];
        const reject: Reject = JSON.parse(one.reject);
        yield reject;
      }
    }
  }

  return {
    gather: (key: string, row: OrderRow, cells: readonly string[]): void =>
      void gather.run(key, JSON.stringify(row), JSON.stringify(cells)),
    orders,
    /** @returns false where the file has shown this order before */
    touch: ({ orderId, isNew, isSettled }: Touched): boolean => {
      const first = touch.run(orderId, Number(isNew), Number(isSettled)).changes === 1;
      if (!first && !isSettled) unsettle.run(orderId);
      return first;
    },
    touched,
    reject: (one: Reject): void => void addReject.run(one.line, JSON.stringify(one)),
    rejects,
    /** An order of which one row cannot be read is not read at all. */
    spoil: (orderNo: string): void => void spoil.run(orderNo),
    isSpoilt: (orderNo: string): boolean => isSpoilt.get(orderNo) !== undefined,
  };
}
