import type { TouchDimension } from './touches.ts';

/**
 * What people first came into touch with, of each kind, from the facts: rows of who, when and what. Where
 * a dimension has two statements, the earlier touch counts. This is what touches are, for an analyst and
 * for the test; of targets it is what is read, of all else the same is read from what was laid out.
 */

// Codes in somebody's hand (see holders.ts) bring their visits; `who` is then the code.
const VISITED_CHANNEL = /* sql */ `
SELECT codes.id AS who, min(visits.at) AS at, codes.channel AS value
FROM visits CROSS JOIN codes ON codes.code = visits.code
WHERE visits.at <= @asOf AND visits.flags & @skip = 0
GROUP BY codes.id`;
const VISITED_VARIANT = /* sql */ `
SELECT codes.id AS who, min(visits.at) AS at, nullif(codes.variant, '') AS value
FROM visits CROSS JOIN codes ON codes.code = visits.code
WHERE visits.at <= @asOf AND visits.flags & @skip = 0
GROUP BY codes.id`;
const VISITED_BATCH = /* sql */ `
SELECT codes.id AS who, min(visits.at) AS at, codes.batch_id AS value
FROM visits CROSS JOIN codes ON codes.code = visits.code
WHERE visits.at <= @asOf AND visits.flags & @skip = 0
GROUP BY codes.id`;

const VISITED_TARGET = /* sql */ `
SELECT codes.id AS who, min(visits.at) AS at, targets.name AS value
FROM visits
CROSS JOIN codes ON codes.code = visits.code
CROSS JOIN targets ON targets.id = visits.target_id
WHERE visits.at <= @asOf AND visits.flags & @skip = 0
GROUP BY codes.id`;

const JOINED_CHANNEL = /* sql */ `
SELECT joins.identity_id AS who, joins.joined_at AS at, codes.channel AS value
FROM joins
CROSS JOIN join_attributions ON join_attributions.join_id = joins.id
CROSS JOIN codes ON codes.id = join_attributions.code_id
WHERE joins.joined_at <= @asOf AND join_attributions.level = 'P1'`;
const JOINED_VARIANT = /* sql */ `
SELECT joins.identity_id AS who, joins.joined_at AS at,
  nullif(coalesce(codes.variant, ways.variant), '') AS value
FROM joins
CROSS JOIN join_attributions ON join_attributions.join_id = joins.id
LEFT JOIN codes ON codes.id = join_attributions.code_id
LEFT JOIN contact_ways AS ways ON join_attributions.level = 'P3' AND ways.state = joins.state
WHERE joins.joined_at <= @asOf AND join_attributions.level IN ('P1', 'P3')`;
const JOINED_BATCH = /* sql */ `
SELECT joins.identity_id AS who, joins.joined_at AS at, codes.batch_id AS value
FROM joins
CROSS JOIN join_attributions ON join_attributions.join_id = joins.id
CROSS JOIN codes ON codes.id = join_attributions.code_id
WHERE joins.joined_at <= @asOf AND join_attributions.level = 'P1'`;
const JOINED_TARGET = /* sql */ `
SELECT joins.identity_id AS who, joins.joined_at AS at, targets.name AS value
FROM join_attributions
CROSS JOIN joins ON joins.id = join_attributions.join_id
CROSS JOIN contact_ways AS ways ON ways.state = joins.state
CROSS JOIN targets ON targets.id = ways.target_id
WHERE joins.joined_at <= @asOf AND join_attributions.level = 'P3'`;
const JOINED_STAFF = /* sql */ `
SELECT identity_id AS who, joined_at AS at, nullif(staff, '') AS value
FROM joins
WHERE joined_at <= @asOf`;

const ORDERED_ON = /* sql */ `
SELECT buyer_id AS who, min(paid_at) AS at, platform AS value
FROM orders
WHERE buyer_id IS NOT NULL AND paid_at <= @asOf
GROUP BY buyer_id, platform`;
const ORDERED_IN = /* sql */ `
SELECT buyer_id AS who, min(paid_at) AS at, nullif(shop, '') AS value
FROM orders
WHERE buyer_id IS NOT NULL AND paid_at <= @asOf
GROUP BY buyer_id, shop`;
const ORDERED_FROM = /* sql */ `
SELECT buyer_id AS who, min(paid_at) AS at, nullif(province, '') AS value
FROM orders
WHERE buyer_id IS NOT NULL AND paid_at <= @asOf
GROUP BY buyer_id, province`;
const ORDERED_WHAT = /* sql */ `
SELECT orders.buyer_id AS who, min(orders.paid_at) AS at,
  coalesce(nullif(order_lines.sku, ''), nullif(order_lines.name, '')) AS value
FROM orders
LEFT JOIN order_lines ON order_lines.order_id = orders.id
  AND order_lines.n = (SELECT min(n) FROM order_lines AS lines WHERE lines.order_id = orders.id)
WHERE orders.buyer_id IS NOT NULL AND orders.paid_at <= @asOf
GROUP BY orders.buyer_id, value`;

/** Who a row is about: an identity, or whoever has the code in hand. */
export type TouchStatement = { readonly of: 'identity' | 'code'; readonly sql: string };

export const TOUCH_STATEMENTS = {
  'channel': [
    { of: 'code', sql: VISITED_CHANNEL },
    { of: 'identity', sql: JOINED_CHANNEL },
  ],
  'variant': [
    { of: 'code', sql: VISITED_VARIANT },
    { of: 'identity', sql: JOINED_VARIANT },
  ],
  'batch': [
    { of: 'code', sql: VISITED_BATCH },
    { of: 'identity', sql: JOINED_BATCH },
  ],
  'target': [
    { of: 'code', sql: VISITED_TARGET },
    { of: 'identity', sql: JOINED_TARGET },
  ],
  'staff': [{ of: 'identity', sql: JOINED_STAFF }],
  'platform': [{ of: 'identity', sql: ORDERED_ON }],
  'shop': [{ of: 'identity', sql: ORDERED_IN }],
  'product': [{ of: 'identity', sql: ORDERED_WHAT }],
  'province': [{ of: 'identity', sql: ORDERED_FROM }],
  'first-source': [
    { of: 'code', sql: VISITED_CHANNEL },
    { of: 'identity', sql: JOINED_CHANNEL },
    { of: 'identity', sql: ORDERED_ON },
  ],
} as const satisfies Record<TouchDimension, readonly TouchStatement[]>;
