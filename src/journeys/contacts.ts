import type { Database } from '../db/open.ts';
import type { PeopleShelf } from './people-shelf.ts';
import { readShelf } from './shelf.ts';
import { bytes, floats, integers, naturals } from './vectors.ts';
import { readWords } from './words.ts';

/** Bits of `Contacts.flags`. A leave stands after a join of the same instant. */
export const LEAVE = 128;
/** The join came through `codeId`, proved by its state (P1). */
export const PROVED = 2;
/** The join came by a route that proves the variant alone (P3). */
export const ROUTE = 4;

/**
 * Joins and leaves, laid out as purchases are. In a leave a `staff` of '' means all of them.
 */
export type Contacts = {
  /** Customer ids, ascending. */
  readonly people: Int32Array;
  readonly starts: Uint32Array;
  /** Milliseconds UTC; the day in the workspace's zone. */
  readonly at: Float64Array;
  readonly day: Int32Array;
  readonly flags: Uint8Array;
  /** The code that a join came through; 0: none that is known. */
  readonly codeId: Uint32Array;
  /** Place in `words`. */
  readonly staff: Uint32Array;
  /** The row of `joins` or `leaves`. */
  readonly factId: Uint32Array;
  readonly words: readonly string[];
};

const FACTS = /* sql */ `
  SELECT ifnull(c.customer_id, j.identity_id), j.joined_at,
    CASE a.level WHEN 'P1' THEN 2 WHEN 'P3' THEN 4 ELSE 0 END, ifnull(a.code_id, 0), j.day, j.staff, j.id
  FROM joins j LEFT JOIN join_attributions a ON a.join_id = j.id
  LEFT JOIN customers c ON c.identity_id = j.identity_id
  UNION ALL
  SELECT ifnull(c.customer_id, l.identity_id), l.left_at, 128, 0, l.day, l.staff, l.id
  FROM leaves l LEFT JOIN customers c ON c.identity_id = l.identity_id`;
const FACTS_OF = /* sql */ `
  WITH who AS (
    SELECT customer_id, identity_id FROM customers
    WHERE customer_id IN (SELECT value FROM json_each(@ids))
    UNION ALL SELECT value, value FROM json_each(@ids)
    WHERE NOT EXISTS (SELECT 1 FROM customers WHERE identity_id = value))
  SELECT who.customer_id, j.joined_at,
    CASE a.level WHEN 'P1' THEN 2 WHEN 'P3' THEN 4 ELSE 0 END, ifnull(a.code_id, 0), j.day, j.staff, j.id
  FROM who CROSS JOIN joins j ON j.identity_id = who.identity_id
  LEFT JOIN join_attributions a ON a.join_id = j.id
  UNION ALL
  SELECT who.customer_id, l.left_at, 128, 0, l.day, l.staff, l.id
  FROM who CROSS JOIN leaves l ON l.identity_id = who.identity_id`;
const READ = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB),
    CAST(group_concat(code_id, '') AS BLOB), CAST(group_concat(day, '') AS BLOB),
    CAST(group_concat(staff, '') AS BLOB), CAST(group_concat(fact_id, '') AS BLOB)
  FROM contacts`;
const READ_TIMES = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB),
    CAST(group_concat(code_id, '') AS BLOB)
  FROM contacts`;
const SOME = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB),
    CAST(group_concat(code_id, '') AS BLOB), CAST(group_concat(day, '') AS BLOB),
    CAST(group_concat(staff, '') AS BLOB), CAST(group_concat(fact_id, '') AS BLOB)
  FROM contacts WHERE drawer IN (SELECT value FROM json_each(?))`;
const PUT = /* sql */ `
  INSERT INTO contacts (drawer, people, counts, at, flags, code_id, day, staff, fact_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const DROP = /* sql */ `
  DELETE FROM contacts WHERE drawer IN (SELECT value FROM json_each(?))`;
const CLEAR = /* sql */ `DELETE FROM contacts`;

export const contactsShelf: PeopleShelf = {
  name: 'contacts',
  kinds: ['f64', 'u8', 'u32', 'i32', 'u32', 'u32'],
  text: 4,
  facts: FACTS,
  factsOf: FACTS_OF,
  read: READ,
  some: SOME,
  put: PUT,
  drop: DROP,
  clear: CLEAR,
};

/** Who became a friend of whom, through which code, and who left. */
export function readContacts(db: Database): Contacts {
  const { keys, starts, columns } = readShelf(db, contactsShelf);
  return {
    people: keys,
    starts,
    at: floats(columns[0]),
    flags: bytes(columns[1]),
    codeId: naturals(columns[2]),
    day: integers(columns[3]),
    staff: naturals(columns[4]),
    factId: naturals(columns[5]),
    words: readWords(db),
  };
}

/** When who joined or left, and through which code: half the time of reading it all. */
export function readContactTimes(
  db: Database,
): Pick<Contacts, 'people' | 'starts' | 'at' | 'flags' | 'codeId'> {
  const { keys, starts, columns } = readShelf(db, {
    read: READ_TIMES,
    kinds: ['f64', 'u8', 'u32'],
  });
  return {
    people: keys,
    starts,
    at: floats(columns[0]),
    flags: bytes(columns[1]),
    codeId: naturals(columns[2]),
  };
}
