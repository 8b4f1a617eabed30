import { DAY_MS } from '../../core/time.ts';
import { type Contact, isFriend, KEPT_AFTER_MS } from '../friendship.ts';
import type { PrivateOrder } from '../private-orders.ts';

/** The second look at who left: 30 × 24 hours after the join. */
const LATE_MS = 30 * DAY_MS;

/** What became of somebody who joined through a card. */
export type Guest = {
  readonly person: number;
  /** Still a friend 7 × 24 hours after the join? Null: they have not passed yet. */
  readonly kept7: boolean | null;
  readonly kept30: boolean | null;
  /** Their first private order of all came after the join. */
  readonly firstOrder: boolean;
  /** They had bought in the own shop before: already a customer. */
  readonly orderedBefore: boolean;
  /** What they spent in the own shop since the join, minor units. */
  readonly money: number;
};

/** Which money, and until when. */
export type Purse = {
  readonly currency: string;
  /** Before refunds. */
  readonly gross: boolean;
  readonly asOf: number;
};

/**
 * Follows somebody from their join.
 * @param due the last moment at which an order still belongs to the card, ms UTC
 * @param orders by time of payment
 */
export function followGuest(
  { person, at }: { readonly person: number; readonly at: number },
  due: number,
  contacts: readonly Contact[],
  orders: readonly PrivateOrder[],
  { currency, gross, asOf }: Purse,
): Guest {
  const keptAt = (moment: number): boolean | null =>
    moment > asOf ? null : isFriend(contacts, moment);
  const real = orders.filter(({ refunded }) => !refunded);
  const since = orders.filter(({ paidAt }) => paidAt > at && paidAt <= due);
  const orderedBefore = real.some(({ paidAt }) => paidAt <= at);
  const spent = since
    .filter((order) => order.currency === currency && (gross || !order.refunded))
    .map(({ amount, refund }) => (amount ?? 0) - (gross || amount === null ? 0 : refund));
  return {
    person,
    kept7: keptAt(at + KEPT_AFTER_MS),
    kept30: keptAt(at + LATE_MS),
    firstOrder: !orderedBefore && since.some(({ refunded }) => !refunded),
    orderedBefore,
    money: spent.reduce((sum, amount) => sum + amount, 0),
  };
}
