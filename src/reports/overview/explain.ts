import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { chooseCurrency } from '../currency.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import { friendsUntil } from '../known.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';
import { periodsOf } from './periods.ts';

const DROP_PERIODS = /* sql temp */ `DROP TABLE IF EXISTS temp.periods`;
const MAKE_PERIODS = /* sql temp */ `
CREATE TEMP TABLE periods AS
SELECT 'now' AS period, @now_from AS since, @now_to AS until
UNION ALL SELECT 'last', @last_from, @last_to
UNION ALL SELECT 'year_ago', @year_ago_from, @year_ago_to`;

const DROP_BUYING = /* sql temp */ `DROP TABLE IF EXISTS temp.buying`;
const BUYING = /* sql temp */ `
CREATE TEMP TABLE buying AS
SELECT periods.period, counted.person,
  max(counted.domain = 'public' AND counted.at >= periods.since) AS on_marketplace,
  sum(counted.is_ours AND counted.at >= periods.since) AS orders,
  count(DISTINCT iif(counted.is_ours AND counted.at >= periods.since, counted.at, NULL)) AS occasions,
  sum(iif(counted.is_ours AND counted.at >= periods.since, counted.amount, 0)) AS revenue,
  sum(counted.is_ours AND counted.at < periods.since) AS earlier,
  sum(iif(counted.is_ours, counted.amount, 0)) AS ever_spent
FROM periods
JOIN (
  SELECT person, at, domain, domain = 'private' AND currency = @currency AS is_ours,
    iif(@gross, gross, net) AS amount
  FROM paid_orders
  WHERE @gross OR NOT refunded
) AS counted ON counted.at <= periods.until
GROUP BY 1, 2`;

const DROP_MEETING = /* sql temp */ `DROP TABLE IF EXISTS temp.meeting`;
const MEETING = /* sql temp */ `
CREATE TEMP TABLE meeting AS
WITH newcomers AS MATERIALIZED (
  SELECT person, min(at) AS at, min(at) + 7 * 86400000 AS due FROM friendships GROUP BY person
),
invited AS (
  SELECT newcomers.person
  FROM referrals
  LEFT JOIN customers AS invitees ON invitees.identity_id = referrals.invitee_id
  LEFT JOIN customers AS inviters ON inviters.identity_id = referrals.inviter_id
  JOIN newcomers ON newcomers.person = coalesce(invitees.customer_id, referrals.invitee_id)
  WHERE referrals.at <= @now_to AND referrals.at <= newcomers.at + 86400000
    AND coalesce(invitees.customer_id, referrals.invitee_id)
      <> coalesce(inviters.customer_id, referrals.inviter_id)
  UNION
  SELECT friendships.person
  FROM friendships
  JOIN newcomers ON newcomers.person = friendships.person AND newcomers.at = friendships.at
  JOIN codes ON codes.id = friendships.code_id
  JOIN batches ON batches.id = codes.batch_id AND batches.invites = 1
  LEFT JOIN customers AS owners ON owners.identity_id = codes.owner_id
  WHERE friendships.level = 'P1'
    AND coalesce(owners.customer_id, codes.owner_id) <> friendships.person
)
SELECT periods.period, friendships.person,
  max(friendships.at < periods.since
    AND coalesce(friendships.ended_at >= periods.since, 1)) AS is_at_start,
  max(friendships.at <= periods.until
    AND coalesce(friendships.ended_at > periods.until, 1)) AS is_at_end,
  max(friendships.at BETWEEN periods.since AND periods.until) AS has_joined,
  newcomers.at BETWEEN periods.since AND periods.until AS is_new,
  friendships.person IN (SELECT person FROM invited) AS is_referred,
  newcomers.due <= @friends AND max(friendships.at <= newcomers.due
    AND coalesce(friendships.ended_at > newcomers.due, 1)) AS is_kept
FROM periods
CROSS JOIN newcomers
JOIN friendships ON friendships.person = newcomers.person
GROUP BY 1, 2`;

