import { clockChanges } from '../../core/clock-changes.ts';
import type { Database } from '../../db/open.ts';
import { statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

const FIRST_EVENT = /* sql */ `
SELECT min(at)
FROM (
  SELECT min(at) AS at FROM visits UNION ALL SELECT min(joined_at) FROM joins
  UNION ALL SELECT min(left_at) FROM leaves UNION ALL SELECT min(paid_at) FROM orders
  UNION ALL SELECT min(at) FROM deliveries UNION ALL SELECT min(at) FROM participants
  UNION ALL SELECT min(at) FROM referrals
)`;

const DROP_CLOCKS = /* sql temp */ `DROP TABLE IF EXISTS temp.clocks`;
const CLOCKS = /* sql temp */ `
CREATE TEMP TABLE clocks AS
SELECT value ->> 'from' AS since, value ->> 'offset' AS ahead FROM json_each(@clocks)`;

/**
 * Lays out since when (ms UTC) the clocks of a zone were how far ahead of UTC (ms), `clocks` (since, ahead),
 * from the first event to `asOf`: SQLite knows no zones.
 */
export function clocks(db: Database, asOf: number, timezone: string): RunStatement[] {
  const first = db.prepare<[], number | null>(FIRST_EVENT).pluck().get() ?? asOf;
  const changes = JSON.stringify(clockChanges(Math.min(first, asOf), asOf, timezone));
  return [
    statement(DROP_CLOCKS, {}),
    statement(CLOCKS, { clocks: changes }, { code: 'explain-clocks', params: { timezone } }),
  ];
}
