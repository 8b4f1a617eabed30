import type { Database } from '../../db/open.ts';
import type { Dimension, Period } from './dimension.ts';
import type { Known } from './known.ts';

/**
 * What people first came into touch with, of each kind: rows of who, when and what. Where a dimension
 * has two statements, the earlier touch counts.
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
type Source = { readonly of: 'identity' | 'code'; readonly sql: string };

const TOUCHES = {
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
} as const satisfies Record<TouchDimension, readonly Source[]>;

/** By what somebody is told apart as a person: all but periods, which are those of an event. */
export type TouchDimension = Exclude<Dimension, Period>;

type TouchRow = {
  readonly who: number;
  readonly at: number;
  readonly value: string | number | null;
};
/** When somebody first came into touch, ms UTC, and what with. */
export type Touch = Pick<TouchRow, 'at' | 'value'>;
type Scope = { readonly asOf: number; readonly skip: number };

/** The statements that touches are read with. */
export function touchesRead(by: TouchDimension): readonly string[] {
  return TOUCHES[by].map(({ sql }) => sql);
}

/**
 * The first touch of each person, of a dimension: null where it says nothing, absent where there was
 * none. In one instant the text that comes first decides, never the order in which facts came.
 */
export function readTouches(
  db: Database,
  dimension: TouchDimension,
  scope: Scope,
  { personOf, holders }: Known,
): ReadonlyMap<number, Touch> {
  const first = new Map<number, Touch>();
  for (const { of, sql } of TOUCHES[dimension]) {
    for (const { who, at, value } of db.prepare<Scope, TouchRow>(sql).iterate(scope)) {
      const person = of === 'identity' ? personOf(who) : (holders()[who] ?? 0);
      if (person === 0) continue;
      const known = first.get(person);
      if (
        known === undefined ||
        at < known.at ||
        (at === known.at && comesFirst(value, known.value))
      )
        first.set(person, { at, value });
    }
  }
  return first;
}

/** What says nothing comes last. */
function comesFirst(a: Touch['value'], b: Touch['value']): boolean {
  return a !== null && (b === null || a < b);
}
