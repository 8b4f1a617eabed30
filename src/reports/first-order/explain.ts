import { OTHER } from '../../core/table.ts';
import { DAY_MS } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { askedFor, DIMENSIONS } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { knownOrders } from '../known.ts';
import { friendships, gives, paidOrders } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { explainGroups, explainWatched } from './explain-watched.ts';
import { SUBSIDY_DAYS } from './subsidies.ts';

const SHARES = /* sql temp */ `
WITH days (n) AS (VALUES (1), (3), (7), (30), (60), (90), (180)),
steps AS (
  SELECT part, time, sum(has_ordered) AS orders,
    sum(count(*)) OVER (PARTITION BY part ORDER BY time DESC) AS at_risk
  FROM watched
  GROUP BY part, time
),
counted AS (
  SELECT part, n, n * 86400000 AS span,
    count(*) FILTER (WHERE has_ordered AND time <= n * 86400000) AS ordered,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most >= n * 86400000) AS waiting,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most < n * 86400000) AS open
  FROM watched
  CROSS JOIN days
  GROUP BY part, n
)
SELECT part AS part, n AS within_days, ordered, waiting, open,
  CASE WHEN waiting > 0 OR (ordered > 0 AND open = 0) THEN coalesce((
    SELECT 1 - iif(min(at_risk - orders) = 0, 0, exp(sum(ln(1 - 1.0 * orders / at_risk))))
    FROM steps
    WHERE steps.part IS counted.part AND orders > 0 AND time <= span
  ), 0) END AS share
FROM counted
ORDER BY part NULLS LAST, n`;

// How many bought what first, of all who are watched: at each time the share of those who had not bought before
// it, by the part of those at risk who bought this then.
const PRODUCT_SHARES = /* sql temp */ `
WITH days (n) AS (VALUES (1), (3), (7), (30), (60), (90), (180)),
steps AS (
  SELECT time, sum(has_ordered) AS orders, sum(count(*)) OVER (ORDER BY time DESC) AS at_risk
  FROM watched
  GROUP BY time
),
before AS (
  SELECT time, at_risk, coalesce(exp(sum(ln(1 - 1.0 * orders / at_risk)) OVER (
    ORDER BY time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  )), 1.0) AS waiting
  FROM steps
  WHERE orders > 0
),
known AS (
  SELECT n, n * 86400000 AS span,
    count(*) FILTER (WHERE has_ordered AND time <= n * 86400000) AS ordered,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most >= n * 86400000) AS waiting,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most < n * 86400000) AS open
  FROM watched
  CROSS JOIN days
  GROUP BY n
)
SELECT products.part AS part, known.n AS within_days,
  (
    SELECT count(*) FROM watched
    WHERE has_ordered AND watched.part IS products.part AND time <= known.span
  ) AS ordered, known.waiting, known.open,
  CASE WHEN known.waiting > 0 OR (known.ordered > 0 AND known.open = 0) THEN coalesce((
    SELECT sum(before.waiting / before.at_risk)
    FROM watched
    JOIN before ON before.time = watched.time
    WHERE has_ordered AND watched.part IS products.part AND watched.time <= known.span
  ), 0) END AS share
FROM (SELECT DISTINCT part FROM watched WHERE has_ordered) AS products
CROSS JOIN known
ORDER BY products.part NULLS LAST, known.n`;

const MEDIANS = /* sql temp */ `
WITH steps AS (
  SELECT part, time, sum(has_ordered) AS orders,
    sum(count(*)) OVER (PARTITION BY part ORDER BY time DESC) AS at_risk
  FROM watched
  GROUP BY part, time
),
curve AS (
  SELECT part, time, iif(orders = at_risk, 0, exp(sum(ln(1 - 1.0 * orders / at_risk)) OVER (
    PARTITION BY part ORDER BY time
  ))) AS waiting
  FROM steps
  WHERE orders > 0
)
SELECT part AS part, min(time) / 86400000.0 AS median_days
FROM curve
WHERE waiting <= 0.5 + 1e-9
GROUP BY part`;

const GROUPS = /* sql temp */ `
SELECT part AS part, count(*) AS people, sum(has_ordered) AS buyers FROM watched GROUP BY part`;
const PRODUCTS = /* sql temp */ `
SELECT part AS part, (SELECT count(*) FROM watched) AS people, count(*) AS buyers
FROM watched
WHERE has_ordered
GROUP BY part`;

