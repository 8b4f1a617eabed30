import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { markVisitsStale } from '../journeys/code-visits.ts';
import { derive } from '../people/derive.ts';
import type { Touched } from '../people/touched.ts';
import { dropLooseIdentities } from '../people/loose.ts';
import { applyDomains, markedShops } from './domains.ts';
import { FACT_TABLES } from './fact-tables.ts';
import { showImport } from './ledger.ts';
import { keepRefusals, refusersOf } from './keep-refusals.ts';
import { openDomains, settleOrder } from './order-writer.ts';
import { openOrderRows } from './order-rows.ts';
import { openVersionRows } from './version-rows.ts';

/** What an undo took back. */
export type Undone = {
  readonly orders: number;
  /** Orders that other files show too, and that are as those files show them now. */
  readonly changed: number;
  readonly facts: number;
  readonly identities: number;
  /** People whom nothing else said to have refused: they do not want to be written to all the same. */
  readonly refusals_kept: number;
  /** … and may be written to again. */
  readonly refusals_gone: number;
};

const TABLES = [
  /* sql temp */ `
  CREATE TEMP TABLE IF NOT EXISTS unseen (
    fact TEXT NOT NULL, fact_id INTEGER NOT NULL, PRIMARY KEY (fact, fact_id)) WITHOUT ROWID`,
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS loose (id INTEGER PRIMARY KEY)`,
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY)`,
  /* sql temp */ `CREATE TEMP TABLE IF NOT EXISTS reopened (id INTEGER PRIMARY KEY)`,
];
const CLEAR = [
  /* sql temp */ `DELETE FROM temp.unseen`,
  /* sql temp */ `DELETE FROM temp.loose`,
  /* sql temp */ `DELETE FROM temp.gone`,
  /* sql temp */ `DELETE FROM temp.reopened`,
];

// Lone orders ------------------------------------------------------------------------------------

/** A lone order that a later import shows alike is that import's from now on. */
const HAND_OVER = /* sql */ `
  UPDATE orders SET (import_id, line) = (
    SELECT import_id, line FROM order_sightings
    WHERE order_id = orders.id ORDER BY import_id LIMIT 1)
  WHERE import_id = ? AND EXISTS (
    SELECT 1 FROM order_sightings WHERE order_id = orders.id)`;
const DROP_HANDED_OVER = /* sql */ `
  DELETE FROM order_sightings WHERE EXISTS (
    SELECT 1 FROM orders
    WHERE id = order_sightings.order_id AND import_id = order_sightings.import_id)`;
const FORGET_ORDERS = /* sql */ `DELETE FROM order_sightings WHERE import_id = ?`;
const GONE = /* sql temp */ `INSERT INTO temp.gone SELECT id FROM orders WHERE import_id = ?`;

// Orders with versions ---------------------------------------------------------------------------

const REOPENED = /* sql temp */ `
  INSERT OR IGNORE INTO temp.reopened
  SELECT v.order_id FROM sightings s JOIN order_versions v ON v.id = s.fact_id
  WHERE s.fact = 'version' AND s.import_id = ?`;
const UNSEEN = /* sql temp */ `
  INSERT INTO temp.unseen
  SELECT fact, fact_id FROM sightings s WHERE import_id = @import AND NOT EXISTS (
    SELECT 1 FROM sightings o
    WHERE o.fact = s.fact AND o.fact_id = s.fact_id AND o.import_id <> @import)`;
/** Ties that the rows of orders show which go. */
const UNSEEN_IN_ORDERS = /* sql temp */ `
  INSERT OR IGNORE INTO temp.unseen
  SELECT 'evidence', e.id
  FROM temp.gone CROSS JOIN orders o ON o.id = gone.id AND o.also_named IS NOT NULL
  CROSS JOIN json_each(o.also_named) t
  CROSS JOIN evidence e ON e.a = min(t.value, o.buyer_id) AND e.b = max(t.value, o.buyer_id)
   AND e.reason = 'order-row' AND e.source = ''
  WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.fact = 'evidence' AND s.fact_id = e.id)`;
