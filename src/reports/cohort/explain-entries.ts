import { firstTouches } from '../dimensions/explain.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import type { TouchDimension } from '../dimensions/touches.ts';
import { type Places, statement } from '../explained.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';

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
SELECT person, at, day, first, NULL AS part,
  max(0, iif(@rolling IS NULL, @over - first, CAST((@whole - day + 1) / @rolling AS INTEGER))) AS whole,
  iif(@rolling IS NULL, @last - first, CAST((@begun - day) / @rolling AS INTEGER)) + 1 AS begun, CASE
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

/** Lays out the orders that count, and who enters which cohort. */
export function explainEntries(places: Places): RunStatement[] {
  return [
    statement(DROP_ORDERS, {}),
    statement(ORDERS, places, { code: 'explain-cohort-orders', params: {} }),
    statement(INDEX_ORDERS, {}),
    statement(DROP_ENTRIES, {}),
    statement(ENTRIES, places, { code: 'explain-cohort-entries', params: {} }),
  ];
}

/** Says of each of those who enter a cohort whose part they are. */
export function explainInParts(by: TouchDimension, { asOf, top }: ReportParams): RunStatement[] {
  return [
    ...firstTouches(by, { asOf, skip: VISITS.counted }),
    ...laidOutParts([statement(IN_PARTS, {})], top),
    statement(PARTS, {}, { code: 'explain-entries-in-parts', params: {} }),
  ];
}
