import type { Database } from '../../../db/open.ts';
import type { Settings } from '../../../db/settings.ts';
import { askedCampaign } from '../../campaign.ts';
import type { Dimension } from '../../dimensions/dimension.ts';
import { codeValues, holders, partNamed } from '../../dimensions/explain.ts';
import { laidOutParts } from '../../dimensions/explain-parts.ts';
import { gives, paidOrders, type Places, statement } from '../../explained.ts';
import type { RunStatement } from '../../run-statement.ts';
import { ownText, type ReportParams } from '../../report.ts';
import { readAsked, readBy } from './report.ts';
import { orderNamed } from './why.ts';

const DROP_MEETINGS = /* sql temp */ `DROP TABLE IF EXISTS temp.met_brand`;
// In one instant the code decides, then a visit stands before its join. See touches.ts.
const MEETINGS = /* sql temp */ `
CREATE TEMP TABLE met_brand AS
WITH found AS (
  SELECT coalesce(customers.customer_id, joins.identity_id) AS person, joins.joined_at AS at, 'join' AS kind,
    coalesce(codes.code, ways.state) AS code, coalesce(codes.campaign_id, ways.campaign_id) AS campaign_id,
    coalesce(codes.channel, campaigns.channel) AS channel, coalesce(codes.variant, ways.variant) AS variant
  FROM joins
  JOIN join_attributions AS attributed ON attributed.join_id = joins.id
  LEFT JOIN customers ON customers.identity_id = joins.identity_id
  LEFT JOIN codes ON attributed.level = 'P1' AND codes.id = attributed.code_id
  LEFT JOIN contact_ways AS ways ON attributed.level = 'P3' AND ways.state = joins.state
  LEFT JOIN campaigns ON campaigns.id = ways.campaign_id
  WHERE joins.joined_at <= @asOf AND (codes.id IS NOT NULL OR campaigns.id IS NOT NULL)
  UNION ALL
  SELECT holders.person, visits.at, 'visit', codes.code, codes.campaign_id, codes.channel, codes.variant
  FROM visits
  JOIN codes ON codes.code = visits.code
  JOIN holders ON holders.code_id = codes.id
  WHERE visits.at <= @asOf AND visits.flags & 255 = 0
)
SELECT row_number() OVER (ORDER BY person, at, code, kind DESC) AS id, found.* FROM found`;
const INDEX_MEETINGS = /* sql temp */ `CREATE INDEX temp.met_brand_by_person ON met_brand (person, at)`;

const DROP_OWED = /* sql temp */ `DROP TABLE IF EXISTS temp.owed_orders`;
const OWED = /* sql temp */ `
CREATE TEMP TABLE owed_orders AS
SELECT order_id, person, at AS paid_at, iif(@gross, gross, net) AS minor
FROM paid_orders
WHERE at >= @since AND domain = 'private' AND currency = @currency AND (@gross OR NOT refunded)`;

const DROP_CREDITS = /* sql temp */ `DROP TABLE IF EXISTS temp.credits`;
// Amounts are whole: each touch has its part rounded down, and what is left goes, one by one, to those that
// lost most, earlier ones first.
const CREDITS = /* sql temp */ `
CREATE TEMP TABLE credits AS
WITH led AS (
  SELECT owed_orders.order_id, owed_orders.minor, met_brand.*,
    lag(met_brand.code) OVER (PARTITION BY owed_orders.order_id ORDER BY met_brand.id) AS code_before
  FROM owed_orders
  JOIN met_brand ON met_brand.person = owed_orders.person AND met_brand.at < owed_orders.paid_at
    AND met_brand.at >= owed_orders.paid_at - @window
),
chains AS (
  SELECT led.*, row_number() OVER (PARTITION BY order_id ORDER BY id) AS place,
    count(*) OVER (PARTITION BY order_id) AS length
  FROM led
  WHERE code_before IS NULL OR code_before <> code
),
weighed AS (
  SELECT chains.*, CASE @model
      WHEN 'first' THEN place = 1
      WHEN 'last' THEN place = length
      WHEN 'linear' THEN 1
      ELSE iif(length > 2 AND place IN (1, length), 2 * (length - 2), 1)
    END AS weight
  FROM chains
),
parted AS (
  SELECT weighed.*, 1.0 * weight / sum(weight) OVER (PARTITION BY order_id) AS part,
    1.0 * minor * weight / sum(weight) OVER (PARTITION BY order_id) AS exact
  FROM weighed
),
rounded AS (
  SELECT parted.*, CAST(exact AS INTEGER) - (exact < CAST(exact AS INTEGER)) AS whole FROM parted
)
SELECT order_id, person, id AS met_id, campaign_id, channel, nullif(variant, '') AS variant, part,
  whole + (row_number() OVER (PARTITION BY order_id ORDER BY exact - whole DESC, place)
    <= minor - sum(whole) OVER (PARTITION BY order_id)) AS minor
FROM rounded`;
const INDEX_CREDITS = /* sql temp */ `CREATE INDEX temp.credits_by_order ON credits (order_id, met_id)`;

