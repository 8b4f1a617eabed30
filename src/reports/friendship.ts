import { DAY_MS } from '../core/time.ts';
import { type Contacts as LaidOut, LEAVE } from '../journeys/contacts.ts';

/** "Kept" is asked this long after the first join: 7 × 24 hours, whatever the calendar says. */
export const KEPT_AFTER_MS = 7 * DAY_MS;
/** The long view beside it. */
export const LONG_KEPT_AFTER_MS = 180 * DAY_MS;

/** A member of staff was added (`join`) or removed. An empty `staff` in a leave means all of them. */
export type Contact = { readonly at: number; readonly staff: string; readonly join: boolean };

/** Was the person kept? `open`: the seven days have not passed yet, so nobody can say. */
export type Kept = 'kept' | 'lost' | 'open';

/**
 * Is somebody a friend of at least one member of staff at `moment`? With each member of staff the
 * latest contact decides; a leave at the very moment of a join, or at `moment` itself, ends it.
 * @param contacts in any order; later ones than `moment` are not looked at
 */
export function isFriend(contacts: readonly Contact[], moment: number): boolean {
  // Most people never leave anybody.
  if (contacts.every(({ join }) => join)) return contacts.some(({ at }) => at <= moment);
  const joined = new Map<string, number>();
  const left = new Map<string, number>();
  let leftAll = -Infinity;
  for (const { at, staff, join } of contacts) {
    if (at > moment) continue;
    if (join) joined.set(staff, Math.max(at, joined.get(staff) ?? at));
    else if (staff === '') leftAll = Math.max(leftAll, at);
    else left.set(staff, Math.max(at, left.get(staff) ?? at));
  }
  for (const [staff, at] of joined) {
    if (at > leftAll && at > (left.get(staff) ?? -Infinity)) return true;
  }
  return false;
}

/**
 * Still a friend 7 × 24 hours after `from`, or as long after it as is said? Joins through any code, or none,
 * count.
 * @param known up to when it is known who is still a friend, ms UTC
 */
export function keptAfter(
  contacts: readonly Contact[],
  from: number,
  known: number,
  after = KEPT_AFTER_MS,
): Kept {
  const moment = from + after;
  if (moment > known) return 'open';
  return isFriend(contacts, moment) ? 'kept' : 'lost';
}

/** All joins and leaves, up to `asOf`, of the people asked for; people without any are absent. */
export function contactsOf(
  laidOut: LaidOut,
  asOf: number,
  people: Pick<ReadonlySet<number>, 'has'>,
): ReadonlyMap<number, readonly Contact[]> {
  const { people: all, starts, at } = laidOut;
  const contacts = new Map<number, readonly Contact[]>();
  for (let nth = 0; nth < all.length; nth += 1) {
    const person = all[nth] ?? 0;
    if (!people.has(person)) continue;
    const from = starts[nth] ?? 0;
    let to = from;
    while (to < (starts[nth + 1] ?? 0) && (at[to] ?? 0) <= asOf) to += 1;
    if (to > from) contacts.set(person, contactsBetween(laidOut, from, to));
  }
  return contacts;
}

/** Those that stand from one place up to another, by time. */
export function contactsBetween(
  { at, flags, staff, words }: LaidOut,
  from: number,
  to: number,
): readonly Contact[] {
  const contacts: Contact[] = [];
  for (let place = from; place < to; place += 1) {
    contacts.push({
      at: at[place] ?? 0,
      staff: words[staff[place] ?? 0] ?? '',
      join: ((flags[place] ?? 0) & LEAVE) === 0,
    });
  }
  return contacts;
}
