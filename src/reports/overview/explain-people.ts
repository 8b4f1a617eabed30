import { type Places, statement } from '../explained.ts';
import { explainForest } from '../invitations/explain.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_PERIODS = /* sql temp */ `DROP TABLE IF EXISTS temp.periods`;
// Whatever is multiplied by a NULL is NULL: of a period that ends before anything of a kind is known, nothing is.
const MAKE_PERIODS = /* sql temp */ `
CREATE TEMP TABLE periods AS
SELECT period, since, until,
  iif(until >= @private_begin, 1, NULL) AS has_private,
  iif(until >= @public_begin, 1, NULL) AS has_public,
  iif(until >= @joins_begin, 1, NULL) AS has_joins,
  iif(until >= @visits_begin, 1, NULL) AS has_visits, iif(@friends > 0, 1, NULL) AS has_leaves,
  iif(until >= @joins_begin + 7 * 86400000, 1, NULL) AS has_aged_7d,
  iif(until >= @joins_begin + 180 * 86400000, 1, NULL) AS has_aged_180d,
  iif(until >= max(@joins_begin, @private_begin) + 7 * 86400000, 1, NULL) AS has_spent_7d,
  iif(until >= max(@joins_begin, @private_begin) + 180 * 86400000, 1, NULL) AS has_spent_180d
FROM (
  SELECT 'now' AS period, @now_from AS since, @now_to AS until
  UNION ALL SELECT 'last', @last_from, @last_to
  UNION ALL SELECT 'year_ago', @year_ago_from, @year_ago_to
)`;

const DROP_BUYING = /* sql temp */ `DROP TABLE IF EXISTS temp.buying`;
const BUYING = /* sql temp */ `
CREATE TEMP TABLE buying AS
SELECT periods.period, counted.person,
  max(counted.domain = 'public' AND counted.at >= periods.since) AS on_marketplace,
  sum(counted.is_ours AND counted.at >= periods.since) AS orders,
  count(DISTINCT iif(counted.is_ours AND counted.at >= periods.since,
    iif(@merge_days, counted.day, counted.at), NULL)) AS occasions,
  sum(iif(counted.is_ours AND counted.at >= periods.since, counted.amount, 0)) AS revenue,
  sum(counted.is_ours AND counted.at < periods.since) AS earlier,
  sum(iif(counted.is_ours, counted.amount, 0)) AS ever_spent
FROM periods
JOIN (
  SELECT person, at, day, domain, domain = 'private' AND currency = @currency AS is_ours,
    iif(@gross, gross, net) AS amount
  FROM paid_orders
  WHERE (@gross OR NOT refunded) AND person IN (SELECT person FROM on_page)
) AS counted ON counted.at <= periods.until
GROUP BY 1, 2`;

const DROP_WON = /* sql temp */ `DROP TABLE IF EXISTS temp.won_by_invitation`;
const WON = /* sql temp */ `CREATE TEMP TABLE won_by_invitation (person INTEGER, at INTEGER)`;
const WON_IN_CAMPAIGN = /* sql temp */ `
INSERT INTO temp.won_by_invitation SELECT invitee, at FROM accepted`;

const DROP_MEETING = /* sql temp */ `DROP TABLE IF EXISTS temp.meeting`;
const MEETING = /* sql temp */ `
CREATE TEMP TABLE meeting AS
WITH newcomers AS MATERIALIZED (
  SELECT person, min(at) AS at, min(at) + 7 * 86400000 AS due FROM friendships GROUP BY person
),
invited AS MATERIALIZED (
  SELECT newcomers.person
  FROM newcomers
  JOIN won_by_invitation AS won ON won.person = newcomers.person AND won.at <= newcomers.at + 86400000
)
SELECT periods.period, friendships.person,
  max(friendships.at < periods.since
    AND coalesce(friendships.ended_at >= periods.since, 1)) AS is_at_start,
  max(friendships.at <= periods.until
    AND coalesce(friendships.ended_at > periods.until, 1)) AS is_at_end,
  max(friendships.at BETWEEN periods.since AND periods.until) AS has_joined,
  newcomers.at BETWEEN periods.since AND periods.until AS is_new,
  friendships.person IN (SELECT person FROM invited) AS is_referred,
  newcomers.due > @friends AS is_open, newcomers.due <= @friends AND max(friendships.at <= newcomers.due
    AND coalesce(friendships.ended_at > newcomers.due, 1)) AS is_kept
FROM periods
CROSS JOIN newcomers
JOIN on_page ON on_page.person = newcomers.person
JOIN friendships ON friendships.person = newcomers.person
GROUP BY 1, 2`;

const DROP_AGED = /* sql temp */ `DROP TABLE IF EXISTS temp.aged`;
const AGED = /* sql temp */ `
CREATE TEMP TABLE aged AS
WITH ages (age, span) AS (VALUES ('7d', 7 * 86400000), ('180d', 180 * 86400000)),
newcomers AS (
  SELECT person, min(at) AS at FROM friendships
  WHERE person IN (SELECT person FROM on_page)
  GROUP BY person
)
SELECT periods.period, ages.age, newcomers.person,
  EXISTS (
    SELECT 1 FROM friendships
    WHERE person = newcomers.person AND friendships.at <= newcomers.at + ages.span
      AND coalesce(ended_at > newcomers.at + ages.span, 1)
  ) AS is_kept,
  (
    SELECT coalesce(sum(iif(@gross, gross, net)), 0) FROM paid_orders
    WHERE person = newcomers.person AND domain = 'private' AND currency = @currency
      AND (@gross OR NOT refunded)
      AND paid_orders.at > newcomers.at AND paid_orders.at <= newcomers.at + ages.span
  ) AS spent
FROM newcomers
CROSS JOIN ages
JOIN periods ON newcomers.at + ages.span BETWEEN periods.since AND periods.until
WHERE newcomers.at + ages.span <= @aged`;

/**
 * Lays out what those on the page are and do in each period; they, friendships and orders are.
 * @param inviting the campaigns in which somebody may have been invited
 */
export function explainPeople(places: Places, inviting: readonly number[]): RunStatement[] {
  return [
    statement(DROP_PERIODS, {}),
    statement(MAKE_PERIODS, places, { code: 'explain-periods', params: {} }),
    statement(DROP_BUYING, {}),
    statement(BUYING, places, { code: 'explain-buying', params: {} }),
    statement(DROP_WON, {}),
    statement(WON, {}, { code: 'explain-won-by-invitation', params: {} }),
    ...inviting.flatMap((campaign) => [
      ...explainForest({ ...places, campaign }),
      statement(WON_IN_CAMPAIGN, {}),
    ]),
    statement(DROP_MEETING, {}),
    statement(MEETING, places, { code: 'explain-meeting', params: {} }),
    statement(DROP_AGED, {}),
    statement(AGED, places, { code: 'explain-aged', params: {} }),
  ];
}