const DROP_SHARED = /* sql temp */ `DROP TABLE IF EXISTS temp.shared_orders`;
// What no touch led to is nobody's.
const SHARED = /* sql temp */ `
CREATE TEMP TABLE shared_orders AS
SELECT order_id, met_id, channel, iif(@by = 'variant', variant, NULL) AS value, part, minor
FROM credits
WHERE @campaign IS NULL OR campaign_id = @campaign
UNION ALL
SELECT order_id, NULL, NULL, NULL, 1, minor
FROM owed_orders
WHERE @campaign IS NULL AND order_id NOT IN (SELECT order_id FROM credits)`;
const CODES_TOLD = /* sql temp */ `
UPDATE temp.shared_orders SET value = code_values.value
FROM met_brand
JOIN code_values ON code_values.name = met_brand.code
WHERE met_brand.id = shared_orders.met_id`;
// The largest are those that touched most orders.
const CHANNELS = /* sql temp */ `
INSERT INTO temp.members
SELECT NULL, channel, 1 FROM (SELECT DISTINCT order_id, channel, value FROM shared_orders)
WHERE channel IS NOT NULL`;
const VALUES = /* sql temp */ `
INSERT INTO temp.members
SELECT NULL, value, 1 FROM (SELECT DISTINCT order_id, channel, value FROM shared_orders)
WHERE value IS NOT NULL`;
const LARGEST_CHANNELS = /* sql temp */ `
UPDATE temp.shared_orders SET channel = parts.part FROM parts WHERE parts.value = shared_orders.channel`;
const LARGEST_VALUES = /* sql temp */ `
UPDATE temp.shared_orders SET value = parts.part FROM parts WHERE parts.value = shared_orders.value`;

const SHARES = /* sql temp */ `
SELECT channel, value AS part, count(DISTINCT order_id) AS touched, round(sum(part), 6) AS credited,
  sum(minor) AS net_minor, 1.0 * sum(minor) / (SELECT nullif(sum(minor), 0) FROM owed_orders) AS net_share
FROM shared_orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST`;

const WHY = /* sql temp */ `
SELECT met_brand.at, met_brand.kind AS touch, met_brand.channel, nullif(met_brand.variant, '') AS variant,
  met_brand.code, CASE WHEN met_brand.at >= owed_orders.paid_at THEN 'not_before'
    WHEN met_brand.at < owed_orders.paid_at - @window THEN 'too_early'
    WHEN credits.met_id IS NULL THEN 'again' ELSE 'credited' END AS verdict,
  credits.part, credits.minor AS net_minor, @currency AS currency
FROM owed_orders
JOIN met_brand ON met_brand.person = owed_orders.person
LEFT JOIN credits ON credits.order_id = owed_orders.order_id AND credits.met_id = met_brand.id
WHERE owed_orders.order_id = @order
ORDER BY met_brand.id`;

const WHY_COLUMNS = [
  'at',
  'touch',
  'channel',
  'variant',
  'code',
  'verdict',
  'part',
  'net_minor',
  'currency',
];

/**
 * What each channel is credited with, or why one order is credited where it is, from the facts.
 * @throws as `runCredit`
 */
export function explainCredit(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const { model, window, purse } = readAsked(db, params, settings);
  const typed = ownText(params, 'order');
  const by = typed === undefined ? readBy(params) : undefined;
  const order = typed === undefined ? null : orderNamed(db, typed).id;
  const seen = { asOf: purse.asOf, workspace: purse.workspace };
  const places = {
    asOf: purse.asOf,
    since: order === null ? purse.since : 0,
    currency: purse.currency,
    gross: purse.gross ? 1 : 0,
    campaign: askedCampaign(db, params.campaign),
    by: by ?? null,
    model,
    window,
    order,
  };
  return [
    ...paidOrders(seen),
    ...holders(purse.asOf),
    statement(DROP_MEETINGS, {}),
    statement(MEETINGS, places, { code: 'explain-met-brand', params: {} }),
    statement(INDEX_MEETINGS, {}),
    statement(DROP_OWED, {}),
    statement(OWED, places, { code: 'explain-owed-orders', params: {} }),
    statement(DROP_CREDITS, {}),
    statement(CREDITS, places, { code: 'explain-credits', params: {} }),
    statement(INDEX_CREDITS, {}),
    ...(order === null
      ? sharedOut(by, params.top, places)
      : [statement(WHY, places, { code: 'explain-why', params: { columns: WHY_COLUMNS } })]),
  ];
}

/** The orders by channel, or by channel and part, the largest of them where so many are asked for. */
function sharedOut(
  by: Dimension | undefined,
  top: number | undefined,
  places: Places,
): RunStatement[] {
  const [members, largest] =
    by === undefined ? [CHANNELS, LARGEST_CHANNELS] : [VALUES, LARGEST_VALUES];
  const figures = ['touched', 'credited', 'net_minor', 'net_share'];
  return [
    statement(DROP_SHARED, {}),
    statement(SHARED, places),
    ...(by === undefined || by === 'variant' ? [] : [...codeValues(by), statement(CODES_TOLD, {})]),
    ...(top === undefined ? [] : laidOutParts([statement(members, {})], top)),
    ...(top === undefined ? [] : [statement(largest, {})]),
    by === undefined
      ? gives(SHARES, {}, figures, ['channel'])
      : gives(partNamed(SHARES, by), {}, figures, ['channel', by]),
  ];
}
