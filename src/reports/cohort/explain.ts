import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readOrderDays } from '../../journeys/order-days.ts';
import { campaignId } from '../campaign.ts';
import { preferredCurrency } from '../currency.ts';
import { askedFor } from '../dimensions/dimension.ts';
import { firstTouches, partNamed } from '../dimensions/explain.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import type { TouchDimension } from '../dimensions/touches.ts';
import { knownOrders } from '../known.ts';
import { gives, statement } from '../explained.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { readAsked, type Start } from './asked.ts';
import { tallyOrders } from './facts.ts';

const DROP_ORDERS = /* sql temp */ `DROP TABLE IF EXISTS temp.cohort_orders`;
const ORDERS = /* sql temp */ `
CREATE TEMP TABLE cohort_orders AS
SELECT coalesce(customers.customer_id, orders.buyer_id) AS person, orders.paid_at AS at,
  orders.paid_day AS day, coalesce(orders.paid_minor, 0) AS gross,
  coalesce(orders.paid_minor - coalesce(orders.refund_minor, 0), 0) AS net
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.buyer_id IS NOT NULL AND orders.paid_at <= @end AND orders.paid_day IS NOT NULL
  AND coalesce(orders.currency, @workspace) = @currency
  AND (@gross OR (orders.status <> 'refunded'
    AND NOT coalesce(coalesce(orders.refund_minor, 0) >= orders.paid_minor, 0)))`;

const INDEX_ORDERS = /* sql temp */ `
CREATE INDEX temp.cohort_orders_by_person ON cohort_orders (person, at)`;

const DROP_ENTRIES = /* sql temp */ `DROP TABLE IF EXISTS temp.cohort_entries`;
// Periods are numbers until they are named: days and weeks since 1970, months since year 0.
const ENTRIES = /* sql temp */ `
CREATE TEMP TABLE cohort_entries AS
WITH joined AS MATERIALIZED (
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
  FROM cohort_orders WHERE @start = 'first-order' GROUP BY person
  UNION ALL
  SELECT person, at, day, campaign FROM joined WHERE @start IN ('join', 'campaign')
  UNION ALL
  SELECT person, min(at), min(day), NULL FROM cohort_orders
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
SELECT person, at, day, first, NULL AS part, CASE
    WHEN @start = 'campaign' THEN campaign
    WHEN @unit = 'day' THEN date(first * 86400, 'unixepoch')
    WHEN @unit = 'week' THEN strftime('%Y', first * 7 * 86400, 'unixepoch')
      || printf('-W%02d', (strftime('%j', first * 7 * 86400, 'unixepoch') + 6) / 7)
    ELSE printf('%04d-%02d', first / 12, first % 12 + 1) END AS cohort
FROM numbered`;

const IN_PARTS = /* sql temp */ `
INSERT INTO temp.members
SELECT entered.person, first_touches.value, 1
FROM (SELECT DISTINCT person FROM cohort_entries) AS entered
LEFT JOIN first_touches ON first_touches.person = entered.person`;
const PARTS = /* sql temp */ `
UPDATE temp.cohort_entries SET part = (
  SELECT parts.part
  FROM members
  JOIN parts ON parts.value IS members.value
  WHERE members.person = cohort_entries.person
)`;

const SIZES = /* sql temp */ `
SELECT part AS part, cohort, count(*) AS size
FROM cohort_entries
GROUP BY part, cohort
ORDER BY part NULLS LAST, cohort NULLS LAST`;

// A cohort by itself in a period: what --unbounded, means and rates are made from.
const CELLS = /* sql temp */ `
SELECT entries.part AS part, entries.cohort,
  CASE WHEN @rolling IS NOT NULL THEN (bought.day - entries.day) / CAST(@rolling AS INTEGER) ELSE
    CASE @unit WHEN 'day' THEN bought.day WHEN 'week' THEN (bought.day + 3) / 7
      ELSE strftime('%Y', bought.day * 86400, 'unixepoch') * 12
        + strftime('%m', bought.day * 86400, 'unixepoch') - 1 END - entries.first END AS period,
  count(DISTINCT bought.person) AS customers, count(*) AS orders, sum(gross) AS gross_minor,
  sum(net) AS net_minor
FROM cohort_entries AS entries
JOIN cohort_orders AS bought ON bought.person = entries.person AND bought.at >= entries.at
GROUP BY entries.part, entries.cohort, period
ORDER BY part NULLS LAST, cohort NULLS LAST, period`;

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
 * What `report cohort` counts from the facts: how large cohorts are, and what they bought in each period.
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
  const figures = ['customers', 'orders', 'gross_minor', 'net_minor'];
  const given = (sql: string, columns: readonly string[], each: readonly string[]): RunStatement =>
    gives(partNamed(sql, by), scope, columns, by === undefined ? each : [by, ...each]);
  return [
    statement(DROP_ORDERS, {}),
    statement(ORDERS, scope, { code: 'explain-cohort-orders', params: {} }),
    statement(INDEX_ORDERS, {}),
    statement(DROP_ENTRIES, {}),
    statement(ENTRIES, scope, { code: 'explain-cohort-entries', params: {} }),
    ...(by === undefined ? [] : entriesInParts(by, params)),
    given(SIZES, ['size'], ['cohort']),
    given(CELLS, figures, ['cohort', 'period']),
  ];
}

/** Says of each of those who enter a cohort whose part they are. */
function entriesInParts(by: TouchDimension, { asOf, top }: ReportParams): RunStatement[] {
  return [
    ...firstTouches(by, { asOf, skip: VISITS.counted }),
    ...laidOutParts([statement(IN_PARTS, {})], top),
    statement(PARTS, {}, { code: 'explain-entries-in-parts', params: {} }),
  ];
}
