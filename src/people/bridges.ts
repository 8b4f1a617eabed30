import type { Database } from '../db/open.ts';
import { MANY, markStale } from '../journeys/marks.ts';
import { idList, type Touched } from './touched.ts';

/**
 * Which code each join came through, and which person that gives to an order. Scope first (which joins
 * and which orders can have changed), then set-based SQL over it, the same for a few and for all.
 */
const TABLES = [
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS scope_joins (id INTEGER PRIMARY KEY)`,
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS scope_keys (key TEXT PRIMARY KEY) WITHOUT ROWID`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS bridges (
    key TEXT PRIMARY KEY, code TEXT NOT NULL, identity_id INTEGER NOT NULL, buyer_id INTEGER
  ) WITHOUT ROWID`,
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS wanted_ties (
    a INTEGER, b INTEGER, reason TEXT, source TEXT, PRIMARY KEY (a, b, reason, source)
  ) WITHOUT ROWID`,
];
const CLEAR = [
  /* sql temp */ `DELETE FROM temp.scope_joins`,
  /* sql temp */ `DELETE FROM temp.scope_keys`,
  /* sql temp */ `DELETE FROM temp.bridges`,
  /* sql temp */ `DELETE FROM temp.wanted_ties`,
];

const ALL_JOINS = /* sql temp */ `
  INSERT INTO scope_joins SELECT id FROM joins UNION SELECT join_id FROM join_attributions`;
const SOME_JOINS = /* sql temp */ `INSERT INTO scope_joins SELECT value FROM json_each(?)`;

/** A join that is gone without a trace may have been anybody's: then every order is looked at. */
const LOST_JOIN = /* sql temp */ `
  SELECT 1 FROM scope_joins s
  WHERE NOT EXISTS (SELECT 1 FROM joins WHERE id = s.id)
    AND NOT EXISTS (SELECT 1 FROM join_attributions WHERE join_id = s.id)
  LIMIT 1`;

/** Orders of the codes that the joins came through until now. Run before attributing them anew. */
const KEYS_BEFORE = /* sql temp */ `
  INSERT OR IGNORE INTO scope_keys
  SELECT c.order_key FROM scope_joins s
  CROSS JOIN join_attributions a ON a.join_id = s.id
  CROSS JOIN codes c ON c.id = a.code_id
  WHERE c.order_key IS NOT NULL`;

/** Orders that joins came to, and those that have a person through one. Run after attributing. */
const ALL_KEYS = /* sql temp */ `
  INSERT OR IGNORE INTO scope_keys
  SELECT c.order_key FROM join_attributions a JOIN codes c ON c.id = a.code_id
  WHERE c.order_key IS NOT NULL
  UNION SELECT value FROM identities WHERE kind = 'order'`;
const KEYS_OF_ORDERS = /* sql temp */ `
  INSERT OR IGNORE INTO scope_keys
  SELECT o.key FROM json_each(?) t CROSS JOIN orders o ON o.id = t.value
  WHERE EXISTS (SELECT 1 FROM codes WHERE order_key = o.key)
     OR EXISTS (SELECT 1 FROM identities WHERE kind = 'order' AND value = o.key)`;
const KEYS_OF_LOST_ORDERS = /* sql temp */ `
  INSERT OR IGNORE INTO scope_keys
  SELECT value FROM identities i
  WHERE kind = 'order' AND NOT EXISTS (SELECT 1 FROM orders WHERE key = i.value)`;
const KEYS_OF_IDENTITIES = /* sql temp */ `
  INSERT OR IGNORE INTO scope_keys
  SELECT i.value FROM json_each(?) t CROSS JOIN identities i ON i.id = t.value WHERE i.kind = 'order'`;
const LOST_ORDER = /* sql */ `
  SELECT 1 FROM json_each(?) t WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = t.value) LIMIT 1`;

/**
 * How sure it is that a join came through a code. The fixed state of a contact way proves the member of
 * staff and the variant, and no code: `contact_ways` says which. Claims will add levels.
 */
