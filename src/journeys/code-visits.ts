import type { Database } from '../db/open.ts';
import { type Grouped, group } from './group.ts';
import { startsOf } from './shelf.ts';
import { bytes, floats, gather, type Kind, numbersIn, pack, unpack } from './vectors.ts';

/** Visits of codes that there are: of `codes[i]` those from `starts[i]` up to `starts[i + 1]`, by time. */
export type CodeVisits = {
  /** Ids of codes, ascending. */
  readonly codes: Int32Array;
  readonly starts: Uint32Array;
  /** Milliseconds UTC. */
  readonly at: Float64Array;
  /** `visits.flags`: what makes them ones that do not count. */
  readonly flags: Uint8Array;
};

const KINDS: readonly Kind[] = ['f64', 'u8'];

const TAKEN = /* sql */ `SELECT visit_id, code_id, unplaced FROM visits_taken`;
const STATE = /* sql */ `
  SELECT (SELECT ifnull(max(id), 0) FROM visits) AS visit_id, (SELECT ifnull(max(id), 0) FROM codes) AS code_id`;
const LATER = /* sql */ `SELECT count(*) FROM visits WHERE id > ?`;
const PLACED = /* sql */ `
  SELECT c.id, v.at, v.flags FROM visits v CROSS JOIN codes c ON c.code = v.code WHERE v.id > ?`;
const KNOWN = /* sql */ `
  SELECT code_id, at, flags FROM code_visits WHERE code_id IN (SELECT value FROM json_each(?))`;
const PUT = /* sql */ `
  INSERT INTO code_visits (code_id, n, at, flags) VALUES (?, ?, ?, ?)
  ON CONFLICT (code_id) DO UPDATE SET n = excluded.n, at = excluded.at, flags = excluded.flags`;
const SAY_TAKEN = /* sql */ `UPDATE visits_taken SET visit_id = ?, code_id = ?, unplaced = ?`;
const CLEAR = /* sql */ `DELETE FROM code_visits`;
const FORGET = /* sql */ `UPDATE visits_taken SET visit_id = -1`;
const READ = /* sql */ `
  SELECT json_group_array(code_id) AS codes, json_group_array(n) AS counts,
    CAST(group_concat(at, '') AS BLOB) AS at, CAST(group_concat(flags, '') AS BLOB) AS flags
  FROM code_visits`;

type Taken = { visit_id: number; code_id: number; unplaced: number };
type KnownRow = { code_id: number; at: Uint8Array; flags: Uint8Array };
type VisitsRow = { codes: string; counts: string; at: Uint8Array | null; flags: Uint8Array | null };

/** Visits are gone: what is laid out of them is stale. */
export function markVisitsStale(db: Database): void {
  db.exec(FORGET);
}

/** Whether visits have come, or codes to which visits may have been, since they were laid out. */
export function areVisitsFresh(db: Database): boolean {
  const taken = db.prepare<[], Taken>(TAKEN).get();
  const state = db.prepare<[], Omit<Taken, 'unplaced'>>(STATE).get();
  if (taken === undefined || state === undefined) return false;
  return taken.visit_id === state.visit_id && !mayPlace(taken, state);
}

/** A visit may be older than its code: batches are made here again from their seed. */
function mayPlace(taken: Taken, state: Omit<Taken, 'unplaced'>): boolean {
  return taken.unplaced > 0 && state.code_id > taken.code_id;
}

/** Lays out the visits that have come since, or all where some are gone or have got their code. */
export function refreshVisits(db: Database): void {
  const taken = db.prepare<[], Taken>(TAKEN).get();
  const state = db.prepare<[], Omit<Taken, 'unplaced'>>(STATE).get();
  if (taken === undefined || state === undefined) throw new RangeError('a state without a row');
  const anew = taken.visit_id < 0 || taken.visit_id > state.visit_id || mayPlace(taken, state);
  if (anew) db.exec(CLEAR);
  const from = anew ? 0 : taken.visit_id;
  const later = db.prepare<[number], number>(LATER).pluck().get(from) ?? 0;
  const come = gather(db.prepare<[number], number[]>(PLACED).raw().iterate(from), KINDS);
  const { keys, starts, columns } = group(
    anew ? come : gather(knownVisits(db, come.keys), KINDS, come),
  );
  const put = db.prepare<(number | Buffer)[]>(PUT);
  for (let at = 0; at < keys.length; at += 1) {
    const [first, next] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    const vectors = columns.map((column) => pack(column, first, next));
    put.run(keys[at] ?? 0, next - first, ...vectors);
  }
  const unplaced = (anew ? 0 : taken.unplaced) + later - come.keys.length;
  db.prepare<number[]>(SAY_TAKEN).run(state.visit_id, state.code_id, unplaced);
}

/** What is laid out of some codes already. */
function* knownVisits(db: Database, codes: Int32Array): Generator<number[]> {
  const list = JSON.stringify([...new Set(codes)]);
  for (const { code_id, at, flags } of db.prepare<[string], KnownRow>(KNOWN).all(list)) {
    const [times, bits] = [unpack('f64', at), unpack('u8', flags)];
    for (let n = 0; n < times.length; n += 1) yield [code_id, times[n] ?? 0, bits[n] ?? 0];
  }
}

const ROWS = /* sql */ `SELECT code_id, at, flags FROM code_visits ORDER BY code_id`;

/** For the check: what is laid out of each code, and what the visits say of them all. */
export const visitsLaidOut = {
  name: 'code-visits',
  kinds: KINDS,
  rows: ROWS,
  layOut: (db: Database): Grouped =>
    group(gather(db.prepare<[number], number[]>(PLACED).raw().iterate(0), KINDS)),
};

/** When each code was visited. */
export function readCodeVisits(db: Database): CodeVisits {
  const row = db.prepare<[], VisitsRow>(READ).get();
  if (row === undefined) throw new RangeError('a sum without a row');
  const nothing = new Uint8Array();
  return {
    codes: numbersIn(row.codes),
    starts: startsOf(numbersIn(row.counts)),
    at: floats(unpack('f64', row.at ?? nothing)),
    flags: bytes(unpack('u8', row.flags ?? nothing)),
  };
}
