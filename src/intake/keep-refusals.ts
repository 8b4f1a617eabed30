import type { Database } from '../db/open.ts';
import type { Identifier } from '../people/normalise.ts';
import { addRefusal, openRefusals, seenNumber } from '../people/refusals.ts';

// Whoever refused in facts of this import and of no other. A file may hide the number.
const REFUSERS = /* sql */ `
  WITH refusing AS (
    SELECT r.identity_id, r.phone_seen, s.import_id
    FROM replies r JOIN sightings s ON s.fact = 'reply' AND s.fact_id = r.id
    WHERE r.opts_out = 1
    UNION ALL
    SELECT d.identity_id, d.phone_seen, s.import_id
    FROM deliveries d JOIN sightings s ON s.fact = 'delivery' AND s.fact_id = d.id
    WHERE d.status = 'refused'
  ), alone AS (
    SELECT identity_id, phone_seen FROM refusing WHERE import_id = @import
    EXCEPT SELECT identity_id, phone_seen FROM refusing WHERE import_id <> @import
  )
  SELECT i.kind, i.value, a.phone_seen AS seen
  FROM alone a LEFT JOIN identities i ON i.id = a.identity_id`;

type Row = { readonly kind: string | null; readonly value: string | null; readonly seen: string };

/** Who would be written to again if an import were gone: those whom nothing else says to have refused. */
export function refusersOf(db: Database, importId: number): readonly Identifier[] {
  const refusalOf = openRefusals(db);
  return db
    .prepare<{ import: number }, Row>(REFUSERS)
    .all({ import: importId })
    .map(({ kind, value, seen }) =>
      kind === null || value === null ? seenNumber(seen) : { kind, value },
    )
    .filter((name) => refusalOf(name) === undefined);
}

/**
 * Enters whoever refused in an import that is about to go, as a person would by hand: an undo mends
 * what was read wrongly, and does not take anybody's word back. @returns how many
 */
export function keepRefusals(db: Database, importId: number, now: number): number {
  const refusers = refusersOf(db, importId);
  for (const name of refusers) addRefusal(db, [name], 'opted-out', now);
  return refusers.length;
}
