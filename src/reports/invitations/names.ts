import type { Database } from '../../db/open.ts';

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
    .all({ people: JSON.stringify([...people]) });
  return new Map(rows.map(({ id, kind, value }) => [id, { kind, value }]));
}
