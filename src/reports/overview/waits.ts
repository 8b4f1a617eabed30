import type { Awaited, Known } from '../known.ts';
import { type Age, AGES } from './friends.ts';
import type { Period } from './periods.ts';

/** What the files of a period must reach to its end for, line by line; visits are written as they happen. */
const BUYING = ['private-orders'] as const;
const MEETING = ['joins', 'friendships'] as const;
export const WAITS: Readonly<Record<string, readonly Awaited[]>> = {
  platform_buyers: ['public-orders'],
  joined: ['joins'],
  joined_kept: MEETING,
  friends: MEETING,
  active: [...MEETING, 'private-orders', 'public-orders'],
  private_buyers: BUYING,
  private_orders: BUYING,
  repeat_buyers: BUYING,
  repurchase_rate: BUYING,
  organic_joins: ['joins', 'invitations'],
  organic_kept: [...MEETING, 'invitations'],
  referred_joins: ['joins', 'invitations'],
  referred_kept: [...MEETING, 'invitations'],
  existing: [...MEETING, 'private-orders'],
  order_rate: [...MEETING, 'private-orders'],
  orders_per_buyer: BUYING,
  order_value: BUYING,
  gmv: BUYING,
  // Who joined where no file reaches may have had their days by the end.
  aged_7d: MEETING,
  aged_7d_kept: MEETING,
  aged_180d: MEETING,
  aged_180d_kept: MEETING,
  top_fifth: BUYING,
  top_fifth_share: BUYING,
  gini: BUYING,
  conversion: BUYING,
  fission: ['joins', 'invitations'],
  ltv: BUYING,
};

/** The change of revenue is made of all of it. */
export const FACTORS_WAIT: readonly Awaited[] = [...MEETING, 'invitations', 'private-orders'];

/** What is not known to the end of a period. What no file has is nothing in all periods alike. */
export function cutIn(known: readonly Known[], { to }: Pick<Period, 'to'>): ReadonlySet<Awaited> {
  return new Set(
    known.filter(({ until, why }) => until < to && why !== 'none').map(({ awaited }) => awaited),
  );
}

/** What of all that lines wait for no file has ever told of. */
export function neverTold(known: readonly Known[]): ReadonlySet<Awaited> {
  return new Set(known.filter(({ why }) => why === 'none').map(({ awaited }) => awaited));
}

/** Does a line wait for something of a period that no file has yet? */
export function isCut(measure: string, cut: ReadonlySet<Awaited>): boolean {
  return (WAITS[measure] ?? []).some((awaited) => cut.has(awaited));
}

/** Of which age are the people whom a line counts? Some may be told of only later; shares and means are of the others. */
export function ageCounted(measure: string): Age | undefined {
  return AGES.find((age) => measure === `aged_${age}` || measure === `aged_${age}_kept`);
}

/** Up to when it is known who is still a friend and what they have spent: ms UTC. */
export function agedUntil(friendships: Known, orders: Known): number {
  return orders.why === 'none' ? friendships.until : Math.min(friendships.until, orders.until);
}

/** Can nobody say yet which factor made revenue change? */
export function areFactorsCut(cut: ReadonlySet<Awaited>): boolean {
  return FACTORS_WAIT.some((awaited) => cut.has(awaited));
}