/** Once for each buyer, and not for each tie: somebody may have thousands of both. */
const SEEN_IN_ORDERS = /* sql temp */ `
  DELETE FROM temp.unseen WHERE fact = 'evidence' AND fact_id IN (
    SELECT e.id
    FROM (SELECT e.a AS id FROM temp.unseen u JOIN evidence e ON e.id = u.fact_id
          WHERE u.fact = 'evidence' AND e.reason = 'order-row'
          UNION SELECT e.b FROM temp.unseen u JOIN evidence e ON e.id = u.fact_id
          WHERE u.fact = 'evidence' AND e.reason = 'order-row') buyer
    CROSS JOIN orders o ON o.buyer_id = buyer.id AND o.also_named IS NOT NULL
     AND o.id NOT IN (SELECT id FROM temp.gone)
    CROSS JOIN json_each(o.also_named) t
    CROSS JOIN evidence e ON e.a = min(t.value, o.buyer_id) AND e.b = max(t.value, o.buyer_id)
     AND e.reason = 'order-row' AND e.source = '')`;
const FORGET = /* sql */ `DELETE FROM sightings WHERE import_id = ?`;
const LOOSE_BUYERS_OF_VERSIONS = /* sql temp */ `
  INSERT OR IGNORE INTO temp.loose SELECT buyer_id FROM order_versions
  WHERE buyer_id IS NOT NULL AND id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'version')`;
const DROP_VERSIONS = /* sql temp */ `
  DELETE FROM order_versions WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'version')`;
const COUNT_VERSIONS = /* sql temp */ `
  UPDATE orders SET versions = (SELECT count(*) FROM order_versions v WHERE v.order_id = orders.id)
  WHERE id IN (SELECT id FROM temp.reopened)`;
const GONE_TOO = /* sql temp */ `
  INSERT INTO temp.gone SELECT id FROM orders
  WHERE versions = 0 AND id IN (SELECT id FROM temp.reopened)`;
const STILL_OPEN = /* sql temp */ `
  SELECT o.id, o.versions FROM temp.reopened r JOIN orders o ON o.id = r.id
  WHERE o.versions > 0 ORDER BY o.id`;

const LOOSE_BUYERS = /* sql temp */ `
  INSERT OR IGNORE INTO temp.loose SELECT buyer_id FROM orders
  WHERE buyer_id IS NOT NULL AND id IN (SELECT id FROM temp.gone)`;
const DROP_LINES = /* sql temp */ `
  DELETE FROM order_lines WHERE order_id IN (SELECT id FROM temp.gone)`;
const DROP_ORDERS = /* sql temp */ `DELETE FROM orders WHERE id IN (SELECT id FROM temp.gone)`;

/** Whose orders, joins and leaves go or are others, for what is laid out of them. */
const MARK_BUYERS = /* sql temp */ `
  INSERT OR IGNORE INTO journey_marks (id)
  SELECT buyer_id FROM orders
  WHERE buyer_id IS NOT NULL
    AND id IN (SELECT id FROM temp.gone UNION SELECT id FROM temp.reopened)`;
const MARK_DAYS = /* sql temp */ `
  INSERT OR IGNORE INTO day_marks (day)
  SELECT paid_day FROM orders
  WHERE paid_day IS NOT NULL
    AND id IN (SELECT id FROM temp.gone UNION SELECT id FROM temp.reopened)`;
const MARK_FRIENDS = /* sql temp */ `
  INSERT OR IGNORE INTO journey_marks (id)
  SELECT identity_id FROM joins
  WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'join')
  UNION SELECT identity_id FROM leaves
  WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'leave')`;

const UNDONE = /* sql */ `UPDATE imports SET undone_at = ?, complete_until = NULL WHERE id = ?`;

/**
 * Takes an import back, whatever was imported since: facts that no other import shows go, orders become
 * what the other files say of them, identities that nothing names any more go, and what is derived is
 * derived anew. The record of the import stays, marked. Run inside a transaction.
 * @param refusals `keep`: whoever refused by it has refused; `drop`: as if they never had
 * @throws unknown-import, already-undone
 */
