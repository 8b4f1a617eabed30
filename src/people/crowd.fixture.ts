import { type Database, openWorkspace } from '../db/open.ts';
import { writeSettings } from '../db/settings.ts';
import { dropIdentities } from './bridges.ts';
import { identitiesInUse } from './hands.ts';
import { type Facts, orderOfCode } from './random-people.fixture.ts';
import { openPeople } from './store.ts';
import type { Touched } from './touched.ts';

export const THRESHOLD = 3;
/** So many strangers that a change of a few people is a small one. */
const STRANGERS = 150;

export function openCrowd(): Database {
  const db = openWorkspace(':memory:', { create: true });
  writeSettings(db, { shared_threshold: THRESHOLD });
  db.exec(`INSERT INTO campaigns (name, channel, origin, created_at) VALUES ('c', 'sms', 'user', 0);
    INSERT INTO batches (campaign_id, channel, mode, unit, invites, count, length, alphabet,
      created_at, created_day) VALUES (1, 'sms', 'count', 'single', 0, 1, 4, 'a', 0, 0)`);
  const people = openPeople(db);
  for (let n = 1; n <= STRANGERS; n += 1) {
    const stranger = people.identity({ kind: 'jd', value: `s${n}` });
    db.prepare(`INSERT INTO joins (identity_id, joined_at, day) VALUES (?, 0, 0)`).run(stranger);
    db.prepare(`INSERT INTO orders (key, platform, order_no) VALUES (?, 'jd', ?)`).run(
      `jd:${n}`,
      n,
    );
  }
  return db;
}

/**
 * Brings a database to the facts, as imports and their undoing would, and says what that touched.
 */
export function settle(db: Database, facts: Facts): Touched {
  db.pragma('defer_foreign_keys = ON');
  const touched = {
    identities: new Set<number>(),
    joins: new Set<number>(),
    orders: new Set<number>(),
  };
  const people = openPeople(db);
  const idOf = (name: string): number => {
    const cut = name.indexOf(':');
    const identifier = { kind: name.slice(0, cut), value: name.slice(cut + 1) };
    const before = people.added().identities;
    const id = people.identity(identifier);
    if (people.added().identities > before) touched.identities.add(id);
    return id;
  };
  settleHands(db, facts, idOf, touched);
  settleTies(db, facts, idOf, touched);
  settleCodes(db, facts, touched);
  settleJoins(db, facts, idOf, touched);
  settleOrders(db, facts, idOf, touched);
  settleNames(db, facts, idOf, touched);
  return touched;
}

type Change = { identities: Set<number>; joins: Set<number>; orders: Set<number> };
type IdOf = (name: string) => number;

function settleHands(db: Database, { hands }: Facts, idOf: IdOf, touched: Change): void {
  const stored = db
    .prepare<[], { id: number; action: string; a: number; b: number | null }>(
      `SELECT id, action, a, b FROM people_actions WHERE undone_at IS NULL`,
    )
    .all();
  const wanted = hands.map(({ action, a, b }) => {
    const [one, other] = [idOf(a), b === null ? null : idOf(b)];
    if (other === null) return { action, a: one, b: null };
    return { action, a: Math.min(one, other), b: Math.max(one, other) };
  });
  const key = (one: { action: string; a: number; b: number | null }): string =>
    `${one.action} ${one.a} ${one.b ?? ''}`;
  const keys = new Set(wanted.map(key));
  const known = new Set(stored.map(key));
  const touch = (one: { a: number; b: number | null }): void => {
    touched.identities.add(one.a);
    if (one.b !== null) touched.identities.add(one.b);
  };
  for (const one of stored.filter((other) => !keys.has(key(other)))) {
    db.prepare(`UPDATE people_actions SET undone_at = 1 WHERE id = ?`).run(one.id);
    touch(one);
  }
  for (const one of wanted.filter((other) => !known.has(key(other)))) {
    if (known.has(key(one))) continue;
    known.add(key(one));
    db.prepare(`INSERT INTO people_actions (action, a, b, at) VALUES (?, ?, ?, 0)`).run(
      one.action,
      one.a,
      one.b,
    );
    touch(one);
  }
}

function settleTies(db: Database, { ties }: Facts, idOf: IdOf, touched: Change): void {
  const people = openPeople(db);
  const kept = new Set<number>();
  const stored = new Set(
    db.prepare<[], number>(`SELECT id FROM evidence WHERE reason = 'order-row'`).pluck().all(),
  );
  for (const tie of ties) {
    const [one, other] = tie.split('=').map(idOf);
    const id = people.tie(one ?? 0, other ?? 0, 'order-row');
    if (id === undefined) continue;
    kept.add(id);
    if (!stored.has(id)) touched.identities.add(one ?? 0).add(other ?? 0);
  }
  for (const id of stored) {
    if (kept.has(id)) continue;
    const gone = db
      .prepare<[number], { a: number; b: number }>(
        `DELETE FROM evidence WHERE id = ? RETURNING a, b`,
      )
      .get(id);
    if (gone) touched.identities.add(gone.a).add(gone.b);
  }
}

