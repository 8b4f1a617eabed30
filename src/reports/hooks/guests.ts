import { DAY_MS } from '../../core/time.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import { type Contact, isFriend, KEPT_AFTER_MS } from '../friendship.ts';
import type { PrivateOrder } from '../private-orders.ts';

/** The second look at who left: 30 × 24 hours after the join. */
const LATE_MS = 30 * DAY_MS;

/** What became of somebody who joined through a card. */
export type Guest = {
  readonly person: number;
  readonly joinedAt: number;
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
 * @param contacts none where they never left anybody
 * @param orders by time of payment
 */
export function followGuest(
  { person, at }: { readonly person: number; readonly at: number },
  due: number,
  contacts: readonly Contact[] | undefined,
  orders: readonly PrivateOrder[],
  { currency, gross, asOf }: Purse,
): Guest {
  const keptAt = (moment: number): boolean | null =>
    moment > asOf ? null : contacts === undefined || isFriend(contacts, moment);
  const real = orders.filter(({ refunded }) => !refunded);
  const since = orders.filter(({ paidAt }) => paidAt > at && paidAt <= due);
  const orderedBefore = real.some(({ paidAt }) => paidAt <= at);
  const spent = since
    .filter((order) => order.currency === currency && (gross || !order.refunded))
    .map(({ paid, net }) => (gross ? paid : net));
  return {
    person,
    joinedAt: at,
    kept7: keptAt(at + KEPT_AFTER_MS),
    kept30: keptAt(at + LATE_MS),
    firstOrder: !orderedBefore && since.some(({ refunded }) => !refunded),
    orderedBefore,
    money: spent.reduce((sum, amount) => sum + amount, 0),
  };
}

/** All contacts of those of the people asked for who left somebody; whoever is absent never did. */
export function contactsOfLeavers(
  { people, starts, at, flags, staff, words }: Contacts,
  asked: ReadonlySet<number>,
): ReadonlyMap<number, readonly Contact[]> {
  const leavers = new Map<number, readonly Contact[]>();
  for (const [n, person] of people.entries()) {
    const [from, to] = [starts[n] ?? 0, starts[n + 1] ?? 0];
    let left = false;
    for (let place = from; place < to; place += 1) left ||= isLeave(flags[place]);
    if (!left || !asked.has(person)) continue;
    const contacts = Array.from({ length: to - from }, (_, place) => ({
      at: at[from + place] ?? 0,
      staff: words[staff[from + place] ?? 0] ?? '',
      join: !isLeave(flags[from + place]),
    }));
    leavers.set(person, contacts);
  }
  return leavers;
}

function isLeave(flag = 0): boolean {
  return (flag & LEAVE) !== 0;
}