export function undoImport(
  db: Database,
  importId: number,
  now: number,
  timezone: string,
  refusals: 'keep' | 'drop' = 'keep',
): Undone {
  if (showImport(db, importId).undone_at !== null)
    throw new PscrmError('already-undone', { id: importId });
  const isKept = refusals === 'keep';
  const refusals_kept = isKept ? keepRefusals(db, importId, now) : 0;
  const refusals_gone = isKept ? 0 : refusersOf(db, importId).length;
  for (const table of [...TABLES, ...CLEAR]) db.exec(table);
  const shops = markedShops(db, importId);
  db.prepare<[number]>('DELETE FROM shop_domains WHERE import_id = ?').run(importId);
  db.prepare<[number]>('DELETE FROM import_shops WHERE import_id = ?').run(importId);

  db.prepare<[number]>(FORGET_ORDERS).run(importId);
  db.prepare<[number]>(HAND_OVER).run(importId);
  db.exec(DROP_HANDED_OVER);
  db.prepare<[number]>(GONE).run(importId);

  db.prepare<[number]>(REOPENED).run(importId);
  db.prepare<{ import: number }>(UNSEEN).run({ import: importId });
  db.prepare<[number]>(FORGET).run(importId);
  db.exec(UNSEEN_IN_ORDERS);
  db.exec(SEEN_IN_ORDERS);
  db.exec(LOOSE_BUYERS_OF_VERSIONS);
  db.exec(DROP_VERSIONS);
  db.exec(COUNT_VERSIONS);
  db.exec(GONE_TOO);
  db.exec(MARK_BUYERS);
  db.exec(MARK_DAYS);
  const changed = settleReopened(db, timezone);
  db.exec(MARK_BUYERS);
  db.exec(MARK_DAYS);
  db.exec(MARK_FRIENDS);

  const facts = dropFacts(db);
  db.exec(LOOSE_BUYERS);
  const touched = touchedByUndo(db);
  db.exec(DROP_LINES);
  const orders = db.prepare(DROP_ORDERS).run().changes;
  applyDomains(db, shops);
  derive(db, touched);
  const identities = dropLooseIdentities(db);
  db.prepare<[number, number]>(UNDONE).run(now, importId);
  return { orders, changed, facts, identities, refusals_kept, refusals_gone };
}

const LOOSE = /* sql temp */ `SELECT id FROM temp.loose`;
const UNSEEN_JOINS = /* sql temp */ `SELECT fact_id FROM temp.unseen WHERE fact = 'join'`;
const ORDERS = /* sql temp */ `SELECT id FROM temp.gone UNION SELECT id FROM temp.reopened`;

function touchedByUndo(db: Database): Touched {
  const ids = (sql: string): Set<number> => new Set(db.prepare<[], number>(sql).pluck().all());
  return { identities: ids(LOOSE), joins: ids(UNSEEN_JOINS), orders: ids(ORDERS) };
}

/** @returns the number of orders whose state is another now */
function settleReopened(db: Database, timezone: string): number {
  const rows = openOrderRows(db);
  const versions = openVersionRows(db);
  const domainOf = openDomains(db);
  let changed = 0;
  for (const { id, versions: n } of db
    .prepare<[], { id: number; versions: number }>(STILL_OPEN)
    .all()) {
    if (settleOrder(id, versions.rowsOf(id), rows, domainOf, timezone)) changed += 1;
    if (n === 1) versions.join(id);
  }
  return changed;
}

/** Facts that stand behind others, and are not counted beside them. */
const ASIDE: ReadonlySet<string> = new Set(['evidence', 'detail', 'campaign']);

/** @returns the number of facts dropped, orders and those aside left out */
function dropFacts(db: Database): number {
  let facts = 0;
  for (const [fact, { people, drop }] of Object.entries(FACT_TABLES)) {
    for (const sql of people) db.exec(sql);
    let dropped = 0;
    for (const sql of drop) dropped = db.prepare(sql).run().changes;
    if (fact === 'visit' && dropped > 0) markVisitsStale(db);
    if (!ASIDE.has(fact)) facts += dropped;
  }
  return facts;
}
