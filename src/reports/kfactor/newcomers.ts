import { type Contacts, LEAVE } from '../../journeys/contacts.ts';

/** Everybody whose first join of all time lies in a stretch of time (ms UTC, both ends in it). */
export function newcomersOf(
  { people, starts, at, flags }: Pick<Contacts, 'people' | 'starts' | 'at' | 'flags'>,
  from: number,
  to: number,
): readonly number[] {
  const newcomers: number[] = [];
  for (const [nth, person] of people.entries()) {
    const end = starts[nth + 1] ?? 0;
    let place = starts[nth] ?? 0;
    while (place < end && ((flags[place] ?? 0) & LEAVE) !== 0) place += 1;
    const first = place < end ? (at[place] ?? Infinity) : Infinity;
    if (first >= from && first <= to) newcomers.push(person);
  }
  return newcomers;
}

/** New people of a campaign's time, and those of them who came by its invitations. */
export type Fission = {
  readonly joined: readonly number[];
  readonly invited: readonly number[];
};

/**
 * How much of what came new came by invitation: 裂变率 = `invited` ÷ `joined`, the people who joined for
 * the first time of all from the campaign's first invitation on.
 * @param start the first invitation, ms UTC; undefined where there is none: then nobody is new
 */
export function fissionOf(
  contacts: Parameters<typeof newcomersOf>[0],
  accepted: ReadonlyMap<number, unknown>,
  start: number | undefined,
  asOf: number,
): Fission {
  const joined = start === undefined ? [] : newcomersOf(contacts, start, asOf);
  return { joined, invited: joined.filter((person) => accepted.has(person)) };
}
