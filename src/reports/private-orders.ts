import { PRIVATE, type Purchases, REFUNDED } from '../journeys/purchases.ts';

/** An order in the own shop, paid. */
export type PrivateOrder = {
  readonly id: number;
  readonly paidAt: number;
  /** Minor units; 0 where no file says what was paid. Net of what was given back. */
  readonly paid: number;
  readonly net: number;
  readonly currency: string;
  /** All of it was given back, by its status or by its amounts; or nothing was paid. */
  readonly refunded: boolean;
};

/**
 * The private orders, by time of payment, of the people asked for; people without any are absent.
 * @param workspace the currency of an order that names none
 */
export function privateOrdersOf(
  { people, starts, at, flags, paid, net, currency, orderId, words }: Purchases,
  asOf: number,
  workspace: string,
  asked: ReadonlySet<number>,
): ReadonlyMap<number, readonly PrivateOrder[]> {
  const orders = new Map<number, PrivateOrder[]>();
  for (const [n, person] of people.entries()) {
    if (!asked.has(person)) continue;
    const own: PrivateOrder[] = [];
    for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place += 1) {
      const flag = flags[place] ?? 0;
      const paidAt = at[place] ?? Infinity;
      if ((flag & PRIVATE) === 0 || paidAt > asOf) continue;
      own.push({
        id: orderId[place] ?? 0,
        paidAt,
        paid: paid[place] ?? 0,
        net: net[place] ?? 0,
        currency: words[currency[place] ?? 0] || workspace,
        refunded: (flag & REFUNDED) !== 0,
      });
    }
    if (own.length > 0) orders.set(person, own);
  }
  return orders;
}
