import { statement } from '../../explained.ts';
import type { RunStatement } from '../../run-statement.ts';
import type { Scope } from './choice.ts';
import { paramsOf } from './filtered.ts';
import { MOST_STEPS } from './language.ts';
import type { EventChoice, EventName } from './words.ts';

/**
 * Events as SQL over the facts, for `--explain`: everything that is a step, or ends an attempt, or (strict)
 * stands between, put into `happened`. Filters are added to a statement's end, one line each.
 */

const DROP_HAPPENED = /* sql temp */ `DROP TABLE IF EXISTS temp.happened`;
const HAPPENED = /* sql temp */ `
CREATE TEMP TABLE happened (
  person INTEGER, at INTEGER, day INTEGER, event TEXT, fact INTEGER, steps INTEGER, is_end INTEGER
)`;

// A code that nobody is known behind is its own: below 0 it is no person.
const VISITS = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(holders.person, -codes.id), visits.at, visits.day, 'visit', visits.id, @steps, @ends
FROM visits
JOIN codes ON codes.code = visits.code
JOIN batches ON batches.id = codes.batch_id AND batches.unit = 'single' AND batches.invites = 0
JOIN campaigns ON campaigns.id = codes.campaign_id
LEFT JOIN holders ON holders.code_id = codes.id
WHERE visits.at <= @asOf AND visits.flags & @skip = 0`;

const JOINS = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, joins.identity_id), joins.joined_at, joins.day, 'join', joins.id,
  @steps, @ends
FROM joins
LEFT JOIN customers ON customers.identity_id = joins.identity_id
LEFT JOIN join_attributions AS attributed ON attributed.join_id = joins.id
LEFT JOIN codes ON codes.id = attributed.code_id
LEFT JOIN contact_ways AS ways ON attributed.level = 'P3' AND ways.state = joins.state
LEFT JOIN campaigns ON campaigns.id = coalesce(codes.campaign_id, ways.campaign_id)
WHERE joins.joined_at <= @asOf`;

const LEAVES = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, leaves.identity_id), leaves.left_at, leaves.day, 'leave', leaves.id,
  @steps, @ends
FROM leaves
LEFT JOIN customers ON customers.identity_id = leaves.identity_id
WHERE leaves.left_at <= @asOf`;

const ORDERS = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, orders.buyer_id), orders.paid_at, orders.paid_day, 'order', orders.id,
  @steps, @ends
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.buyer_id IS NOT NULL AND orders.paid_at <= @asOf
  AND (@gross OR (orders.status <> 'refunded'
    AND NOT coalesce(coalesce(orders.refund_minor, 0) >= orders.paid_minor, 0)))`;

const MESSAGES = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, deliveries.identity_id), deliveries.at, deliveries.day, 'message',
  deliveries.id, @steps, @ends
FROM deliveries
LEFT JOIN customers ON customers.identity_id = deliveries.identity_id
WHERE deliveries.identity_id IS NOT NULL AND deliveries.at <= @asOf AND deliveries.status = 'delivered'`;

const ASKED = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, participants.identity_id), participants.at, participants.day, 'asked',
  participants.id, @steps, @ends
FROM participants
JOIN campaigns ON campaigns.id = participants.campaign_id
LEFT JOIN customers ON customers.identity_id = participants.identity_id
WHERE participants.at <= @asOf`;

const INVITES = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, referrals.inviter_id), referrals.at, referrals.day, 'invite',
  referrals.id, @steps, @ends
FROM referrals
JOIN campaigns ON campaigns.id = referrals.campaign_id
LEFT JOIN customers ON customers.identity_id = referrals.inviter_id
WHERE referrals.at <= @asOf`;

const INVITED = /* sql temp */ `
INSERT INTO temp.happened
SELECT coalesce(customers.customer_id, referrals.invitee_id), referrals.at, referrals.day, 'invited',
  referrals.id, @steps, @ends