const WHOLE = /* sql temp */ `
SELECT count(*) AS people, count(*) FILTER (WHERE has_ordered) AS buyers FROM watched`;

// The variant's own gifts for each who joined, and as much of the campaign's as everybody got, by the share that buys;
// nothing where some of them were paid in another currency.
const SUBSIDIES = /* sql temp */ `
WITH given AS (
  SELECT nullif(variant, '') AS variant, sum(amount_minor) AS amount
  FROM costs
  WHERE kind IN ('gift', 'red_packet') AND at BETWEEN @since AND @asOf AND currency = @currency
    AND (@campaign IS NULL OR campaign_id = @campaign)
  GROUP BY 1
),
elsewhere AS (
  SELECT DISTINCT variant
  FROM costs
  WHERE kind IN ('gift', 'red_packet') AND at BETWEEN @since AND @asOf AND currency <> @currency
    AND (@campaign IS NULL OR campaign_id = @campaign)
),
joined AS (SELECT variant, count(*) AS n FROM newcomers GROUP BY variant),
steps AS (
  SELECT part, time, sum(has_ordered) AS orders,
    sum(count(*)) OVER (PARTITION BY part ORDER BY time DESC) AS at_risk
  FROM watched
  GROUP BY part, time
),
counted AS (
  SELECT part, count(*) FILTER (WHERE has_ordered AND time <= @span) AS ordered,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= @span) AND at_most >= @span) AS waiting,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= @span) AND at_most < @span) AS open
  FROM watched
  GROUP BY part
),
shares AS (
  SELECT part, CASE WHEN waiting > 0 OR (ordered > 0 AND open = 0) THEN (
    SELECT 1 - iif(min(at_risk - orders) = 0, 0, exp(sum(ln(1 - 1.0 * orders / at_risk))))
    FROM steps
    WHERE steps.part IS counted.part AND orders > 0 AND time <= @span
  ) END AS share
  FROM counted
)
SELECT shares.part AS part, round(round((
  1.0 * coalesce((SELECT amount FROM given WHERE given.variant = joined.variant), 0) / joined.n
  + 1.0 * coalesce((SELECT amount FROM given WHERE given.variant IS NULL), 0)
    / (SELECT count(*) FROM newcomers)
) / share, 6)) AS subsidy_each_minor
FROM shares
JOIN parts ON parts.part IS shares.part
JOIN joined ON joined.variant IS parts.value
WHERE shares.part IS NOT @other AND EXISTS (SELECT 1 FROM given) AND share > 0
  AND NOT EXISTS (SELECT 1 FROM elsewhere WHERE variant IN ('', joined.variant))`;

/** The curve of everybody, or of each part, from the facts; intervals are worked out from it. @throws unknown-campaign */
export function explainFirstOrder(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const { asOf, since = 0, campaign, gross } = params;
  const { currency: workspace, timezone } = settings;
  const by = askedFor(DIMENSIONS, params.by);
  const seen = { asOf, workspace };
  const scope = {
    ...seen,
    since,
    gross: gross === true ? 1 : 0,
    until: Math.max(0, knownOrders(db, { asOf, timezone }, 'private').until),
    campaign: askedCampaign(db, campaign),
    currency: chooseCurrency(db, params, settings).currency,
    other: OTHER,
    span: SUBSIDY_DAYS * DAY_MS,
  };
  const curve = ['ordered', 'waiting', 'open', 'share'];
  const laidOut = [...paidOrders(seen), ...friendships(seen), ...explainWatched(scope)];
  const whole = gives(WHOLE, {}, ['people', 'buyers']);
  if (by === undefined)
    return [
      ...laidOut,
      gives(partNamed(SHARES, by), {}, curve, ['within_days']),
      whole,
      gives(partNamed(MEDIANS, by), {}, ['median_days']),
    ];
  const given = (sql: string, columns: readonly string[], ...each: string[]): RunStatement =>
    gives(partNamed(sql, by), scope, columns, [by, ...each]);
  const ofProducts = by === 'product';
  return [
    ...laidOut,
    ...explainGroups(by, params),
    given(ofProducts ? PRODUCT_SHARES : SHARES, curve, 'within_days'),
    given(ofProducts ? PRODUCTS : GROUPS, ['people', 'buyers']),
    ...(ofProducts ? [] : [given(MEDIANS, ['median_days'])]),
    ...(by === 'variant' ? [given(SUBSIDIES, ['subsidy_each_minor'])] : []),
    whole,
  ];
}
