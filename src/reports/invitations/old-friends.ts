import type { Database } from '../../db/open.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import type { Purchases } from '../../journeys/purchases.ts';

/** What is looked at of everybody: when they joined, and when they paid. */
export type Past = {
  readonly contacts: Pick<Contacts, 'people' | 'starts' | 'at' | 'flags'>;
  readonly purchases: Pick<Purchases, 'people' | 'starts' | 'at'>;
};

// Of orders that were never paid, which are few: NULL days stand together in the index.
const UNPAID = /* sql */ `
SELECT DISTINCT coalesce(customers.customer_id, orders.buyer_id)
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.paid_day IS NULL AND orders.paid_at IS NULL AND orders.buyer_id IS NOT NULL
  AND orders.created_at < @before`;

/** Those of the people who had joined, or placed an order, paid or not, before an instant (ms UTC). */
export function oldFriends(
  db: Database,
  people: Pick<ReadonlySet<number>, 'has'>,
  before: number,
  { contacts, purchases }: Past,
): ReadonlySet<number> {
  const known = new Set(db.prepare<{ before: number }, number>(UNPAID).pluck().all({ before }));
  for (let nth = 0; nth < purchases.people.length; nth += 1) {
    const person = purchases.people[nth] ?? 0;
    const first = purchases.at[purchases.starts[nth] ?? 0] ?? before;
    if (first < before && people.has(person)) known.add(person);
  }
  for (let nth = 0; nth < contacts.people.length; nth += 1) {
    const person = contacts.people[nth] ?? 0;
    if (!people.has(person)) continue;
    const end = contacts.starts[nth + 1] ?? 0;
    for (let at = contacts.starts[nth] ?? 0; at < end; at += 1) {
      const isJoin = ((contacts.flags[at] ?? 0) & LEAVE) === 0;
      if (isJoin && (contacts.at[at] ?? before) < before) known.add(person);
    }
  }
  return known;
}
