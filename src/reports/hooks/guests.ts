import { DAY_MS } from '../../core/time.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import { type Contact, contactsBetween, isFriend, KEPT_AFTER_MS } from '../friendship.ts';
import type { Spending } from './spending.ts';

/** The second look at who left: 30 × 24 hours after the join. */
const LATE_MS = 30 * DAY_MS;

/** What became of somebody who joined through a card. */
export type Guest = Spending & {
  readonly person: number;
  readonly joinedAt: number;
  /** Still a friend 7 × 24 hours after the join? Null: they have not passed yet. */
  readonly kept7: boolean | null;
  readonly kept30: boolean | null;
};

/**
 * Follows somebody from their join.
 * @param contacts none where they never left anybody
 * @param known up to when it is known who is still a friend, ms UTC
 */
export function followGuest(
  { person, at }: { readonly person: number; readonly at: number },
  contacts: readonly Contact[] | undefined,
  { orderedBefore, firstOrder, money }: Spending,
  known: number,
): Guest {
  const keptAt = (moment: number): boolean | null =>
    moment > known ? null : contacts === undefined || isFriend(contacts, moment);
  return {
    person,
    joinedAt: at,
    kept7: keptAt(at + KEPT_AFTER_MS),
    kept30: keptAt(at + LATE_MS),
    orderedBefore,
    firstOrder,
    money,
  };
}

/** All contacts of those of the people asked for who left somebody; whoever is absent never did. */
export function contactsOfLeavers(
  contacts: Contacts,
  asked: ReadonlySet<number>,
): ReadonlyMap<number, readonly Contact[]> {
  const { people, starts, flags } = contacts;
  const leavers = new Map<number, readonly Contact[]>();
  for (const [n, person] of people.entries()) {
    const [from, to] = [starts[n] ?? 0, starts[n + 1] ?? 0];
    let left = false;
    for (let place = from; place < to; place += 1) left ||= isLeave(flags[place]);
    if (!left || !asked.has(person)) continue;
    leavers.set(person, contactsBetween(contacts, from, to));
  }
  return leavers;
}

function isLeave(flag = 0): boolean {
  return (flag & LEAVE) !== 0;
}
