import { DAY_MS } from '../../core/time.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';

/** Files may note an invitation once it has been accepted; whoever was a friend for longer came without it. */
const NOTED_LATE_MS = DAY_MS;

/**
 * Did somebody come new by an invitation? One that counts (`growTree`) is known of them from no later than a
 * day after their first join of all; both in ms UTC, `won` undefined where there is none.
 */
export function cameInvited(won: number | undefined, firstJoin: number): boolean {
  return won !== undefined && won <= firstJoin + NOTED_LATE_MS;
}

/** Who came new in a stretch of time, and those of them who came by an invitation. */
export type Fission = {
  readonly joined: readonly number[];
  readonly invited: readonly number[];
};

/**
 * How much of what came new came by invitation: 裂变率 = `invited` ÷ `joined`, the people whose first join of
 * all lies in a stretch of time (ms UTC, both ends in it).
 * @param wonAt when the invitation that counts of somebody was accepted, ms UTC
 */
export function fissionOf(
  { people, starts, at, flags }: Pick<Contacts, 'people' | 'starts' | 'at' | 'flags'>,
  wonAt: (person: number) => number | undefined,
  from: number,
  to: number,
): Fission {
  const joined: number[] = [];
  const invited: number[] = [];
  for (let nth = 0; nth < people.length; nth += 1) {
    const person = people[nth] ?? 0;
    const end = starts[nth + 1] ?? 0;
    let place = starts[nth] ?? 0;
    while (place < end && ((flags[place] ?? 0) & LEAVE) !== 0) place += 1;
    const first = place < end ? (at[place] ?? Infinity) : Infinity;
    if (first < from || first > to) continue;
    joined.push(person);
    if (cameInvited(wonAt(person), first)) invited.push(person);
  }
  return { joined, invited };
}