const PEOPLE = /* sql temp */ `
WITH everybody AS (
  SELECT period, person FROM buying UNION SELECT period, person FROM meeting
)
SELECT everybody.period,
  sum(coalesce(on_marketplace, 0)) AS platform_buyers,
  sum(coalesce(is_new, 0)) AS joined,
  sum(coalesce(is_new AND is_kept, 0)) AS joined_kept,
  sum(coalesce(is_at_end, 0)) AS friends,
  sum(coalesce(is_at_end AND (has_joined OR orders > 0 OR on_marketplace), 0)) AS active,
  sum(coalesce(orders > 0, 0)) AS private_buyers,
  sum(coalesce(orders, 0)) AS private_orders,
  sum(coalesce(orders > 0 AND (earlier > 0 OR occasions > 1), 0)) AS repeat_buyers,
  sum(coalesce(is_new AND NOT is_referred, 0)) AS organic_joins,
  sum(coalesce(is_new AND is_kept AND NOT is_referred, 0)) AS organic_kept,
  sum(coalesce(is_new AND is_referred, 0)) AS referred_joins,
  sum(coalesce(is_new AND is_kept AND is_referred, 0)) AS referred_kept,
  sum(NOT coalesce(is_new, 0)
    AND (coalesce(is_at_start OR is_at_end OR has_joined, 0) OR coalesce(orders > 0, 0))) AS existing,
  sum(coalesce(revenue, 0)) AS gmv,
  round(1.0 * sum(ever_spent) / count(*) FILTER (WHERE orders > 0 OR earlier > 0)) AS ltv
FROM everybody
LEFT JOIN buying ON buying.period = everybody.period AND buying.person = everybody.person
LEFT JOIN meeting ON meeting.period = everybody.period AND meeting.person = everybody.person
GROUP BY everybody.period`;

const TRAFFIC = /* sql temp */ `
WITH counted AS MATERIALIZED (
  SELECT codes.id, visits.at, batches.unit = 'single'
    AND row_number() OVER (PARTITION BY codes.id ORDER BY visits.at) = 1 AS is_first
  FROM visits
  JOIN codes ON codes.code = visits.code
  JOIN batches ON batches.id = codes.batch_id
  WHERE visits.flags & 255 = 0
)
SELECT periods.period, count(counted.id) FILTER (WHERE is_first) AS reached, count(counted.id) AS traffic
FROM periods
LEFT JOIN counted ON counted.at BETWEEN periods.since AND periods.until
GROUP BY periods.period`;

const OF_PEOPLE: readonly string[] = [
  'platform_buyers',
  'joined',
  'joined_kept',
  'friends',
  'active',
  'private_buyers',
  'private_orders',
  'repeat_buyers',
  'organic_joins',
  'organic_kept',
  'referred_joins',
  'referred_kept',
  'existing',
  'gmv',
  'ltv',
];

/**
 * The lines of the page as columns, a row for each period. The other lines are quotients of
 * these. What is asked of a campaign, or of parts, is told by what is run.
 */
export function explainOverview(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  const { asOf, gross, by, campaign } = params;
  if (by !== undefined || campaign !== undefined) return undefined;
  const seen = { asOf, workspace: settings.currency };
  const { now, last, year_ago } = periodsOf({ ...params, since: params.since }, settings.timezone);
  const places = {
    ...seen,
    friends: friendsUntil(db, { asOf, timezone: settings.timezone }),
    currency: chooseCurrency(db, params, settings).currency,
    gross: gross === true ? 1 : 0,
    now_from: now.from,
    now_to: now.to,
    last_from: last.from,
    last_to: last.to,
    year_ago_from: year_ago.from,
    year_ago_to: year_ago.to,
  };
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    statement(DROP_PERIODS, {}),
    statement(MAKE_PERIODS, places, { code: 'explain-periods', params: {} }),
    statement(DROP_BUYING, {}),
    statement(BUYING, places, { code: 'explain-buying', params: {} }),
    statement(DROP_MEETING, {}),
    statement(MEETING, places, { code: 'explain-meeting', params: {} }),
    gives(PEOPLE, {}, OF_PEOPLE, ['period']),
    gives(TRAFFIC, {}, ['reached', 'traffic'], ['period']),
  ];
}
