import type { Database } from '../../db/open.ts';
import { REASON_NUMBER } from '../redirect/words.ts';

/** How far back traffic is looked at, in whole days before today. */
export const LOOKED_BACK = 7;

/** People who came to a pool on one day; `away`: how many of them found nobody. */
export type PoolDay = {
  readonly poolId: number;
  readonly day: number;
  readonly visits: number;
  readonly away: number;
};

// What was read from a file does not say its pool: that of its code today.
const POOL_DAYS = /* sql */ `
  SELECT coalesce(v.pool_id, c.pool_id) AS poolId, v.day, count(*) AS visits,
    count(*) FILTER (WHERE v.reason = @away) AS away
  FROM visits v LEFT JOIN codes c ON v.reason IS NULL AND c.code = v.code
  WHERE v.flags = 0 AND v.day >= @since AND v.day < @today
  GROUP BY 1, 2 HAVING poolId IS NOT NULL ORDER BY 1, 2`;

/** Likely people by pool and day in the days before today. Reads all visits once. */
export function readPoolDays(db: Database, today: number): PoolDay[] {
  return db
    .prepare<{ away: number; since: number; today: number }, PoolDay>(POOL_DAYS)
    .all({ away: REASON_NUMBER['away'], since: today - LOOKED_BACK, today });
}

const LOST = /* sql */ `
  SELECT c.batch_id AS batch, count(*) AS visits FROM visits v JOIN codes c ON c.code = v.code
  WHERE v.flags = 0 AND v.reason = ? AND v.day >= ? AND c.pool_id IS NULL AND c.target_id IS NULL
  GROUP BY c.batch_id`;

/** Likely people, today and in the days before, who scanned a code that pointed to nothing, and still does. */
export function readLost(db: Database, today: number): ReadonlyMap<number, number> {
  const rows = db
    .prepare<[number, number], { batch: number; visits: number }>(LOST)
    .all(REASON_NUMBER['no-destination'], today - LOOKED_BACK);
  return new Map(rows.map(({ batch, visits }) => [batch, visits]));
}
