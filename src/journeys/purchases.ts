import type { Database } from '../db/open.ts';
import type { PeopleShelf } from './people-shelf.ts';
import { readShelf } from './shelf.ts';
import { bytes, floats, integers, naturals } from './vectors.ts';
import { readWords } from './words.ts';

/** Bits of `Purchases.flags`. */
export const PRIVATE = 1;
/** Wholly: by its status, or by its amounts where the status does not say. Or nothing was paid: a gift is no order. */
export const REFUNDED = 2;
/** No file says what was paid: the order counts, with 0. */
export const UNKNOWN_AMOUNT = 4;

/**
 * Paid orders of known buyers, in any currency, status and refunds as known today. Those of `people[i]` are
 * from `starts[i]` up to `starts[i + 1]`, by time.
 */
export type Purchases = {
  /** Customer ids, ascending. */
  readonly people: Int32Array;
  readonly starts: Uint32Array;
  /** When paid, milliseconds UTC; the day in the workspace's zone. */
  readonly at: Float64Array;
  readonly day: Int32Array;
  readonly flags: Uint8Array;
  /** Minor units; net of what was paid back. */
  readonly paid: Float64Array;
  readonly net: Float64Array;
  /** Place in `words`; '' where no file names one, which means the workspace's. */
  readonly currency: Uint32Array;
  readonly orderId: Uint32Array;
  readonly words: readonly string[];
};

/** NOT INDEXED: the orders as they lie, instead of by buyer, from one end of the table to the other. */
const FACTS = /* sql */ `
  SELECT ifnull(c.customer_id, o.buyer_id), paid_at,
    (domain = 'private')
      + 2 * (status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0))
      + 4 * (paid_minor IS NULL), paid_day,
    ifnull(paid_minor, 0), ifnull(paid_minor - ifnull(refund_minor, 0), 0), ifnull(currency, ''), id
  FROM orders o NOT INDEXED LEFT JOIN customers c ON c.identity_id = o.buyer_id
  WHERE buyer_id IS NOT NULL AND paid_at IS NOT NULL AND paid_day IS NOT NULL`;
const FACTS_OF = /* sql */ `
  WITH who AS (
    SELECT customer_id, identity_id FROM customers
    WHERE customer_id IN (SELECT value FROM json_each(@ids))
    UNION ALL SELECT value, value FROM json_each(@ids)
    WHERE NOT EXISTS (SELECT 1 FROM customers WHERE identity_id = value))
  SELECT who.customer_id, o.paid_at,
    (o.domain = 'private')
      + 2 * (o.status = 'refunded' OR coalesce(coalesce(o.refund_minor, 0) >= o.paid_minor, 0))
      + 4 * (o.paid_minor IS NULL), o.paid_day,
    ifnull(o.paid_minor, 0), ifnull(o.paid_minor - ifnull(o.refund_minor, 0), 0),
    ifnull(o.currency, ''), o.id
  FROM who CROSS JOIN orders o ON o.buyer_id = who.identity_id
  WHERE o.paid_at IS NOT NULL AND o.paid_day IS NOT NULL`;
/** One pass, and so each vector in the same order as the others. */
const READ = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB),
    CAST(group_concat(day, '') AS BLOB), CAST(group_concat(paid, '') AS BLOB),
    CAST(group_concat(net, '') AS BLOB), CAST(group_concat(currency, '') AS BLOB),
    CAST(group_concat(order_id, '') AS BLOB)
  FROM purchases`;
const READ_TIMES = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB)
  FROM purchases`;
const SOME = /* sql */ `
  SELECT CAST(group_concat(people, '') AS BLOB), CAST(group_concat(counts, '') AS BLOB),
    CAST(group_concat(at, '') AS BLOB), CAST(group_concat(flags, '') AS BLOB),
    CAST(group_concat(day, '') AS BLOB), CAST(group_concat(paid, '') AS BLOB),
    CAST(group_concat(net, '') AS BLOB), CAST(group_concat(currency, '') AS BLOB),
    CAST(group_concat(order_id, '') AS BLOB)
  FROM purchases WHERE drawer IN (SELECT value FROM json_each(?))`;
const PUT = /* sql */ `
  INSERT INTO purchases (drawer, people, counts, at, flags, day, paid, net, currency, order_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const DROP = /* sql */ `
  DELETE FROM purchases WHERE drawer IN (SELECT value FROM json_each(?))`;
const CLEAR = /* sql */ `DELETE FROM purchases`;

export const purchasesShelf: PeopleShelf = {
  name: 'purchases',
  kinds: ['f64', 'u8', 'i32', 'f64', 'f64', 'u32', 'u32'],
  text: 5,
  facts: FACTS,
  factsOf: FACTS_OF,
  read: READ,
  some: SOME,
  put: PUT,
  drop: DROP,
  clear: CLEAR,
};

/** Who bought when and for how much. */
export function readPurchases(db: Database): Purchases {
  const { keys, starts, columns } = readShelf(db, purchasesShelf);
  return {
    people: keys,
    starts,
    at: floats(columns[0]),
    flags: bytes(columns[1]),
    day: integers(columns[2]),
    paid: floats(columns[3]),
    net: floats(columns[4]),
    currency: naturals(columns[5]),
    orderId: naturals(columns[6]),
    words: readWords(db),
  };
}

/** When who bought, and whether in the own shop: a fifth of the time of reading it all. */
export function readPurchaseTimes(
  db: Database,
): Pick<Purchases, 'people' | 'starts' | 'at' | 'flags'> {
  const { keys, starts, columns } = readShelf(db, { read: READ_TIMES, kinds: ['f64', 'u8'] });
  return { people: keys, starts, at: floats(columns[0]), flags: bytes(columns[1]) };
}