FROM referrals
JOIN campaigns ON campaigns.id = referrals.campaign_id
LEFT JOIN customers ON customers.identity_id = referrals.invitee_id
WHERE referrals.at <= @asOf`;

const STATEMENTS: Readonly<Record<EventName, string>> = {
  visit: VISITS,
  join: JOINS,
  leave: LEAVES,
  order: ORDERS,
  message: MESSAGES,
  asked: ASKED,
  invite: INVITES,
  invited: INVITED,
};

const OF_CODES = {
  campaign: 'campaigns.name',
  channel: 'codes.channel',
  batch: 'CAST(codes.batch_id AS TEXT)',
  code: 'codes.code',
};
/** What a filter of words looks at, by the event and the filter's name. */
const LOOKED_AT: Readonly<Record<EventName, Readonly<Record<string, string>>>> = {
  visit: { ...OF_CODES, variant: 'codes.variant' },
  join: {
    ...OF_CODES,
    variant: 'coalesce(codes.variant, ways.variant)',
    staff: 'joins.staff',
    level: 'attributed.level',
  },
  leave: { staff: 'leaves.staff' },
  order: {
    platform: 'orders.platform',
    shop: 'orders.shop',
    province: 'orders.province',
    currency: "coalesce(nullif(orders.currency, ''), @workspace)",
  },
  message: { template: 'deliveries.template' },
  asked: { campaign: 'campaigns.name' },
  invite: { campaign: 'campaigns.name' },
  invited: { campaign: 'campaigns.name' },
};
const BOUGHT = `orders.id IN (SELECT order_id FROM order_lines WHERE sku IN (SELECT value FROM json_each(@sku)))`;

// As --by product names it, of any line.
const BOUGHT_NAMED = `orders.id IN (
    SELECT order_id FROM order_lines
    WHERE coalesce(nullif(name, ''), sku) IN (SELECT value FROM json_each(@product)))`;

/** Makes room for events. */
export function happened(): RunStatement[] {
  return [statement(DROP_HAPPENED, {}), statement(HAPPENED, {})];
}

/**
 * Puts the events of a choice into `happened`.
 * @param steps bit n: they are step n + 1; none: they are no step
 * @param ends do they end an attempt?
 */
export function eventsOf(
  choice: EventChoice,
  scope: Scope,
  { steps, ends }: { readonly steps: number; readonly ends: boolean },
): RunStatement {
  const { event, kind } = choice;
  const { paid_min, paid_max, ...rest } = paramsOf(choice, scope);
  const words: Readonly<Record<string, unknown>> = rest;
  const filters = [
    kind === null ? [] : 'orders.domain = @kind',
    Object.entries(LOOKED_AT[event]).flatMap(([key, column]) =>
      words[key] === null ? [] : `${column} IN (SELECT value FROM json_each(@${key}))`,
    ),
    event === 'order' && words['sku'] !== null ? BOUGHT : [],
    event === 'order' && words['product'] !== null ? BOUGHT_NAMED : [],
    paid_min === null ? [] : 'orders.paid_minor >= @paid_min',
    paid_max === null ? [] : 'orders.paid_minor <= @paid_max',
  ].flat();
  const sql = [STATEMENTS[event], ...filters.map((filter) => `\n  AND ${filter}`)].join('');
  const places = { ...rest, paid_min, paid_max, skip: scope.skip, steps, ends: ends ? 1 : 0 };
  return statement(sql, places, {
    code: ends ? 'explain-ends' : steps === 0 ? 'explain-between' : 'explain-happened',
    params: { event: kind === null ? event : `${event}:${kind}`, steps: numbersOf(steps) },
  });
}

/** The numbers of the steps, from 1, as people count them. */
function numbersOf(steps: number): readonly string[] {
  const all = Array.from({ length: MOST_STEPS }, (_, n) => n);
  return all.filter((n) => (steps & (1 << n)) !== 0).map((n) => String(n + 1));
}
