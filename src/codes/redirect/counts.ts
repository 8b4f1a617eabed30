import type { Database } from '../../db/open.ts';
import { REASON_NUMBER } from './words.ts';

/** A counter that was stored otherwise than the visits say: nowhere, unless there is a bug. */
export type CountDifference = {
  readonly kind: 'shown' | 'turn';
  readonly id: number;
  readonly stored: string | null;
  readonly computed: string | null;
};

const SHOWN_DIFFERS = /* sql */ `
  WITH counted AS (
    SELECT target_id, day, count(*) AS shown FROM visits
    WHERE flags = 0 AND target_id IS NOT NULL GROUP BY target_id, day)
  SELECT 'shown' AS kind, coalesce(a.target_id, b.target_id) AS id,
    a.day || ': ' || a.shown AS stored, b.day || ': ' || b.shown AS computed
  FROM target_counts a FULL JOIN counted b ON b.target_id = a.target_id AND b.day = a.day
  WHERE a.shown IS NOT b.shown
  ORDER BY id, coalesce(a.day, b.day)`;
const TURN_DIFFERS = /* sql */ `
  WITH last AS (
    SELECT pool_id, max(id) AS visit_id FROM visits
    WHERE flags = 0 AND reason = ? AND pool_id IS NOT NULL GROUP BY pool_id),
  counted AS (SELECT l.pool_id, v.target_id FROM last l JOIN visits v ON v.id = l.visit_id)
  SELECT 'turn' AS kind, coalesce(a.pool_id, b.pool_id) AS id,
    cast(a.target_id AS TEXT) AS stored, cast(b.target_id AS TEXT) AS computed
  FROM pool_turns a FULL JOIN counted b ON b.pool_id = a.pool_id
  WHERE a.target_id IS NOT b.target_id
  ORDER BY id`;

/** Every counter that is not what the visits say. */
export function checkCounts(db: Database): CountDifference[] {
  const turn = REASON_NUMBER['round-robin'];
  return [
    ...db.prepare<[], CountDifference>(SHOWN_DIFFERS).all(),
    ...db.prepare<[number], CountDifference>(TURN_DIFFERS).all(turn),
  ];
}

const CLEAR_SHOWN = /* sql */ `DELETE FROM target_counts`;
const COUNT_SHOWN = /* sql */ `
  INSERT INTO target_counts (target_id, day, shown)
  SELECT target_id, day, count(*) FROM visits
  WHERE flags = 0 AND target_id IS NOT NULL GROUP BY target_id, day`;
const CLEAR_TURNS = /* sql */ `DELETE FROM pool_turns`;
const FIND_TURNS = /* sql */ `
  INSERT INTO pool_turns (pool_id, target_id)
  SELECT v.pool_id, v.target_id FROM visits v WHERE v.id IN (
    SELECT max(id) FROM visits
    WHERE flags = 0 AND reason = ? AND pool_id IS NOT NULL GROUP BY pool_id)`;

/** Computes all counters anew from the visits. Run in a transaction. */
export function rebuildCounts(db: Database): void {
  db.exec(CLEAR_SHOWN);
  db.exec(COUNT_SHOWN);
  db.exec(CLEAR_TURNS);
  db.prepare<[number]>(FIND_TURNS).run(REASON_NUMBER['round-robin']);
}
