import { DAY_MS } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { collect } from './collect.ts';

/** "Kept" is asked this long after the first join: 7 × 24 hours, whatever the calendar says. */
export const KEPT_AFTER_MS = 7 * DAY_MS;

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

/** Still a friend 7 × 24 hours after `from`? Joins through any code, or none, count. */
export function keptAfter(contacts: readonly Contact[], from: number, asOf: number): Kept {
  const moment = from + KEPT_AFTER_MS;
  if (moment > asOf) return 'open';
  return isFriend(contacts, moment) ? 'kept' : 'lost';
}

// Both kinds of contact in one pass: one query, however many people are asked about.
const CONTACTS = /* sql */ `
SELECT coalesce(customer_id, identity_id) AS person, at, staff, is_join
FROM (
  SELECT identity_id, joined_at AS at, staff, 1 AS is_join FROM joins WHERE joined_at <= @asOf
  UNION ALL
  SELECT identity_id, left_at AS at, staff, 0 AS is_join FROM leaves WHERE left_at <= @asOf
)
LEFT JOIN customers USING (identity_id)`;
type ContactRow = { person: number; at: number; staff: string; is_join: 0 | 1 };

/** All joins and leaves, up to `asOf`, of the people asked for; people without any are absent. */
export function readContacts(
  db: Database,
  asOf: number,
  people: ReadonlySet<number>,
): ReadonlyMap<number, readonly Contact[]> {
  const contacts = new Map<number, Contact[]>();
  for (const row of db.prepare<{ asOf: number }, ContactRow>(CONTACTS).iterate({ asOf })) {
    if (!people.has(row.person)) continue;
    const contact = { at: row.at, staff: row.staff, join: row.is_join === 1 };
    collect(contacts, row.person, contact);
  }
  return contacts;
}
