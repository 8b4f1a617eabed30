import type { Database } from '../db/open.ts';

/** Beyond so many it is quicker to lay out everybody's anew. */
export const MANY = 50_000;
const EVERYBODY = 0;
const EVERY_DAY = -1;

const ADD = /* sql */ `
  INSERT OR IGNORE INTO journey_marks (identity_id) SELECT value FROM json_each(?)`;
const READ = /* sql */ `SELECT identity_id FROM journey_marks ORDER BY identity_id LIMIT ?`;
const CLEAR = /* sql */ `DELETE FROM journey_marks`;
const ADD_DAYS = /* sql */ `INSERT OR IGNORE INTO day_marks (day) SELECT value FROM json_each(?)`;
const READ_DAYS = /* sql */ `SELECT day FROM day_marks ORDER BY day`;
const CLEAR_DAYS = /* sql */ `DELETE FROM day_marks`;

type Some = ReadonlySet<number> | 'all';
export type Stale = { readonly identities?: Some; readonly days?: Some };

/**
 * Says that what is laid out is stale: of identities whose orders, joins or leaves are others than they
 * were, or whose joins came through another code; of days on which other orders were paid. Run in the
 * transaction that changed the facts.
 */
export function markStale(db: Database, { identities, days }: Stale): void {
  const ids = identities === 'all' || (identities?.size ?? 0) > MANY ? [EVERYBODY] : identities;
  if (ids !== undefined) db.prepare<[string]>(ADD).run(JSON.stringify([...ids]));
  const marked = days === 'all' ? [EVERY_DAY] : days;
  if (marked !== undefined) db.prepare<[string]>(ADD_DAYS).run(JSON.stringify([...marked]));
}

/** Whose rows are stale. */
export function readMarks(db: Database): readonly number[] | 'all' {
  const marks = db
    .prepare<[number], number>(READ)
    .pluck()
    .all(MANY + 1);
  return marks.length > MANY || marks[0] === EVERYBODY ? 'all' : marks;
}

/** Which days are. */
export function readDayMarks(db: Database): readonly number[] | 'all' {
  const days = db.prepare<[], number>(READ_DAYS).pluck().all();
  return days[0] === EVERY_DAY ? 'all' : days;
}

export function clearMarks(db: Database): void {
  db.exec(CLEAR);
  db.exec(CLEAR_DAYS);
}
