import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readOrderDays } from '../../journeys/order-days.ts';
import { campaignId } from '../campaign.ts';
import { preferredCurrency } from '../currency.ts';
import { askedFor } from '../dimensions/dimension.ts';
import { OF_PEOPLE, touchStatements } from '../dimensions/people.ts';
import { knownOrders } from '../known.ts';
import { gives } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';
import { readAsked, type Start } from './asked.ts';
import { tallyOrders } from './facts.ts';

// The same customers, orders and amounts, cell by cell, from the orders and joins as they lie: what
// --unbounded, means and rates are made from. Periods are numbers until the end: days and weeks since
// 1970, months since year 0, or so many days.
const CELLS = /* sql */ `
WITH counted AS MATERIALIZED (
  SELECT coalesce(customers.customer_id, orders.buyer_id) AS person, orders.paid_at AS at,
    orders.paid_day AS day, coalesce(orders.paid_minor, 0) AS gross,
    coalesce(orders.paid_minor - coalesce(orders.refund_minor, 0), 0) AS net
  FROM orders
  LEFT JOIN customers ON customers.identity_id = orders.buyer_id
  WHERE orders.buyer_id IS NOT NULL AND orders.paid_at <= @end AND orders.paid_day IS NOT NULL
    AND coalesce(orders.currency, @workspace) = @currency
    AND (@gross OR (orders.status <> 'refunded'
      AND NOT coalesce(orders.paid_minor > 0 AND orders.refund_minor >= orders.paid_minor, 0)))
),
joined AS MATERIALIZED (
  SELECT person, at, day, campaign
  FROM (
    SELECT coalesce(customers.customer_id, joins.identity_id) AS person, joins.joined_at AS at,
      joins.day, campaigns.name AS campaign,
      row_number() OVER (
        PARTITION BY coalesce(customers.customer_id, joins.identity_id)
        ORDER BY joins.joined_at, campaigns.name IS NULL, campaigns.name
      ) AS nth
    FROM joins
    LEFT JOIN customers ON customers.identity_id = joins.identity_id
    LEFT JOIN join_attributions ON join_attributions.join_id = joins.id
    LEFT JOIN codes ON codes.id = join_attributions.code_id
    LEFT JOIN campaigns ON campaigns.id = codes.campaign_id
    WHERE joins.joined_at <= @asOf
  )
  WHERE nth = 1
),
started AS (
  SELECT person, min(at) AS at, min(day) AS day, NULL AS campaign
  FROM counted WHERE @start = 'first-order' GROUP BY person
  UNION ALL
  SELECT person, at, day, campaign FROM joined WHERE @start IN ('join', 'campaign')
  UNION ALL
  SELECT person, min(at), min(day), NULL FROM counted
  WHERE @start = 'every-order' AND at >= @since
  GROUP BY person, CASE @unit WHEN 'day' THEN day WHEN 'week' THEN (day + 3) / 7
    ELSE strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1 END
),
numbered AS (
  SELECT started.*,
    CASE @unit WHEN 'day' THEN started.day WHEN 'week' THEN (started.day + 3) / 7
      ELSE strftime('%Y', started.day * 86400, 'unixepoch') * 12
        + strftime('%m', started.day * 86400, 'unixepoch') - 1 END AS first
  FROM started
  WHERE at >= @since
    AND (@campaign IS NULL OR person IN (SELECT person FROM joined WHERE campaign = @campaign))
)
SELECT CASE
    WHEN @start = 'campaign' THEN numbered.campaign
    WHEN @unit = 'day' THEN date(numbered.first * 86400, 'unixepoch')
    WHEN @unit = 'week' THEN strftime('%Y', numbered.first * 7 * 86400, 'unixepoch')
      || printf('-W%02d', (strftime('%j', numbered.first * 7 * 86400, 'unixepoch') + 6) / 7)
    ELSE printf('%04d-%02d', numbered.first / 12, numbered.first % 12 + 1) END AS cohort,
  CASE WHEN @rolling IS NOT NULL THEN (counted.day - numbered.day) / CAST(@rolling AS INTEGER) ELSE
    CASE @unit WHEN 'day' THEN counted.day WHEN 'week' THEN (counted.day + 3) / 7
      ELSE strftime('%Y', counted.day * 86400, 'unixepoch') * 12
        + strftime('%m', counted.day * 86400, 'unixepoch') - 1 END - numbered.first END AS period,
  count(DISTINCT counted.person) AS customers, count(*) AS orders, sum(gross) AS gross_minor,
  sum(net) AS net_minor
FROM numbered
JOIN counted ON counted.person = numbered.person AND counted.at >= numbered.at
GROUP BY 1, 2
ORDER BY cohort NULLS LAST, period`;

type CellsScope = {
  readonly asOf: number;
  /** Up to when orders are known, ms UTC. */
  readonly end: number;
  readonly since: number;
  readonly currency: string;
  readonly workspace: string;
  readonly gross: 0 | 1;
  readonly start: Start;
  readonly unit: string;
  readonly rolling: number | null;
  readonly campaign: string | null;
};

/**
 * What `report cohort` counts, as one statement over the facts; with a dimension, it is followed by who
 * first came into touch with what, which says whose part each of them is.
 * @throws bad-option, unknown-campaign
 */
export function explainCohort(
  db: Database,
  params: ReportParams,
  { currency: workspace, timezone }: Settings,
): RunStatement[] {
  const { start, unit, rolling, money } = readAsked(params);
  const { asOf, campaign } = params;
  if (campaign !== undefined) campaignId(db, campaign);
  const end = Math.max(0, knownOrders(db, { asOf, timezone }).until);
  const days = readOrderDays(db, { from: 0, day: dayOf(end + 1, timezone), asOf: end });
  const { currencies } = tallyOrders(days, { gross: money === 'gross', workspace });
  const scope: CellsScope = {
    asOf,
    end,
    since: params.since ?? 0,
    currency: params.currency ?? preferredCurrency(currencies, workspace),
    workspace,
    gross: money === 'gross' ? 1 : 0,
    start,
    unit,
    rolling,
    campaign: campaign ?? null,
  };
  const by = askedFor(OF_PEOPLE, params.by);
  const touches = by === undefined ? [] : touchStatements(by, asOf);
  const figures = ['customers', 'orders', 'gross_minor', 'net_minor'];
  return [gives(CELLS, scope, figures, ['cohort', 'period']), ...touches];
}
