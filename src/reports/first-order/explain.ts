import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { knownOrders } from '../known.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';

const DROP_WATCHED = /* sql temp */ `DROP TABLE IF EXISTS temp.watched`;
const WATCHED = /* sql temp */ `
CREATE TEMP TABLE watched AS
WITH joined AS (
  SELECT person, min(at) AS at
  FROM friendships
  WHERE @campaign IS NULL
    OR (level = 'P1' AND code_id IN (SELECT id FROM codes WHERE campaign_id = @campaign))
    OR (level = 'P3' AND state IN (SELECT state FROM contact_ways WHERE campaign_id = @campaign))
  GROUP BY person
  HAVING min(at) >= @since
),
bought AS (
  SELECT person, min(at) AS at
  FROM paid_orders
  WHERE domain = 'private' AND (@gross OR NOT refunded) AND at <= @until
  GROUP BY person
)
SELECT joined.person, bought.at IS NOT NULL AS has_ordered,
  coalesce(bought.at, @until) - joined.at AS time, @until - joined.at AS at_most
FROM joined
LEFT JOIN bought ON bought.person = joined.person
WHERE joined.at <= @until AND (bought.at IS NULL OR bought.at > joined.at)`;

const SHARES = /* sql temp */ `
WITH days (n) AS (VALUES (1), (3), (7), (30), (60), (90), (180)),
steps AS (
  SELECT time, sum(has_ordered) AS orders, sum(count(*)) OVER (ORDER BY time DESC) AS at_risk
  FROM watched
  GROUP BY time
),
counted AS (
  SELECT n, n * 86400000 AS span,
    count(*) FILTER (WHERE has_ordered AND time <= n * 86400000) AS ordered,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most >= n * 86400000) AS waiting,
    count(*) FILTER (WHERE NOT (has_ordered AND time <= n * 86400000) AND at_most < n * 86400000) AS open
  FROM days
  LEFT JOIN watched
  GROUP BY n
)
SELECT n AS within_days, ordered, waiting, open,
  CASE WHEN waiting > 0 OR (ordered > 0 AND open = 0) THEN coalesce((
    SELECT 1 - iif(min(at_risk - orders) = 0, 0, exp(sum(ln(1 - 1.0 * orders / at_risk))))
    FROM steps
    WHERE orders > 0 AND time <= span
  ), 0) END AS share
FROM counted
ORDER BY n`;

const WHOLE = /* sql temp */ `SELECT count(*) AS people, count(*) FILTER (WHERE has_ordered) AS buyers FROM watched`;

/** The curve of everybody from the facts; of groups, what is run for them. @throws unknown-campaign */
export function explainFirstOrder(
  db: Database,
  params: ReportParams,
  { currency, timezone }: Settings,
): RunStatement[] | undefined {
  const { asOf, since = 0, campaign, by, gross } = params;
  if (by !== undefined) return undefined;
  const seen = { asOf, workspace: currency };
  const scope = {
    ...seen,
    since,
    gross: gross === true ? 1 : 0,
    until: Math.max(0, knownOrders(db, { asOf, timezone }, 'private').until),
    campaign: askedCampaign(db, campaign),
  };
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    statement(DROP_WATCHED, {}),
    statement(WATCHED, scope, { code: 'explain-watched', params: {} }),
    gives(SHARES, {}, ['ordered', 'waiting', 'open', 'share'], ['within_days']),
    gives(WHOLE, {}, ['people', 'buyers']),
  ];
}
