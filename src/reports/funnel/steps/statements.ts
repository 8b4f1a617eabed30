import type { EventName } from './words.ts';

/**
 * How events are read that are not laid out (see laid-out.ts), or are chosen by what is not: all of a
 * stretch of ids as one text, `who,when,which` and so on, for a million rows that cross into JavaScript
 * one by one take longer than all else. `who` is an identity: nobody is in `events` where it is not
 * known. A filter is null where there is none, or a list in JSON. `which` is the row's id.
 */
export type EventStatement = {
  /** The largest id there is. */
  readonly last: string;
  readonly events: string;
};

export type EventsRow = { readonly events: string | null; readonly of_nobody: number };

const JOINS = /* sql */ `
SELECT group_concat(identity_id || ',' || joined_at || ',' || joins.id) AS events,
  0 AS of_nobody
FROM joins
WHERE joins.id > @after AND joins.id <= @upto AND joined_at <= @asOf
  AND (@staff IS NULL OR staff IN (SELECT value FROM json_each(@staff)))
  AND EXISTS (
    SELECT 1
    FROM join_attributions
    LEFT JOIN codes ON codes.id = join_attributions.code_id
    LEFT JOIN contact_ways AS ways ON join_attributions.level = 'P3' AND ways.state = joins.state
    LEFT JOIN campaigns ON campaigns.id = coalesce(codes.campaign_id, ways.campaign_id)
    WHERE join_attributions.join_id = joins.id
      AND (@campaign IS NULL OR campaigns.name IN (SELECT value FROM json_each(@campaign)))
      AND (@channel IS NULL OR codes.channel IN (SELECT value FROM json_each(@channel)))
      AND (@variant IS NULL
        OR coalesce(codes.variant, ways.variant) IN (SELECT value FROM json_each(@variant)))
      AND (@batch IS NULL OR CAST(codes.batch_id AS TEXT) IN (SELECT value FROM json_each(@batch)))
      AND (@code IS NULL OR codes.code IN (SELECT value FROM json_each(@code)))
      AND (@level IS NULL OR join_attributions.level IN (SELECT value FROM json_each(@level))))`;

// Nobody knows what was paid where paid_minor is null: such an order is taken as not refunded.
const ORDERS = /* sql */ `
SELECT group_concat(buyer_id || ',' || paid_at || ',' || id) AS events,
  count(*) FILTER (WHERE buyer_id IS NULL) AS of_nobody
FROM orders
WHERE id > @after AND id <= @upto AND paid_at <= @asOf
  AND (@gross OR (status <> 'refunded'
    AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)))
  AND (@kind IS NULL OR domain = @kind)
  AND (@platform IS NULL OR platform IN (SELECT value FROM json_each(@platform)))
  AND (@shop IS NULL OR shop IN (SELECT value FROM json_each(@shop)))
  AND (@province IS NULL OR province IN (SELECT value FROM json_each(@province)))
  AND (@currency IS NULL
    OR coalesce(currency, @workspace) IN (SELECT value FROM json_each(@currency)))
  AND (@paid_min IS NULL OR paid_minor >= @paid_min)
  AND (@paid_max IS NULL OR paid_minor <= @paid_max)
  AND (@sku IS NULL OR EXISTS (
    SELECT 1 FROM order_lines
    WHERE order_id = orders.id AND sku IN (SELECT value FROM json_each(@sku))))
  AND (@product IS NULL OR EXISTS (
    SELECT 1 FROM order_lines
    WHERE order_id = orders.id
      AND coalesce(nullif(name, ''), sku) IN (SELECT value FROM json_each(@product))))`;

const MESSAGES = /* sql */ `
SELECT group_concat(identity_id || ',' || at || ',' || id) AS events,
  count(*) FILTER (WHERE identity_id IS NULL) AS of_nobody
FROM deliveries
WHERE id > @after AND id <= @upto AND at <= @asOf AND status = 'delivered'
  AND (@template IS NULL OR template IN (SELECT value FROM json_each(@template)))`;

const ASKED = /* sql */ `
SELECT group_concat(identity_id || ',' || at || ',' || participants.id) AS events,
  0 AS of_nobody
FROM participants
WHERE participants.id > @after AND participants.id <= @upto AND at <= @asOf
  AND (@campaign IS NULL OR campaign_id IN (
    SELECT id FROM campaigns WHERE name IN (SELECT value FROM json_each(@campaign))))`;

const INVITES = /* sql */ `
SELECT group_concat(inviter_id || ',' || at || ',' || referrals.id) AS events,
  0 AS of_nobody
FROM referrals
WHERE referrals.id > @after AND referrals.id <= @upto AND at <= @asOf
  AND (@campaign IS NULL OR campaign_id IN (
    SELECT id FROM campaigns WHERE name IN (SELECT value FROM json_each(@campaign))))`;

const INVITED = /* sql */ `
SELECT group_concat(invitee_id || ',' || at || ',' || referrals.id) AS events,
  0 AS of_nobody
FROM referrals
WHERE referrals.id > @after AND referrals.id <= @upto AND at <= @asOf
  AND (@campaign IS NULL OR campaign_id IN (
    SELECT id FROM campaigns WHERE name IN (SELECT value FROM json_each(@campaign))))`;

const LAST_REFERRAL = /* sql */ `SELECT max(id) FROM referrals`;

/** Visits and leaves are always read as they are laid out. */
export const STATEMENTS: Readonly<Record<Exclude<EventName, 'visit' | 'leave'>, EventStatement>> = {
  join: { last: /* sql */ `SELECT max(id) FROM joins`, events: JOINS },
  order: { last: /* sql */ `SELECT max(id) FROM orders`, events: ORDERS },
  message: { last: /* sql */ `SELECT max(id) FROM deliveries`, events: MESSAGES },
  asked: { last: /* sql */ `SELECT max(id) FROM participants`, events: ASKED },
  invite: { last: LAST_REFERRAL, events: INVITES },
  invited: { last: LAST_REFERRAL, events: INVITED },
};
