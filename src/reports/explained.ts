import type { RunStatement } from './run-statement.ts';

/** What stands in the places of a statement, by name. */
export type Places = Readonly<Record<string, string | number | null>>;

/** A statement with those of the places that it has. */
export function statement(
  sql: string,
  places: Places,
  about?: RunStatement['about'],
): RunStatement {
  const named = new Set([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name));
  const params = Object.fromEntries(Object.entries(places).filter(([name]) => named.has(name)));
  return { sql, params, ...(about && { about }) };
}

/**
 * A statement whose result is figures of the report, under their own names.
 * @param columns of the rows, or keys of the summary
 * @param by the columns that tell the rows apart; none: it is one row
 */
export function gives(
  sql: string,
  places: Places,
  columns: readonly string[],
  by: readonly string[] = [],
): RunStatement {
  const code = by.length === 0 ? 'explain-gives' : 'explain-gives-by';
  return statement(sql, places, { code, params: { columns, by } });
}

const DROP_ORDERS = /* sql temp */ `DROP TABLE IF EXISTS temp.paid_orders`;
const ORDERS = /* sql temp */ `
CREATE TEMP TABLE paid_orders AS
SELECT coalesce(customers.customer_id, orders.buyer_id) AS person, orders.id AS order_id,
  orders.paid_at AS at, orders.paid_day AS day, orders.domain,
  orders.status = 'refunded'
    OR coalesce(coalesce(orders.refund_minor, 0) >= orders.paid_minor, 0) AS refunded,
  coalesce(orders.currency, @workspace) AS currency, coalesce(orders.paid_minor, 0) AS gross,
  coalesce(orders.paid_minor - coalesce(orders.refund_minor, 0), 0) AS net
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.paid_at <= @asOf AND orders.paid_day IS NOT NULL AND orders.buyer_id IS NOT NULL`;

const INDEX_ORDERS = /* sql temp */ `
CREATE INDEX temp.paid_orders_by_person ON paid_orders (person, at)`;

const DROP_FRIENDSHIPS = /* sql temp */ `DROP TABLE IF EXISTS temp.friendships`;
// The first leave at a join or after it ends the friendship; one that names no member of staff ends all.
const FRIENDSHIPS = /* sql temp */ `
CREATE TEMP TABLE friendships AS
WITH met AS (
  SELECT joins.id AS join_id, coalesce(customers.customer_id, joins.identity_id) AS person,
    joins.staff, joins.state, joins.joined_at AS at, joins.day, attributed.level, attributed.code_id
  FROM joins
  LEFT JOIN customers ON customers.identity_id = joins.identity_id
  LEFT JOIN join_attributions AS attributed ON attributed.join_id = joins.id
  WHERE joins.joined_at <= @asOf
),
parted AS MATERIALIZED (
  SELECT coalesce(customers.customer_id, leaves.identity_id) AS person, leaves.staff, leaves.left_at AS at
  FROM leaves
  LEFT JOIN customers ON customers.identity_id = leaves.identity_id
  WHERE leaves.left_at <= @asOf
)
SELECT met.*, min(parted.at) AS ended_at
FROM met
LEFT JOIN parted
  ON parted.person = met.person AND parted.staff IN (met.staff, '') AND parted.at >= met.at
GROUP BY met.join_id`;

const INDEX_FRIENDSHIPS = /* sql temp */ `
CREATE INDEX temp.friendships_by_person ON friendships (person, at)`;

const DROP_UNSENT = /* sql temp */ `DROP TABLE IF EXISTS temp.unsent`;
const UNSENT_CODES = /* sql temp */ `
CREATE TEMP TABLE unsent AS
SELECT codes.id AS code_id
FROM sms_batches
JOIN codes ON codes.batch_id = sms_batches.batch_id
WHERE sms_batches.cancelled_at IS NOT NULL
  AND codes.code NOT IN (SELECT code FROM visits WHERE flags & 127 = 0)
  AND codes.id NOT IN (
    SELECT code_id FROM join_attributions WHERE level = 'P1' AND code_id IS NOT NULL
  )`;

/** Lays out which codes stand in messages that were taken back and never sent. */
export function unsentCodes(): RunStatement[] {
  const about = { code: 'explain-unsent', params: {} };
  return [statement(DROP_UNSENT, {}), statement(UNSENT_CODES, {}, about)];
}

/** Up to when (ms UTC), and the currency of orders that name none. */
export type Seen = { readonly asOf: number; readonly workspace: string };

/** Lays out what people bought, for the statements that follow. */
export function paidOrders(seen: Seen): RunStatement[] {
  const about = { code: 'explain-paid-orders', params: {} };
  return [statement(DROP_ORDERS, {}), statement(ORDERS, seen, about), statement(INDEX_ORDERS, {})];
}

/** Lays out who was whose friend, and from when to when. */
export function friendships(seen: Seen): RunStatement[] {
  const about = { code: 'explain-friendships', params: {} };
  return [
    statement(DROP_FRIENDSHIPS, {}),
    statement(FRIENDSHIPS, seen, about),
    statement(INDEX_FRIENDSHIPS, {}),
  ];
}
