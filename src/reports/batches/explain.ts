import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, PEOPLE_FIGURES } from '../arrivals/explain.ts';
import { gives } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';

const BATCHES = /* sql temp */ `
WITH counted AS (
  SELECT batch_id, count(*) AS joins, sum(kept = 'kept') AS kept_7d, sum(kept = 'open') AS undecided,
    sum(bought_before) AS customers_before, sum(has_first_order) AS first_orders, sum(minor) AS net_minor
  FROM arrived
  WHERE is_new
  GROUP BY batch_id
),
made AS (
  SELECT codes.batch_id, count(*) AS codes, coalesce(sum(seen.visits), 0) AS visits
  FROM codes
  LEFT JOIN (
    SELECT code, count(*) AS visits FROM visits
    WHERE at BETWEEN @since AND @asOf AND flags & 255 = 0
    GROUP BY code
  ) AS seen ON seen.code = codes.code
  GROUP BY codes.batch_id
)
SELECT batches.id AS batch, made.codes, made.visits, coalesce(joins, 0) AS joins,
  coalesce(kept_7d, 0) AS kept_7d, coalesce(undecided, 0) AS undecided,
  coalesce(customers_before, 0) AS customers_before, coalesce(first_orders, 0) AS first_orders,
  coalesce(net_minor, 0) AS net_minor
FROM batches
JOIN made ON made.batch_id = batches.id
LEFT JOIN counted ON counted.batch_id = batches.id
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND (batches.created_at >= @since OR made.visits > 0 OR counted.joins > 0)`;

/** What came of each batch, from the facts; with `--top` or `--by`, what is run. */
export function explainBatches(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  if (params.by !== undefined || params.top !== undefined) return undefined;
  const { statements, places } = explainArrivals(db, params, settings);
  return [...statements, gives(BATCHES, places, ['codes', 'visits', ...PEOPLE_FIGURES], ['batch'])];
}
