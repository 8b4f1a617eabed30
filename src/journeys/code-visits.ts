import type { Database } from '../db/open.ts';
import { atOnce, type Bits } from './bit-by-bit.ts';
import { type Grouped, group, rowsOf } from './group.ts';
import { changeShelf, fillShelf, readAround, readShelf, type Shelf } from './shelf.ts';
import { bytes, floats, gather, gathering } from './vectors.ts';

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

const TAKEN = /* sql */ `SELECT visit_id, code_id, unplaced FROM visits_taken`;
const STATE = /* sql */ `
  SELECT (SELECT ifnull(max(id), 0) FROM visits) AS visit_id, (SELECT ifnull(max(id), 0) FROM codes) AS code_id`;
const LATER = /* sql */ `SELECT count(*) FROM visits WHERE id > ?`;
const PLACED = /* sql */ `
  SELECT c.id, v.at, v.flags FROM visits v CROSS JOIN codes c ON c.code = v.code WHERE v.id > ?`;
const SAY_TAKEN = /* sql */ `UPDATE visits_taken SET visit_id = ?, code_id = ?, unplaced = ?`;
const FORGET = /* sql */ `UPDATE visits_taken SET visit_id = -1`;
const READ = /* sql */ `
  SELECT CAST(group_concat(codes, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB)
  FROM code_visits`;
const SOME = /* sql */ `
  SELECT CAST(group_concat(codes, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB)
  FROM code_visits WHERE drawer IN (SELECT value FROM json_each(?))`;
const PUT = /* sql */ `
  INSERT INTO code_visits (drawer, codes, counts, at, flags) VALUES (?, ?, ?, ?, ?)`;
const DROP = /* sql */ `
  DELETE FROM code_visits WHERE drawer IN (SELECT value FROM json_each(?))`;
const CLEAR = /* sql */ `DELETE FROM code_visits`;

export const visitsShelf: Shelf & { readonly name: string } = {
  name: 'code-visits',
  kinds: ['f64', 'u8'],
  read: READ,
  some: SOME,
  put: PUT,
  drop: DROP,
  clear: CLEAR,
};

type Taken = { visit_id: number; code_id: number; unplaced: number };

/** Visits are gone: what is laid out of them is stale. */
export function markVisitsStale(db: Database): void {
  db.exec(FORGET);
}

/** Whether no visits have come, nor codes to which visits may have been, since they were laid out. */
export function areVisitsFresh(db: Database): boolean {
  return visitsToTake(db) === 0;
}

/** How many ids of visits are to be looked at; Infinity: all anew. */
export function visitsToTake(db: Database): number {
  const taken = db.prepare<[], Taken>(TAKEN).get();
  const state = db.prepare<[], Omit<Taken, 'unplaced'>>(STATE).get();
  if (taken === undefined || state === undefined) return Infinity;
  return isAnew(taken, state) ? Infinity : state.visit_id - taken.visit_id;
}

/** Some are gone, or have got their code. */
function isAnew(taken: Taken, state: Omit<Taken, 'unplaced'>): boolean {
  return taken.visit_id < 0 || taken.visit_id > state.visit_id || mayPlace(taken, state);
}

/** A visit may be older than its code: batches are made here again from their seed. */
function mayPlace(taken: Taken, state: Omit<Taken, 'unplaced'>): boolean {
  return taken.unplaced > 0 && state.code_id > taken.code_id;
}

/** Lays out the visits that have come since, or all where some are gone or have got their code. */
export function* refreshVisits(db: Database): Bits<void> {
  const taken = db.prepare<[], Taken>(TAKEN).get();
  const state = db.prepare<[], Omit<Taken, 'unplaced'>>(STATE).get();
  if (taken === undefined || state === undefined) throw new RangeError('a state without a row');
  const anew = isAnew(taken, state);
  const from = anew ? 0 : taken.visit_id;
  const later = db.prepare<[number], number>(LATER).pluck().get(from) ?? 0;
  const come = yield* placingVisits(db, from);
  if (anew) fillShelf(db, visitsShelf, come);
  else addVisits(db, come);
  const unplaced = (anew ? 0 : taken.unplaced) + later - (come.starts.at(-1) ?? 0);
  db.prepare<number[]>(SAY_TAKEN).run(state.visit_id, state.code_id, unplaced);
}

function addVisits(db: Database, come: Grouped): void {
  const codes = new Set(come.keys);
  const known = readAround(db, visitsShelf, codes);
  const rows = [...rowsOf(known, codes), ...rowsOf(come, codes)];
  changeShelf(db, visitsShelf, codes, group(gather(rows, visitsShelf.kinds)), known);
}

/** Visits behind the one with an id, each by its code. */
export function placedVisits(db: Database, from: number): Grouped {
  return atOnce(placingVisits(db, from));
}

function* placingVisits(db: Database, from: number): Bits<Grouped> {
  const rows = db.prepare<[number], number[]>(PLACED).raw().iterate(from);
  return group(yield* gathering(rows, visitsShelf.kinds));
}

/** When each code was visited. */
export function readCodeVisits(db: Database): CodeVisits {
  const { keys, starts, columns } = readShelf(db, visitsShelf);
  return { codes: keys, starts, at: floats(columns[0]), flags: bytes(columns[1]) };
}
