import type { Database } from '../../db/open.ts';
import type { Decision } from './decide.ts';
import { countShownBefore, type RedirectState } from './state.ts';
import { type Page, PAGES, REASON_NUMBER } from './words.ts';

/** A visit as it is stored; numbers as words.ts has them. Also what a spill file holds. */
export type VisitRow = {
  readonly code: string;
  readonly at: number;
  readonly day: number;
  readonly visitor: string;
  readonly flags: number;
  readonly reason: number;
  readonly page: number;
  readonly targetId: number | null;
  readonly poolId: number | null;
};

/** A decision about a request, as a row. `day` is that of the workspace's zone. */
export function visitRow(
  { code, at, day, visitor, flags }: Pick<VisitRow, 'code' | 'at' | 'day' | 'visitor' | 'flags'>,
  { reason, target, pool }: Decision,
  page: Page,
): VisitRow {
  return {
    code,
    at,
    day,
    visitor,
    flags,
    reason: REASON_NUMBER[reason],
    page: PAGES.indexOf(page),
    targetId: target === null ? null : target.id,
    poolId: pool === null ? null : pool.id,
  };
}

const ADD_VISIT = /* sql */ `
  INSERT INTO visits (code, at, day, visitor, flags, reason, page, target_id, pool_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ADD_SHOWN = /* sql */ `
  INSERT INTO target_counts (target_id, day, shown) VALUES (?, ?, ?)
  ON CONFLICT (target_id, day) DO UPDATE SET shown = shown + excluded.shown`;
const SET_TURN = /* sql */ `
  INSERT INTO pool_turns (pool_id, target_id) VALUES (?, ?)
  ON CONFLICT (pool_id) DO UPDATE SET target_id = excluded.target_id`;

/**
 * Writes visits with the counters that follow from them: however many, one row of counters for each
 * target shown. Run it in a transaction; the answers go out when that has committed.
 */
export function openVisitWriter(db: Database): (rows: readonly VisitRow[]) => void {
  const addVisit = db.prepare(ADD_VISIT);
  const addShown = db.prepare(ADD_SHOWN);
  const setTurn = db.prepare(SET_TURN);
  return (rows) => {
    const shown = new Map<number, Map<number, number>>();
    const turns = new Map<number, number>();
    for (const row of rows) {
      const { code, at, day, visitor, flags, reason, page, targetId, poolId } = row;
      addVisit.run(code, at, day, visitor, flags, reason, page, targetId, poolId);
      if (flags !== 0 || targetId === null) continue;
      const days = shown.get(targetId) ?? new Map<number, number>();
      shown.set(targetId, days.set(day, (days.get(day) ?? 0) + 1));
      if (poolId !== null && reason === REASON_NUMBER['round-robin']) turns.set(poolId, targetId);
    }
    for (const [target, days] of shown) for (const [day, n] of days) addShown.run(target, day, n);
    for (const [pool, target] of turns) setTurn.run(pool, target);
  };
}

/**
 * Counts in memory what `openVisitWriter` will count in the database: a visit that was answered, and waits
 * to be written. Without it caps would be passed while a full disk keeps it waiting.
 */
export function countWaitingVisit(row: VisitRow, { targets, pools }: RedirectState): void {
  const { day, flags, reason, targetId, poolId } = row;
  const target = targetId === null ? undefined : targets.get(targetId);
  if (flags !== 0 || target === undefined) return;
  countShownBefore(target, day);
  const pool = poolId === null ? undefined : pools.get(poolId);
  if (pool !== undefined && reason === REASON_NUMBER['round-robin']) pool.lastTargetId = target.id;
}
