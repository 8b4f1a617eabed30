import type { Database } from '../../db/open.ts';
import type { Purchase } from './cells.ts';

/** Which orders: those paid up to `asOf` (ms UTC), in one currency; none named is `workspace`'s. */
export type Scope = {
  readonly asOf: number;
  readonly currency: string;
  readonly workspace: string;
};

// "Wholly refunded" is in the status, or in the amounts where the status does not say.
// paid_day is fixed when a file is read, in the workspace's zone: no zone arithmetic here.
const PURCHASES = /* sql */ `
SELECT coalesce(customers.customer_id, orders.buyer_id) AS person, orders.paid_day AS day,
  count(*) AS orders,
  sum(CASE WHEN paid_minor IS NULL THEN 0 ELSE paid_minor - coalesce(refund_minor, 0) END) AS netMinor
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.buyer_id IS NOT NULL AND orders.paid_at <= @asOf AND orders.paid_day IS NOT NULL
  AND coalesce(orders.currency, @workspace) = @currency
  AND orders.status <> 'refunded'
  AND NOT coalesce(orders.paid_minor > 0 AND orders.refund_minor >= orders.paid_minor, 0)
GROUP BY person, day
ORDER BY person, day`;

/** What each person bought on each day, by person, then by day. */
export function readPurchases(db: Database, scope: Scope): IterableIterator<Purchase> {
  return db.prepare<Scope, Purchase>(PURCHASES).iterate(scope);
}

const LEFT_OUT = /* sql */ `
SELECT
  coalesce(sum(NOT refunded AND buyer_id IS NULL), 0) AS ofNobody,
  coalesce(sum(refunded), 0) AS refunded,
  coalesce(sum(
    NOT refunded AND buyer_id IS NOT NULL AND paid_minor IS NULL
      AND coalesce(currency, @workspace) = @currency
  ), 0) AS unknownAmount
FROM (
  SELECT buyer_id, currency, paid_minor,
    status = 'refunded' OR coalesce(paid_minor > 0 AND refund_minor >= paid_minor, 0) AS refunded
  FROM orders
  WHERE paid_at <= @asOf
)`;
export type LeftOut = {
  /** Paid orders, in any currency, whose buyer the platform hides. */
  readonly ofNobody: number;
  /** Paid orders that were wholly refunded, anybody's. */
  readonly refunded: number;
  /** Orders that count as orders, but with an amount of 0, since no file says what was paid. */
  readonly unknownAmount: number;
};

export function readLeftOut(db: Database, scope: Scope): LeftOut {
  return (
    db.prepare<Scope, LeftOut>(LEFT_OUT).get(scope) ?? {
      ofNobody: 0,
      refunded: 0,
      unknownAmount: 0,
    }
  );
}

const LAST_DAY = /* sql */ `
SELECT max(max(coalesce(paid_day, created_day)), max(coalesce(created_day, paid_day))) FROM orders`;

/** The day of the last order known, of anybody, paid or not; null where there is no order. */
export function readLastDay(db: Database): number | null {
  return db.prepare<[], number | null>(LAST_DAY).pluck().get() ?? null;
}