function settleCodes(db: Database, { codes }: Facts, touched: Change): void {
  for (const code of codes) {
    const added = db
      .prepare(
        `INSERT INTO codes (code, batch_id, campaign_id, n, channel, order_key)
         VALUES (?, 1, 1, 1, 'sms', ?) ON CONFLICT DO NOTHING`,
      )
      .run(code, orderOfCode(code) ?? null);
    if (added.changes === 0) continue;
    for (const id of db
      .prepare<[string], number>(`SELECT id FROM joins WHERE state = ?`)
      .pluck()
      .all(code))
      touched.joins.add(id);
  }
}

function settleJoins(db: Database, { joins }: Facts, idOf: IdOf, touched: Change): void {
  const kept = new Set<number>();
  for (const { who, code, at: joinedAt } of joins.values()) {
    const key = [idOf(who), joinedAt, code];
    const known = db
      .prepare<unknown[], number>(
        `SELECT id FROM joins WHERE identity_id = ? AND joined_at = ? AND state = ?`,
      )
      .pluck()
      .get(...key);
    const id =
      known ??
      Number(
        db
          .prepare(`INSERT INTO joins (identity_id, joined_at, state, day) VALUES (?, ?, ?, 0)`)
          .run(...key).lastInsertRowid,
      );
    kept.add(id);
    if (known === undefined) touched.joins.add(id);
  }
  for (const id of db
    .prepare<[], number>(`SELECT id FROM joins WHERE joined_at > 0`)
    .pluck()
    .all()) {
    if (kept.has(id)) continue;
    db.prepare(`DELETE FROM joins WHERE id = ?`).run(id);
    touched.joins.add(id);
  }
}

function settleOrders(db: Database, { orders }: Facts, idOf: IdOf, touched: Change): void {
  type Row = { id: number; key: string; paid_at: number | null; buyer: string | null };
  const rows = db
    .prepare<[], Row>(
      `SELECT o.id, o.key, o.paid_at, i.kind || ':' || i.value AS buyer FROM orders o
       LEFT JOIN identities i ON i.id = o.buyer_id AND i.kind <> 'order' WHERE o.platform = 'pdd'`,
    )
    .all();
  for (const [key, { paid, buyer }] of orders) {
    const row = rows.find((other) => other.key === key);
    if (row !== undefined && row.paid_at === paid && row.buyer === buyer) continue;
    const buyerId = buyer === null ? null : idOf(buyer);
    if (row === undefined) {
      const added = db
        .prepare(
          `INSERT INTO orders (key, platform, order_no, paid_at, buyer_id) VALUES (?, 'pdd', ?, ?, ?)`,
        )
        .run(key, key, paid, buyerId);
      touched.orders.add(Number(added.lastInsertRowid));
      continue;
    }
    db.prepare(`UPDATE orders SET paid_at = ?, buyer_id = ? WHERE id = ?`).run(
      paid,
      buyerId,
      row.id,
    );
    touched.orders.add(row.id);
  }
  // Last, or a new order would be given the id of one that has just gone.
  for (const row of rows.filter(({ key }) => !orders.has(key))) {
    db.prepare(`DELETE FROM orders WHERE id = ?`).run(row.id);
    touched.orders.add(row.id);
  }
}

function settleNames(db: Database, { named }: Facts, idOf: IdOf, touched: Change): void {
  const wanted = new Set([...named].map((key) => idOf(`order:${key}`)));
  const stored = db.prepare<[], number>(`SELECT identity_id FROM participants`).pluck().all();
  for (const id of stored.filter((other) => !wanted.has(other))) {
    db.prepare(`DELETE FROM participants WHERE identity_id = ?`).run(id);
    touched.identities.add(id);
  }
  for (const id of wanted) {
    if (stored.includes(id)) continue;
    db.prepare(
      `INSERT INTO participants (campaign_id, identity_id, at, day) VALUES (1, ?, 0, 0)`,
    ).run(id);
  }
}

/** Identities that nothing names any more go, as they do when an import is undone. Run after `derive`. */
export function dropUnnamed(db: Database): void {
  const inUse = identitiesInUse(db);
  const unnamed = db.prepare<[], number>(UNNAMED).pluck().all();
  dropIdentities(
    db,
    unnamed.filter((id) => !inUse.has(id)),
  );
}

const UNNAMED = `
  SELECT id FROM identities i WHERE kind <> 'order'
    AND NOT EXISTS (SELECT 1 FROM evidence WHERE a = i.id OR b = i.id)
    AND NOT EXISTS (SELECT 1 FROM joins WHERE identity_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM orders WHERE buyer_id = i.id)`;
