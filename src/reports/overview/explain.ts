import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { askedFor } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import { friendships, gives, paidOrders } from '../explained.ts';
import { invitingCampaigns } from '../invitations/forest.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { readContacts, readContactTimes } from '../../journeys/contacts.ts';
import { knownContacts, knownOrders, type Moment } from '../known.ts';
import type { RunStatement } from '../run-statement.ts';
import { ownFlag, type ReportParams } from '../report.ts';
import { explainOnPage, explainPages } from './explain-pages.ts';
import { explainPeople } from './explain-people.ts';
import { periodsOf } from './periods.ts';
import { readBegins, startOf } from './begins.ts';
import { agedUntil } from './waits.ts';

const PEOPLE = /* sql temp */ `
WITH everybody AS (
  SELECT period, person FROM buying UNION SELECT period, person FROM meeting
),
counted AS (
  SELECT everybody.period, on_page.part,
    sum(coalesce(on_marketplace, 0)) AS platform_buyers,
    sum(coalesce(is_new, 0)) AS joined,
    sum(coalesce(is_new AND is_kept, 0)) AS joined_kept,
    sum(coalesce(is_new AND is_open, 0)) AS joined_open,
    sum(coalesce(is_at_end, 0)) AS friends,
    sum(coalesce(is_at_end AND (has_joined OR orders > 0 OR on_marketplace), 0)) AS active,
    sum(coalesce(orders > 0, 0)) AS private_buyers,
    sum(coalesce(orders, 0)) AS private_orders,
    sum(coalesce(orders > 0 AND (earlier > 0 OR occasions > 1), 0)) AS repeat_buyers,
    sum(coalesce(orders > 0 AND occasions > 1, 0)) AS twice_buyers,
    sum(coalesce(is_new AND NOT is_referred, 0)) AS organic_joins,
    sum(coalesce(is_new AND is_kept AND NOT is_referred, 0)) AS organic_kept,
    sum(coalesce(is_new AND is_open AND NOT is_referred, 0)) AS organic_open,
    sum(coalesce(is_new AND is_referred, 0)) AS referred_joins,
    sum(coalesce(is_new AND is_kept AND is_referred, 0)) AS referred_kept,
    sum(coalesce(is_new AND is_open AND is_referred, 0)) AS referred_open,
    sum(NOT coalesce(is_new, 0)
      AND (coalesce(is_at_start OR is_at_end OR has_joined, 0) OR coalesce(orders > 0, 0))) AS existing,
    sum(coalesce(revenue, 0)) AS gmv,
    round(1.0 * sum(ever_spent) / count(*) FILTER (WHERE orders > 0 OR earlier > 0)) AS ltv
  FROM everybody
  JOIN on_page ON on_page.person = everybody.person
  LEFT JOIN buying ON buying.period = everybody.period AND buying.person = everybody.person
  LEFT JOIN meeting ON meeting.period = everybody.period AND meeting.person = everybody.person
  GROUP BY everybody.period, on_page.part
)
SELECT counted.period, part AS part, platform_buyers * has_public AS platform_buyers,
  joined * has_joins AS joined, joined_kept * has_joins * has_leaves AS joined_kept, joined_open * has_joins AS joined_open,
  friends * has_joins * has_leaves AS friends,
  active * has_joins * has_leaves * has_private * has_public AS active,
  private_buyers * has_private AS private_buyers, private_orders * has_private AS private_orders,
  repeat_buyers * has_private AS repeat_buyers, organic_joins * has_joins AS organic_joins,
  organic_kept * has_joins * has_leaves AS organic_kept, organic_open * has_joins AS organic_open,
  referred_joins * has_joins AS referred_joins, referred_kept * has_joins * has_leaves AS referred_kept,
  referred_open * has_joins AS referred_open, existing * has_joins * has_leaves * has_private AS existing,
  gmv * has_private AS gmv, ltv * has_private AS ltv,
  1.0 * twice_buyers / nullif(private_buyers, 0) * has_private AS repurchase_rate,
  1.0 * private_buyers / nullif(organic_joins + referred_joins + existing, 0) * has_joins * has_leaves * has_private
    AS order_rate,
  1.0 * private_orders / nullif(private_buyers, 0) * has_private AS orders_per_buyer,
  round(1.0 * gmv / nullif(private_orders, 0)) * has_private AS order_value
FROM counted
JOIN periods ON periods.period = counted.period`;

const AGES = /* sql temp */ `
SELECT aged.period, on_page.part AS part, has_leaves * has_aged_7d * count(*) FILTER (WHERE age = '7d') AS aged_7d,
  has_leaves * has_aged_7d * count(*) FILTER (WHERE age = '7d' AND is_kept) AS aged_7d_kept,
  has_aged_7d * avg(is_kept) FILTER (WHERE age = '7d') AS aged_7d_rate,
  has_spent_7d * round(avg(spent) FILTER (WHERE age = '7d')) AS aged_7d_spent,
  has_leaves * has_aged_180d * count(*) FILTER (WHERE age = '180d') AS aged_180d,
  has_leaves * has_aged_180d * count(*) FILTER (WHERE age = '180d' AND is_kept) AS aged_180d_kept,
  has_aged_180d * avg(is_kept) FILTER (WHERE age = '180d') AS aged_180d_rate,
  has_spent_180d * round(avg(spent) FILTER (WHERE age = '180d')) AS aged_180d_spent
FROM aged
JOIN periods ON periods.period = aged.period
JOIN on_page ON on_page.person = aged.person
GROUP BY aged.period, on_page.part`;