const ATTRIBUTE = /* sql temp */ `
  INSERT INTO join_attributions (join_id, code_id, level, reason)
  SELECT j.id, c.id,
         CASE WHEN c.id IS NOT NULL THEN 'P1' WHEN w.state IS NOT NULL THEN 'P3' ELSE 'unknown' END,
         CASE WHEN c.id IS NOT NULL THEN 'state-is-code'
              WHEN w.state IS NOT NULL THEN 'state-of-contact-way'
              WHEN j.state = '' THEN 'no-state'
              ELSE 'state-is-no-code' END
  FROM scope_joins s
  CROSS JOIN joins j ON j.id = s.id
  LEFT JOIN codes c ON c.code = j.state AND j.state <> ''
  LEFT JOIN contact_ways w ON w.state = j.state
  WHERE true
  ON CONFLICT (join_id) DO UPDATE
    SET code_id = excluded.code_id, level = excluded.level, reason = excluded.reason
    WHERE (code_id, level, reason) IS NOT (excluded.code_id, excluded.level, excluded.reason)
  RETURNING join_id`;
const FORGET = /* sql temp */ `
  DELETE FROM join_attributions
  WHERE join_id IN (SELECT id FROM scope_joins) AND join_id NOT IN (SELECT id FROM joins)`;

/**
 * The bridge from an anonymous order to a person: of all joins through codes bound to an order, the
 * earliest at or after its payment. Ties go by the identifier's text, never by row id, so that the
 * order in which files came decides nothing. buyer_id: who the order's own files name, if anybody.
 */
const BRIDGES = /* sql temp */ `
  INSERT INTO bridges (key, code, identity_id, buyer_id)
  SELECT key, code, identity_id, buyer_id FROM (
    SELECT o.key, c.code, j.identity_id, named.id AS buyer_id,
           row_number() OVER (
             PARTITION BY o.id ORDER BY j.joined_at, i.kind, i.value, c.code, j.staff
           ) AS place
    FROM scope_keys s
    CROSS JOIN codes c ON c.order_key = s.key
    CROSS JOIN join_attributions a ON a.code_id = c.id AND a.level = 'P1'
    CROSS JOIN joins j ON j.id = a.join_id
    CROSS JOIN orders o ON o.key = s.key
    JOIN identities i ON i.id = j.identity_id
    LEFT JOIN identities named ON named.id = o.buyer_id AND named.kind <> 'order'
    WHERE o.paid_at IS NOT NULL AND j.joined_at >= o.paid_at
  ) WHERE place = 1`;
const NAME_ORDERS = /* sql temp */ `
  INSERT INTO identities (kind, value) SELECT 'order', key FROM bridges
  WHERE NOT EXISTS (SELECT 1 FROM identities WHERE kind = 'order' AND value = bridges.key)
  ORDER BY key RETURNING id`;
const WANT = /* sql temp */ `
  INSERT INTO wanted_ties (a, b, reason, source)
  SELECT min(o.id, b.identity_id), max(o.id, b.identity_id), 'code', b.code
  FROM bridges b CROSS JOIN identities o ON o.kind = 'order' AND o.value = b.key
  WHERE o.id <> b.identity_id
  UNION ALL
  SELECT min(o.id, b.buyer_id), max(o.id, b.buyer_id), 'order-buyer', ''
  FROM bridges b CROSS JOIN identities o ON o.kind = 'order' AND o.value = b.key
  WHERE b.buyer_id IS NOT NULL`;
const LOSE = /* sql temp */ `
  DELETE FROM evidence WHERE id IN (
    SELECT e.id FROM scope_keys s
    CROSS JOIN identities o ON o.kind = 'order' AND o.value = s.key
    CROSS JOIN evidence e ON e.a = o.id OR e.b = o.id
    WHERE e.reason IN ('code', 'order-buyer')
      AND NOT EXISTS (
        SELECT 1 FROM wanted_ties w
        WHERE w.a = e.a AND w.b = e.b AND w.reason = e.reason AND w.source = e.source))
  RETURNING a, b`;
const GAIN = /* sql temp */ `
  INSERT INTO evidence (a, b, reason, source) SELECT a, b, reason, source FROM wanted_ties
  WHERE true ON CONFLICT DO NOTHING RETURNING a, b`;

/** Order identities that neither evidence holds any more nor a fact names (`order:pdd:26…` in a file). */
const LOOSE = /* sql temp */ `
  SELECT i.id FROM scope_keys s CROSS JOIN identities i ON i.kind = 'order' AND i.value = s.key
  WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE a = i.id)
    AND NOT EXISTS (SELECT 1 FROM evidence WHERE b = i.id)
    AND NOT EXISTS (SELECT 1 FROM referrals WHERE inviter_id = i.id OR invitee_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM participants WHERE identity_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM rewards WHERE identity_id = i.id OR invitee_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM leaves WHERE identity_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM codes WHERE owner_id = i.id)
    AND NOT EXISTS (
      SELECT 1 FROM people_actions WHERE undone_at IS NULL AND (a = i.id OR b = i.id))`;
