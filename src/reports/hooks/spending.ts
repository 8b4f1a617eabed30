import { PRIVATE, type Purchases, REFUNDED } from '../../journeys/purchases.ts';
import { placeOf } from './rising.ts';

/** Which money, and of what moment all is seen. */
export type Purse = {
  readonly currency: string;
  /** Of an order that names none. */
  readonly workspace: string;
  /** Before refunds. */
  readonly gross: boolean;
  readonly asOf: number;
};

/** What somebody bought in the own shop, seen from their join. */
export type Spending = {
  /** They had bought there by then: already a customer. */
  readonly orderedBefore: boolean;
  /** Their first private order of all came after the join. */
  readonly firstOrder: boolean;
  /** What they spent there since the join, minor units. */
  readonly money: number;
};

/** Asks for a person, the moment of their join and the last one that counts, ms UTC. */
export type SpendingOf = (person: number, joinedAt: number, due: number) => Spending;

const NOTHING: Spending = { orderedBefore: false, firstOrder: false, money: 0 };

/**
 * What people bought. Orders that were wholly refunded count for nothing, but for money with `gross`.
 * Asked for one after the other, without making anything of the orders: there may be a million.
 */
export function spendingIn(purchases: Purchases, purse: Purse): SpendingOf {
  const { people, starts, at, flags, paid, net, currency, words } = purchases;
  const amounts = purse.gross ? paid : net;
  return (person, joinedAt, due) => {
    const n = placeOf(people, person);
    if (n < 0) return NOTHING;
    let [orderedBefore, orderedSince, money] = [false, false, 0];
    for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place += 1) {
      const [when, flag] = [at[place] ?? Infinity, flags[place] ?? 0];
      if ((flag & PRIVATE) === 0 || when > purse.asOf) continue;
      const real = (flag & REFUNDED) === 0;
      if (when <= joinedAt) orderedBefore ||= real;
      else if (when <= due) {
        orderedSince ||= real;
        const paidIn = words[currency[place] ?? 0] || purse.workspace;
        if (paidIn === purse.currency && (real || purse.gross)) money += amounts[place] ?? 0;
      }
    }
    return { orderedBefore, firstOrder: orderedSince && !orderedBefore, money };
  };
}