const SPREAD = /* sql temp */ `
WITH spenders AS (
  SELECT period, on_page.part, revenue, count(*) OVER (PARTITION BY period, on_page.part) AS n,
    row_number() OVER (PARTITION BY period, on_page.part ORDER BY revenue DESC) AS nth
  FROM buying
  JOIN on_page ON on_page.person = buying.person
  WHERE orders > 0
)
SELECT period, part AS part, count(*) FILTER (WHERE nth <= (n + 4) / 5) AS top_fifth,
  1.0 * sum(revenue) FILTER (WHERE nth <= (n + 4) / 5) / sum(revenue) AS top_fifth_share,
  1.0 * sum(revenue * (n + 1 - 2 * nth)) / (count(*) * sum(revenue)) AS gini
FROM spenders
GROUP BY period, part
HAVING sum(revenue) > 0`;

const TRAFFIC = /* sql temp */ `
WITH counted AS MATERIALIZED (
  SELECT codes_on_page.part, visits.at, batches.unit = 'single'
    AND row_number() OVER (PARTITION BY codes.id ORDER BY visits.at) = 1 AS is_first
  FROM codes_on_page
  JOIN codes ON codes.id = codes_on_page.code_id
  JOIN batches ON batches.id = codes.batch_id
  JOIN visits ON visits.code = codes.code
  WHERE visits.flags & 255 = 0
)
SELECT periods.period, counted.part AS part, has_visits * sum(is_first) AS reached, has_visits * count(*) AS traffic
FROM periods
JOIN counted ON counted.at BETWEEN periods.since AND periods.until
GROUP BY periods.period, counted.part`;

/** What a statement gives of each period, by the names of its columns: the lines of the page. */
const LINES: readonly string[] = [
  'platform_buyers',
  'joined',
  'joined_kept',
  'joined_open',
  'friends',
  'active',
  'private_buyers',
  'private_orders',
  'repeat_buyers',
  'repurchase_rate',
  'organic_joins',
  'organic_kept',
  'organic_open',
  'referred_joins',
  'referred_kept',
  'referred_open',
  'existing',
  'order_rate',
  'orders_per_buyer',
  'order_value',
  'gmv',
  'ltv',
];
const OF_AGES = ['7d', '180d'].flatMap((age) =>
  ['', '_kept', '_rate', '_spent'].map((what) => `aged_${age}${what}`),
);

/**
 * The lines of the page as columns, a row for each period, and of each part; what is left are quotients of
 * these and what made revenue change. @throws unknown-campaign
 */
export function explainOverview(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const { asOf, gross } = params;
  const by = askedFor(OF_PEOPLE, params.by);
  const seen = { asOf, workspace: settings.currency };
  const { timezone } = settings;
  const { now, last, year_ago } = periodsOf({ ...params, since: params.since }, timezone);
  const begins = readBegins(db, readContacts(db), readCodeVisits(db), timezone);
  const places = {
    ...seen,
    campaign: askedCampaign(db, params.campaign),
    ...agesUntil(db, { asOf, timezone }),
    currency: chooseCurrency(db, params, settings).currency,
    gross: gross === true ? 1 : 0,
    merge_days: ownFlag(params, 'merge-days') ? 1 : 0,
    now_from: now.from,
    now_to: now.to,
    last_from: last.from,
    last_to: last.to,
    year_ago_from: year_ago.from,
    year_ago_to: year_ago.to,
    private_begin: startOf('private-orders', begins, timezone),
    public_begin: startOf('public-orders', begins, timezone),
    joins_begin: startOf('joins', begins, timezone),
    visits_begin: startOf('visits', begins, timezone),
  };
  const each = by === undefined ? ['period'] : [by, 'period'];
  const given = (sql: string, columns: readonly string[]): RunStatement =>
    gives(partNamed(sql, by), {}, columns, each);
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    ...explainOnPage(places),
    ...(by === undefined ? [] : explainPages(by, params)),
    ...explainPeople(places, invitingCampaigns(db)),
    given(PEOPLE, LINES),
    given(AGES, OF_AGES),
    given(SPREAD, ['top_fifth', 'top_fifth_share', 'gini']),
    given(TRAFFIC, ['reached', 'traffic']),
  ];
}

/** Up to when it is known who is still a friend, and what they have spent as well: ms UTC, 0 where nothing is. */
function agesUntil(db: Database, moment: Moment): { friends: number; aged: number } {
  const friends = knownContacts(db, 'friendships', moment, readContactTimes(db));
  const aged = agedUntil(friends, knownOrders(db, moment, 'private'));
  return { friends: Math.max(0, friends.until), aged: Math.max(0, aged) };
}