const FREE_ORDER = /* sql */ `
  UPDATE orders SET buyer_id = NULL
  WHERE buyer_id IN (SELECT value FROM json_each(?))
  RETURNING paid_day`;
const LEAVE = /* sql */ `
  DELETE FROM customers WHERE identity_id IN (SELECT value FROM json_each(?))`;
const UNFLAG = /* sql */ `
  DELETE FROM identity_flags WHERE identity_id IN (SELECT value FROM json_each(?))`;
const DROP = /* sql */ `DELETE FROM identities WHERE id IN (SELECT value FROM json_each(?))`;

const OWN_ORDERS = /* sql temp */ `
  UPDATE orders
  SET buyer_id = (SELECT id FROM identities WHERE kind = 'order' AND value = orders.key)
  WHERE key IN (
      SELECT s.key FROM scope_keys s
      WHERE EXISTS (SELECT 1 FROM identities WHERE kind = 'order' AND value = s.key))
    AND buyer_id IS NULL
  RETURNING buyer_id, paid_day`;
/** Whose joins came through another code than was thought. */
const WHO_JOINED = /* sql */ `
  SELECT DISTINCT identity_id FROM joins WHERE id IN (SELECT value FROM json_each(?))`;

type OwnedOrder = { buyer_id: number; paid_day: number | null };

/** Attributes joins and bridges orders. @returns identities that gained or lost evidence, or are new */
export function bridgeOrders(db: Database, touched: Touched | 'all'): ReadonlySet<number> {
  for (const table of TABLES) db.exec(table);
  for (const clear of CLEAR) db.exec(clear);
  const reattributed = openScope(db, touched);
  db.exec(BRIDGES);
  const changed = new Set(db.prepare<[], number>(NAME_ORDERS).pluck().all());
  db.exec(WANT);
  for (const change of [LOSE, GAIN]) {
    for (const { a, b } of db.prepare<[], { a: number; b: number }>(change).all())
      changed.add(a).add(b);
  }
  const loose = db.prepare<[], number>(LOOSE).pluck().all();
  const freed = dropIdentities(db, loose);
  for (const id of loose) changed.add(id);
  const named = db.prepare<[], OwnedOrder>(OWN_ORDERS).all();
  const owners = named.map(({ buyer_id }) => buyer_id);
  const isMany = reattributed.length > MANY;
  markStale(db, {
    people: isMany ? 'all' : new Set([...whoJoined(db, reattributed), ...owners, ...changed]),
    days: new Set([...freed, ...named.map(({ paid_day }) => paid_day)].flatMap((day) => day ?? [])),
  });
  return changed;
}

function whoJoined(db: Database, joins: readonly number[]): readonly number[] {
  return db.prepare<[string], number>(WHO_JOINED).pluck().all(idList(joins));
}

/** @returns joins that came through another code than was thought, those that are gone left out */
function openScope(db: Database, touched: Touched | 'all'): readonly number[] {
  if (touched === 'all') db.exec(ALL_JOINS);
  else db.prepare(SOME_JOINS).run(idList(touched.joins));
  const all = touched === 'all' || db.prepare(LOST_JOIN).get() !== undefined;
  db.exec(KEYS_BEFORE);
  const reattributed = db.prepare<[], number>(ATTRIBUTE).pluck().all();
  db.exec(FORGET);
  if (all) {
    db.exec(ALL_KEYS);
    return reattributed;
  }
  db.exec(KEYS_BEFORE);
  const orders = idList(touched.orders);
  db.prepare(KEYS_OF_ORDERS).run(orders);
  if (db.prepare(LOST_ORDER).get(orders) !== undefined) db.exec(KEYS_OF_LOST_ORDERS);
  db.prepare(KEYS_OF_IDENTITIES).run(idList(touched.identities));
  return reattributed;
}

/**
 * Removes identities that nothing names any more, with what was derived of them.
 * @returns on which days the orders were paid that belong to nobody now
 */
export function dropIdentities(db: Database, ids: readonly number[]): readonly (number | null)[] {
  if (ids.length === 0) return [];
  const days = db.prepare<[string], number | null>(FREE_ORDER).pluck().all(idList(ids));
  for (const statement of [LEAVE, UNFLAG, DROP]) db.prepare<[string]>(statement).run(idList(ids));
  return days;
}
