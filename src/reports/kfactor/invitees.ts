import { PscrmError } from '../../core/errors.ts';
import type { Database } from '../../db/open.ts';
import type { Invitation } from './tree.ts';

// A customer's number is that of one of their identities: it stands for itself where nobody was tied.
const OLD_FRIENDS = /* sql */ `
SELECT people.value
FROM json_each(@people) AS people
WHERE EXISTS (
  SELECT 1
  FROM (
    SELECT people.value AS identity_id
    UNION SELECT identity_id FROM customers WHERE customer_id = people.value
  ) AS own
  WHERE EXISTS (
      SELECT 1 FROM joins WHERE joins.identity_id = own.identity_id AND joined_at < @before
    )
    OR EXISTS (
      SELECT 1 FROM orders
      WHERE orders.buyer_id = own.identity_id AND coalesce(paid_at, created_at) < @before
    )
)`;

/** Those of the people who had joined or ordered before an instant (ms UTC). */
export function readOldFriends(
  db: Database,
  people: Iterable<number>,
  before: number,
): ReadonlySet<number> {
  const asked = { people: idList(people), before };
  return new Set(db.prepare<typeof asked, number>(OLD_FRIENDS).pluck().all(asked));
}

// "Wholly refunded" is in the status, or in the amounts where the status does not say.
const PAYING = /* sql */ `
SELECT invited.value ->> 0 AS person
FROM json_each(@invited) AS invited
WHERE EXISTS (
  SELECT 1
  FROM (
    SELECT invited.value ->> 0 AS identity_id
    UNION SELECT identity_id FROM customers WHERE customer_id = invited.value ->> 0
  ) AS own
  CROSS JOIN orders ON orders.buyer_id = own.identity_id
  WHERE orders.paid_at BETWEEN invited.value ->> 1 AND @asOf AND orders.status <> 'refunded'
    AND NOT coalesce(orders.paid_minor > 0 AND orders.refund_minor >= orders.paid_minor, 0)
)`;

/** Invitees who paid, up to `asOf`, for an order that was not wholly refunded, once they had accepted. */
export function readPaying(
  db: Database,
  accepted: Iterable<Invitation>,
  asOf: number,
): ReadonlySet<number> {
  const invited = JSON.stringify(Array.from(accepted, ({ invitee, at }) => [invitee, at]));
  const asked = { invited, asOf };
  return new Set(db.prepare<typeof asked, number>(PAYING).pluck().all(asked));
}

// A number of two people ties neither to the other once it is known to be shared, or where it is
// masked: both kinds are looked at here, and none that would have made them one person.
const PHONES = /* sql */ `
WITH own (person, identity_id) AS (
  SELECT people.value, people.value FROM json_each(@people) AS people
  UNION
  SELECT people.value, customers.identity_id
  FROM json_each(@people) AS people
  CROSS JOIN customers ON customers.customer_id = people.value
)
SELECT own.person, phones.value AS phone
FROM own
CROSS JOIN evidence ON evidence.a = own.identity_id
CROSS JOIN identities AS phones ON phones.id = evidence.b AND phones.kind = 'phone'
UNION
SELECT own.person, phones.value
FROM own
CROSS JOIN evidence ON evidence.b = own.identity_id
CROSS JOIN identities AS phones ON phones.id = evidence.a AND phones.kind = 'phone'
UNION
SELECT own.person, join_details.phone_seen
FROM own
CROSS JOIN joins ON joins.identity_id = own.identity_id
CROSS JOIN join_details ON join_details.join_id = joins.id AND phone_seen IS NOT NULL`;
type PhoneRow = { person: number; phone: string };

/** The telephone numbers that people were seen with, as a file shows them where they are masked. */
export function readPhones(
  db: Database,
  people: Iterable<number>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const phones = new Map<number, Set<string>>();
  const rows = db.prepare<{ people: string }, PhoneRow>(PHONES).all({ people: idList(people) });
  for (const { person, phone } of rows) {
    const known = phones.get(person);
    if (known === undefined) phones.set(person, new Set([phone]));
    else known.add(phone);
  }
  return phones;
}

// A customer's number is that of one of their identities: the first one known.
const NAMES = /* sql */ `
SELECT identities.id, identities.kind, identities.value
FROM json_each(@people) AS people
CROSS JOIN identities ON identities.id = people.value`;
export type Name = { readonly kind: string; readonly value: string };

/** An identifier of each person. */
export function readNames(db: Database, people: Iterable<number>): ReadonlyMap<number, Name> {
  const rows = db
    .prepare<{ people: string }, Name & { id: number }>(NAMES)
    .all({ people: idList(people) });
  return new Map(rows.map(({ id, kind, value }) => [id, { kind, value }]));
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

function idList(ids: Iterable<number>): string {
  return JSON.stringify([...ids]);
}
