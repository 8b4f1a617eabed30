import type { Database } from '../db/open.ts';
import type { Reject } from '../formats/canonical.ts';

/**
 * Temporary tables of an import, so that memory stays flat however large the file is: orders to be
 * settled when all of it is read, and rows that could not be read.
 */
const TABLES = [
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS unsettled (order_id INTEGER PRIMARY KEY, is_late INTEGER NOT NULL)`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS rejects (
    n INTEGER PRIMARY KEY, line INTEGER NOT NULL, reject TEXT NOT NULL)`,
];
const CLEAR = [
  /* sql temp */ `DELETE FROM temp.unsettled`,
  /* sql temp */ `DELETE FROM temp.rejects`,
];

const UNSETTLE = /* sql temp */ `
  INSERT INTO unsettled (order_id, is_late) VALUES (?, ?)
  ON CONFLICT (order_id) DO UPDATE SET is_late = max(is_late, excluded.is_late)`;
const IS_LATE = /* sql temp */ `SELECT is_late FROM unsettled WHERE order_id = ?`;
const NEXT_UNSETTLED = /* sql temp */ `
  SELECT order_id, is_late FROM unsettled WHERE order_id > ? ORDER BY order_id LIMIT 1000`;
const REJECT = /* sql temp */ `INSERT INTO rejects (line, reject) VALUES (?, ?)`;
const NEXT_REJECTS = /* sql temp */ `
  SELECT n, line, reject FROM rejects WHERE (line, n) > (?, ?) ORDER BY line, n LIMIT 1000`;

/** An order to be settled; late: its sums are added at the end, for the file shows it in several ways. */
export type Unsettled = { readonly order_id: number; readonly is_late: number };

type RejectRow = { n: number; line: number; reject: string };

export function openWorkbench(db: Database) {
  for (const table of TABLES) db.exec(table);
  for (const clear of CLEAR) db.exec(clear);
  const unsettle = db.prepare<[number, number]>(UNSETTLE);
  const isLate = db.prepare<[number], number>(IS_LATE).pluck();
  const addReject = db.prepare<[number, string]>(REJECT);

  function* unsettled(): Generator<Unsettled> {
    const next = db.prepare<[number], Unsettled>(NEXT_UNSETTLED);
    let last = 0;
    for (let page = next.all(last); page.length > 0; page = next.all(last)) {
      for (const one of page) {
        last = one.order_id;
        yield one;
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
    unsettle: (orderId: number, late: boolean): void => void unsettle.run(orderId, Number(late)),
    isLate: (orderId: number): boolean => isLate.get(orderId) === 1,
    unsettled,
    reject: (one: Reject): void => void addReject.run(one.line, JSON.stringify(one)),
    rejects,
  };
}
