import { PscrmError } from '../../core/errors.ts';
import type { Database } from '../../db/open.ts';
import { type Purchases, REFUNDED } from '../../journeys/purchases.ts';

type PurchaseTimes = Pick<Purchases, 'people' | 'starts' | 'at' | 'flags'>;

/**
 * Invitees who paid, up to `asOf`, for an order that was not wholly refunded, once they had accepted.
 * @param wonAt when that was, ms UTC; undefined of whoever is none
 */
export function payingInvitees(
  wonAt: (person: number) => number | undefined,
  { people, starts, at, flags }: PurchaseTimes,
  asOf: number,
): ReadonlySet<number> {
  const paying = new Set<number>();
  for (let nth = 0; nth < people.length; nth += 1) {
    const person = people[nth] ?? 0;
    const since = wonAt(person);
    if (since === undefined) continue;
    const end = starts[nth + 1] ?? 0;
    for (let place = starts[nth] ?? 0; place < end; place += 1) {
      const paid = at[place] ?? Infinity;
      const refunded = ((flags[place] ?? 0) & REFUNDED) > 0;
      if (paid >= since && paid <= asOf && !refunded) paying.add(person);
    }
  }
  return paying;
}

// A number of two people would have made them one. It has not where it is known to be shared, is blocked
// or cut off by hand, or where a file shows it masked: these are looked at, and they are few.
export const LOOSE_PHONES = /* sql */ `
WITH loose (id) AS (
  SELECT identity_id FROM identity_flags WHERE flag IN ('blocked', 'shared')
  UNION SELECT a FROM people_actions WHERE action = 'cut' AND undone_at IS NULL
  UNION SELECT b FROM people_actions WHERE action = 'cut' AND undone_at IS NULL
),
near (identity_id, phone) AS (
  SELECT evidence.b, phones.value
  FROM loose
  CROSS JOIN identities AS phones ON phones.id = loose.id AND phones.kind = 'phone'
  CROSS JOIN evidence ON evidence.a = phones.id
  UNION
  SELECT evidence.a, phones.value
  FROM loose
  CROSS JOIN identities AS phones ON phones.id = loose.id AND phones.kind = 'phone'
  CROSS JOIN evidence ON evidence.b = phones.id
  UNION
  SELECT joins.identity_id, join_details.phone_seen
  FROM join_details
  CROSS JOIN joins ON joins.id = join_details.join_id
  WHERE join_details.phone_seen IS NOT NULL
)
SELECT coalesce(customers.customer_id, near.identity_id) AS person, near.phone
FROM near
LEFT JOIN customers ON customers.identity_id = near.identity_id`;
type PhoneRow = { person: number; phone: string };

/**
 * The telephone numbers that people were seen with and that tie nobody, as a file shows them where they
 * are masked.
 */
export function readLoosePhones(db: Database): ReadonlyMap<number, ReadonlySet<string>> {
  const phones = new Map<number, Set<string>>();
  for (const { person, phone } of db.prepare<[], PhoneRow>(LOOSE_PHONES).iterate()) {
    const known = phones.get(person);
    if (known === undefined) phones.set(person, new Set([phone]));
    else known.add(phone);
  }
  return phones;
}

const CUSTOMER = /* sql */ `
SELECT coalesce(customers.customer_id, identities.id)
FROM identities
LEFT JOIN customers ON customers.identity_id = identities.id
WHERE identities.id = @id`;

/**
 * The customer of a number as it is typed: of the customer, or of any of their identities.
 * @throws unknown-customer
 */
export function namedCustomer(db: Database, typed: string): number {
  const id = /^\d{1,15}$/.test(typed) ? Number(typed) : 0;
  const customer = db.prepare<{ id: number }, number>(CUSTOMER).pluck().get({ id });
  if (customer === undefined) throw new PscrmError('unknown-customer', { id: typed });
  return customer;
}
