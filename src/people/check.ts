import type { Database } from '../db/open.ts';
import { derive } from './derive.ts';

/**
 * One thing that is stored otherwise than the facts say. kind: `customer` or `flag` of an identity,
 * `attribution` of a join, `bridge` (evidence that follows from a code), or `order` whose buyer does.
 * Null: not there. The values are for a maintainer, and name people by number.
 */
export type Difference = {
  readonly kind: 'customer' | 'flag' | 'attribution' | 'bridge' | 'order';
  readonly id: number;
  readonly stored: string | null;
  readonly computed: string | null;
};

/** All that is derived about people, one value for each thing; and what it was before and is after. */
const PLACES = [
  /* sql temp */ `
  CREATE TEMP VIEW IF NOT EXISTS people_derived (kind, id, value) AS
  SELECT 'customer', identity_id, CAST(customer_id AS TEXT) FROM customers
  UNION ALL SELECT 'flag', identity_id, concat_ws(' ', flag, kind, n) FROM identity_flags
  UNION ALL SELECT 'attribution', join_id, concat_ws(' ', code_id, level, reason) FROM join_attributions
  UNION ALL SELECT 'bridge', id, concat_ws(' ', a, b, reason) FROM evidence
    WHERE reason IN ('code', 'order-buyer')
  UNION ALL SELECT 'order', o.id, CAST(i.id AS TEXT)
    FROM identities i JOIN orders o ON o.buyer_id = i.id WHERE i.kind = 'order'`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS people_before (
    kind TEXT, id INTEGER, value TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS people_after (
    kind TEXT, id INTEGER, value TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID`,
];

const BEFORE = /* sql temp */ `INSERT INTO people_before SELECT kind, id, value FROM people_derived`;
const AFTER = /* sql temp */ `INSERT INTO people_after SELECT kind, id, value FROM people_derived`;

const DIFFERENCES = /* sql temp */ `
  SELECT b.kind, b.id, b.value AS stored, a.value AS computed
  FROM people_before b LEFT JOIN people_after a ON a.kind = b.kind AND a.id = b.id
  WHERE b.value IS NOT a.value
  UNION ALL
  SELECT a.kind, a.id, NULL, a.value FROM people_after a
  WHERE NOT EXISTS (SELECT 1 FROM people_before WHERE kind = a.kind AND id = a.id)
  ORDER BY 1, 2`;

/**
 * Computes all that is derived about people anew and takes it back.
 * @returns where it differs from what is stored: nowhere, unless there is a bug
 */
export function checkPeople(db: Database): Difference[] {
  db.exec('SAVEPOINT check_people');
  try {
    for (const table of PLACES) db.exec(table);
    db.exec(BEFORE);
    derive(db, 'all');
    db.exec(AFTER);
    return db.prepare<[], Difference>(DIFFERENCES).all();
  } finally {
    db.exec('ROLLBACK TO check_people');
    db.exec('RELEASE check_people');
  }
}
