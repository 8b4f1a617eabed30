import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, PEOPLE_FIGURES } from '../arrivals/explain.ts';
import { askedFor, DIMENSIONS } from '../dimensions/dimension.ts';
import { codeValues, partNamed } from '../dimensions/explain.ts';
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

// What a part of a batch is known by is the code; a batch is shown with all of its parts.
const PARTS = /* sql temp */ `
WITH counted AS (
  SELECT arrived.batch_id, code_values.value, count(*) AS joins, sum(kept = 'kept') AS kept_7d,
    sum(kept = 'open') AS undecided, sum(bought_before) AS customers_before,
    sum(has_first_order) AS first_orders, sum(minor) AS net_minor
  FROM arrived
  JOIN code_values ON code_values.name = arrived.name
  WHERE is_new AND arrived.batch_id IS NOT NULL
  GROUP BY 1, 2
),
made AS (
  SELECT codes.batch_id, code_values.value, count(*) AS codes, coalesce(sum(seen.visits), 0) AS visits
  FROM codes
  JOIN code_values ON code_values.code_id = codes.id
  LEFT JOIN (
    SELECT code, count(*) AS visits FROM visits
    WHERE at BETWEEN @since AND @asOf AND flags & 255 = 0
    GROUP BY code
  ) AS seen ON seen.code = codes.code
  GROUP BY 1, 2
)
SELECT batches.id AS batch, made.value AS part, made.codes, made.visits, coalesce(joins, 0) AS joins,
  coalesce(kept_7d, 0) AS kept_7d, coalesce(undecided, 0) AS undecided,
  coalesce(customers_before, 0) AS customers_before, coalesce(first_orders, 0) AS first_orders,
  coalesce(net_minor, 0) AS net_minor
FROM batches
JOIN made ON made.batch_id = batches.id
LEFT JOIN counted ON counted.batch_id = batches.id AND counted.value IS made.value
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND (batches.created_at >= @since
    OR batches.id IN (SELECT batch_id FROM made WHERE visits > 0)
    OR batches.id IN (SELECT batch_id FROM counted))
ORDER BY 1, 2 NULLS LAST`;

/** What came of each batch, or of each part of it, from the facts; with `--top`, what is run. */
export function explainBatches(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  if (params.top !== undefined) return undefined;
  const by = askedFor(DIMENSIONS, params.by);
  const { statements, places } = explainArrivals(db, params, settings);
  const figures = ['codes', 'visits', ...PEOPLE_FIGURES];
  if (by === undefined) return [...statements, gives(BATCHES, places, figures, ['batch'])];
  const parts = gives(partNamed(PARTS, by), places, figures, ['batch', by]);
  return [...statements, ...codeValues(by), parts];
}
