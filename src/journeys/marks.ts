import type { Database } from '../db/open.ts';

/** Beyond so many it is quicker to lay out everybody's anew. */
export const MANY = 50_000;
const EVERYBODY = 0;
const EVERY_DAY = -1;

const ADD = /* sql */ `
  INSERT OR IGNORE INTO journey_marks (id) SELECT value FROM json_each(?)`;
const READ = /* sql */ `SELECT id FROM journey_marks ORDER BY id LIMIT ?`;
const CLEAR = /* sql */ `DELETE FROM journey_marks`;
const ADD_DAYS = /* sql */ `INSERT OR IGNORE INTO day_marks (day) SELECT value FROM json_each(?)`;
const READ_DAYS = /* sql */ `SELECT day FROM day_marks ORDER BY day`;
const CLEAR_DAYS = /* sql */ `DELETE FROM day_marks`;

type Some = ReadonlySet<number> | 'all';
/** Identities, or customers as they were or are. */
export type Stale = { readonly people?: Some; readonly days?: Some };

/**
 * Says that what is laid out is stale: of people whose orders, joins or leaves are others than they were,
 * whose joins came through another code, or who are others than they were; and of days on which other orders
 * were paid. Where somebody goes from one customer to another, both are to be named. Run in the
 * transaction that changed it.
 */
export function markStale(db: Database, { people, days }: Stale): void {
  const ids = people === 'all' || (people?.size ?? 0) > MANY ? [EVERYBODY] : people;
  if (ids !== undefined) db.prepare<[string]>(ADD).run(JSON.stringify([...ids]));
  const marked = days === 'all' ? [EVERY_DAY] : days;
  if (marked !== undefined) db.prepare<[string]>(ADD_DAYS).run(JSON.stringify([...marked]));
}

const CUSTOMERS = /* sql */ `
  SELECT id FROM journey_marks
  UNION SELECT c.customer_id FROM journey_marks m CROSS JOIN customers c ON c.identity_id = m.id`;

/** Customers whose rows are stale; some of them may be no more. */
export function readMarks(db: Database): readonly number[] | 'all' {
  const marks = db
    .prepare<[number], number>(READ)
    .pluck()
    .all(MANY + 1);
  if (marks.length > MANY || marks[0] === EVERYBODY) return 'all';
  return marks.length === 0 ? [] : db.prepare<[], number>(CUSTOMERS).pluck().all();
}

/** Beyond so many it is quicker to count every day anew, from one end of the orders to the other. */
const MANY_DAYS = 200;

/** Which days are. */
export function readDayMarks(db: Database): readonly number[] | 'all' {
  const days = db.prepare<[], number>(READ_DAYS).pluck().all();
  return days[0] === EVERY_DAY || days.length > MANY_DAYS ? 'all' : days;
}

export function clearMarks(db: Database): void {
  db.exec(CLEAR);
  db.exec(CLEAR_DAYS);
}
