import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { type Dimension, isPeriod } from '../dimensions/dimension.ts';
import { firstTouches } from '../dimensions/explain.ts';
import { isOfOrigin } from '../dimensions/joins.ts';
import { friendships, paidOrders, type Places, statement } from '../explained.ts';
import { friendsUntil, knownOrders } from '../known.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { askedWindow } from '../window.ts';

const DROP_ARRIVED = /* sql temp */ `DROP TABLE IF EXISTS temp.arrived`;
// Without a window "until" is null, and orders count up to the moment of the report.
const ARRIVED = /* sql temp */ `
CREATE TEMP TABLE arrived AS
WITH origins AS (
  SELECT friendships.person, friendships.staff, friendships.at, friendships.day,
    coalesce(codes.campaign_id, ways.campaign_id) AS campaign_id,
    coalesce(codes.channel, campaigns.channel) AS channel,
    coalesce(codes.variant, ways.variant) AS variant, codes.batch_id,
    codes.id IS NULL AS has_no_code, ways.state IS NULL AS has_no_way,
    coalesce(codes.code, ways.state) AS name
  FROM friendships
  LEFT JOIN codes ON friendships.level = 'P1' AND codes.id = friendships.code_id
  LEFT JOIN contact_ways AS ways ON friendships.level = 'P3' AND ways.state = friendships.state
    AND ways.campaign_id IS NOT NULL
  LEFT JOIN campaigns ON campaigns.id = ways.campaign_id
),
first_with AS (
  SELECT origins.*, row_number() OVER (
    PARTITION BY person, staff ORDER BY at, has_no_code, has_no_way, name
  ) AS nth_with
  FROM origins
),
first_of_all AS (
  SELECT first_with.*, row_number() OVER (
    PARTITION BY person ORDER BY at, has_no_code, has_no_way, name, staff
  ) AS nth
  FROM first_with
  WHERE nth_with = 1
),
wanted AS MATERIALIZED (
  SELECT person, staff, at, day, campaign_id, channel, nullif(variant, '') AS variant, batch_id,
    name, nth = 1 AS is_new, at + 7 * 86400000 AS due, at + 180 * 86400000 AS long_due,
    at + @window AS until
  FROM first_of_all
  WHERE at >= @since AND (@campaign IS NULL OR campaign_id = @campaign)
),
still AS (
  SELECT wanted.person, wanted.staff, max(friendships.staff = wanted.staff) AS by_staff
  FROM wanted
  JOIN friendships ON friendships.person = wanted.person AND friendships.at <= wanted.due
    AND (friendships.ended_at IS NULL OR friendships.ended_at > wanted.due)
  GROUP BY wanted.person, wanted.staff
),
long_kept AS (
  SELECT DISTINCT wanted.person, wanted.staff
  FROM wanted
  JOIN friendships ON friendships.person = wanted.person AND friendships.at <= wanted.long_due
    AND (friendships.ended_at IS NULL OR friendships.ended_at > wanted.long_due)
),
bought AS (
  SELECT wanted.person, wanted.staff,
    max(NOT paid_orders.refunded AND paid_orders.at <= wanted.at) AS before,
    max(NOT paid_orders.refunded AND paid_orders.at > wanted.at
      AND paid_orders.at <= coalesce(wanted.until, @asOf)) AS after,
    sum(iif(paid_orders.at > wanted.at AND paid_orders.at <= coalesce(wanted.until, @asOf)
      AND paid_orders.currency = @currency,
      iif(@gross, paid_orders.gross, paid_orders.net), 0)) AS minor,
    sum(iif(paid_orders.at > wanted.at AND paid_orders.at <= wanted.due AND paid_orders.currency = @currency,
      iif(@gross, paid_orders.gross, paid_orders.net), 0)) AS week_minor,
    sum(iif(paid_orders.at > wanted.at AND paid_orders.at <= wanted.long_due AND paid_orders.currency = @currency,
      iif(@gross, paid_orders.gross, paid_orders.net), 0)) AS half_year_minor
  FROM wanted
  JOIN paid_orders ON paid_orders.person = wanted.person AND paid_orders.domain = 'private'
  GROUP BY wanted.person, wanted.staff
)
SELECT wanted.*,
  CASE WHEN wanted.due > @friends THEN 'open' WHEN still.person IS NULL THEN 'lost' ELSE 'kept' END AS kept,
  CASE WHEN wanted.due > @friends THEN 'open' WHEN still.by_staff THEN 'kept' ELSE 'lost' END AS kept_by_staff,
  CASE WHEN wanted.long_due > @friends THEN 'open' WHEN long_kept.person IS NULL THEN 'lost' ELSE 'kept' END
    AS kept_long,
  iif(wanted.due <= @orders, coalesce(bought.week_minor, 0), NULL) AS week_minor,
  iif(wanted.long_due <= @orders, coalesce(bought.half_year_minor, 0), NULL) AS half_year_minor,
  coalesce(bought.before, 0) AS bought_before,
  coalesce(wanted.until > @orders, 0) AS is_early,
  iif(wanted.until > @orders, 0, coalesce(bought.after AND NOT bought.before, 0)) AS has_first_order,
  iif(wanted.until > @orders, 0, coalesce(bought.minor, 0)) AS minor,
  NULL AS value
FROM wanted
LEFT JOIN still ON still.person = wanted.person AND still.staff = wanted.staff
LEFT JOIN long_kept ON long_kept.person = wanted.person AND long_kept.staff = wanted.staff
LEFT JOIN bought ON bought.person = wanted.person AND bought.staff = wanted.staff`;

