import { PRIVATE, type Purchases, REFUNDED } from '../../../journeys/purchases.ts';

/** An order that credit is given for. */
export type Order = {
  readonly id: number;
  readonly person: number;
  readonly paidAt: number;
  /** Minor units, net of refunds or gross. */
  readonly minor: number;
};

export type Purse = {
  readonly since: number;
  readonly asOf: number;
  readonly currency: string;
  /** Of an order that names none. */
  readonly workspace: string;
  readonly gross: boolean;
};

/** Private orders of known buyers that were paid in the period, in one currency, not wholly refunded. */
export function ordersIn(purchases: Purchases, purse: Purse): readonly Order[] {
  const { people, starts, at, flags, paid, net, currency, orderId, words } = purchases;
  const amounts = purse.gross ? paid : net;
  const orders: Order[] = [];
  for (const [nth, person] of people.entries()) {
    for (let place = starts[nth] ?? 0; place < (starts[nth + 1] ?? 0); place += 1) {
      const [paidAt, flag] = [at[place] ?? 0, flags[place] ?? 0];
      const inPeriod = paidAt >= purse.since && paidAt <= purse.asOf;
      if (!inPeriod || (flag & PRIVATE) === 0) continue;
      if ((flag & REFUNDED) !== 0 && !purse.gross) continue;
      const paidIn = words[currency[place] ?? 0] || purse.workspace;
      if (paidIn !== purse.currency) continue;
      orders.push({ id: orderId[place] ?? 0, person, paidAt, minor: amounts[place] ?? 0 });
    }
  }
  return orders;
}
