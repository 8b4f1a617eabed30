import type { Database } from '../db/open.ts';
import { collect } from './collect.ts';

/** An order in the own shop, paid. `amount` null: no file says what was paid. */
export type PrivateOrder = {
  readonly id: number;
  readonly paidAt: number;
  /** Minor units: what was paid, and what of it was given back. */
  readonly amount: number | null;
  readonly refund: number;
  readonly currency: string;
  /** All of it was given back: by its status, or by its amounts. */
  readonly refunded: boolean;
};

// Nobody knows what was paid where paid_minor is null: such an order is taken as not refunded.
const PRIVATE_ORDERS = /* sql */ `
SELECT orders.id, coalesce(customers.customer_id, orders.buyer_id) AS person,
  orders.paid_at AS paidAt, orders.paid_minor AS amount, coalesce(orders.refund_minor, 0) AS refund,
  coalesce(orders.currency, @workspace) AS currency,
  orders.status = 'refunded'
    OR coalesce(orders.paid_minor > 0 AND orders.refund_minor >= orders.paid_minor, 0) AS refunded
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.domain = 'private' AND orders.paid_at <= @asOf AND orders.buyer_id IS NOT NULL
ORDER BY orders.paid_at, orders.key`;
type Scope = { readonly asOf: number; readonly workspace: string };
type OrderRow = Omit<PrivateOrder, 'refunded'> & { person: number; refunded: 0 | 1 };

/**
 * The private orders, by time of payment, of the people asked for; people without any are absent.
 * @param workspace the currency of an order that names none
 */
export function readPrivateOrders(
  db: Database,
  asOf: number,
  workspace: string,
  people: ReadonlySet<number>,
): ReadonlyMap<number, readonly PrivateOrder[]> {
  const orders = new Map<number, PrivateOrder[]>();
  const rows = db.prepare<Scope, OrderRow>(PRIVATE_ORDERS).iterate({ asOf, workspace });
  for (const { person, refunded, ...order } of rows) {
    if (people.has(person)) collect(orders, person, { ...order, refunded: refunded === 1 });
  }
  return orders;
}