// What the join itself says, its day or whom it was with.
const OF_JOIN = /* sql temp */ `
UPDATE temp.arrived SET value = CASE @by
  WHEN 'month' THEN strftime('%Y-%m', day * 86400, 'unixepoch')
  WHEN 'week' THEN strftime('%Y', (day + 3) / 7 * 604800, 'unixepoch')
    || printf('-W%02d', (strftime('%j', (day + 3) / 7 * 604800, 'unixepoch') + 6) / 7)
  WHEN 'staff' THEN nullif(staff, '')
  WHEN 'channel' THEN channel
  WHEN 'variant' THEN variant
  WHEN 'batch' THEN batch_id
END`;
const OF_TOUCH = /* sql temp */ `
UPDATE temp.arrived SET value = (
  SELECT first_touches.value FROM first_touches
  WHERE first_touches.person = arrived.person AND first_touches.at <= arrived.at
)`;

export type ArrivalPlaces = Places & {
  readonly since: number;
  readonly asOf: number;
  /** Up to when it is known who left, ms UTC; 0: no file tells. */
  readonly friends: number;
  /** Up to when private orders are known, ms UTC; 0: no file has any. */
  readonly orders: number;
  readonly window: number | null;
};

/** 1 or null: whether any file has private orders (`told`), and says who left (`left`). */
export function toldOf({ orders, friends }: ArrivalPlaces): Places {
  return { told: orders > 0 ? 1 : null, left: friends > 0 ? 1 : null };
}

/**
 * Lays out who came, what became of them and what they bought, for the statements of a report on
 * channels, staff or batches. @throws unknown-campaign
 */
export function explainArrivals(
  db: Database,
  params: ReportParams,
  settings: Settings,
): { readonly statements: readonly RunStatement[]; readonly places: ArrivalPlaces } {
  const { asOf, since = 0, campaign, gross } = params;
  const seen = { asOf, workspace: settings.currency };
  const moment = { asOf, timezone: settings.timezone };
  const places = {
    ...seen,
    friends: friendsUntil(db, moment),
    orders: Math.max(0, knownOrders(db, moment, 'private').until),
    since,
    campaign: askedCampaign(db, campaign),
    currency: chooseCurrency(db, params, settings).currency,
    gross: gross === true ? 1 : 0,
    window: askedWindow(params)?.ms ?? null,
  };
  const about = { code: 'explain-arrived', params: {} };
  return {
    places,
    statements: [
      ...paidOrders(seen),
      ...friendships(seen),
      statement(DROP_ARRIVED, {}),
      statement(ARRIVED, places, about),
    ],
  };
}

const OF_HOUR = /* sql temp */ `
UPDATE temp.arrived SET value = printf('%02d', (at + (
    SELECT ahead FROM clocks WHERE clocks.since <= arrived.at ORDER BY clocks.since DESC LIMIT 1
  )) / 3600000 % 24)`;

/** Says of everybody in `arrived` at which hour they came, by `clocks`. */
export function explainJoinHours(): RunStatement[] {
  return [statement(OF_HOUR, {}, { code: 'explain-join-values', params: { by: 'hour' } })];
}

/** Says of everybody in `arrived` whose part they are: the column `value`. See joinValues. */
export function explainJoinValues(by: Dimension, asOf: number): RunStatement[] {
  const about = { code: 'explain-join-values', params: { by } };
  if (isPeriod(by) || by === 'staff' || isOfOrigin(by)) return [statement(OF_JOIN, { by }, about)];
  const scope = { asOf, skip: VISITS.counted };
  return [...firstTouches(by, scope), statement(OF_TOUCH, {}, about)];
}
