import type { Joined } from '../dimensions/joins.ts';
import type { PrivateOrder } from '../private-orders.ts';
import type { Newcomer } from './curve.ts';

/** A newcomer with what they can be told apart by. */
export type Person = Newcomer & {
  readonly join: Joined;
  /** The order that was their first. */
  readonly order: number | null;
};

export type Newcomers = {
  readonly people: readonly Person[];
  /** Had bought in the own shop when they joined, or at that very moment: they are no newcomers. */
  readonly before: number;
  /** Joined after the last order that is known: nobody has watched them yet. */
  readonly unwatched: readonly Joined[];
};

/**
 * Who is watched for a first order: everybody by their first join, but for those who were customers of
 * the own shop by then.
 * @param orders of the joiners, by time of payment
 * @param end the last moment of which orders are known, ms UTC
 * @param gross is an order that was wholly refunded an order?
 */
export function newcomersOf(
  joins: readonly Joined[],
  orders: ReadonlyMap<number, readonly PrivateOrder[]>,
  end: number,
  gross: boolean,
): Newcomers {
  const people: Person[] = [];
  let before = 0;
  const unwatched: Joined[] = [];
  for (const join of joins) {
    const first = orders.get(join.person)?.find(({ refunded }) => gross || !refunded);
    if (first !== undefined && first.paidAt <= join.at) before += 1;
    else if (join.at > end) unwatched.push(join);
    else {
      people.push({
        person: join.person,
        joinedAt: join.at,
        orderedAt: first?.paidAt ?? null,
        join,
        order: first?.id ?? null,
      });
    }
  }
  return { people, before, unwatched };
}
