import type { Database } from '../db/open.ts';
import { rebuildCustomers } from './components.ts';
import { openPeople } from './store.ts';

/** How sure it is that a join came through a code. Claims and exclusive routes will add levels. */
const ATTRIBUTE = /* sql */ `
  INSERT INTO join_attributions (join_id, code_id, level, reason)
  SELECT j.id, c.id,
         CASE WHEN c.id IS NULL THEN 'unknown' ELSE 'P1' END,
         CASE WHEN c.id IS NOT NULL THEN 'state-is-code'
              WHEN j.state = '' THEN 'no-state'
              ELSE 'state-is-no-code' END
  FROM joins j LEFT JOIN codes c ON c.code = j.state AND j.state <> ''`;

type Bridge = { key: string; code: string; identity_id: number; buyer_id: number | null };

/**
 * The bridge from an anonymous order to a person: of all joins through codes bound to an order, the
 * earliest at or after its payment. Ties go by the identifier's text, never by row id, so that the
 * order in which files came decides nothing. buyer_id: who the order's own files name, if anybody.
 */
const BRIDGES = /* sql */ `
  SELECT key, code, identity_id, buyer_id FROM (
    SELECT o.key, c.code, j.identity_id, named.id AS buyer_id,
           row_number() OVER (
             PARTITION BY o.id ORDER BY j.joined_at, i.kind, i.value, c.code, j.staff
           ) AS place
    FROM codes c
    JOIN orders o ON o.key = c.order_key
    JOIN join_attributions a ON a.code_id = c.id AND a.level = 'P1'
    JOIN joins j ON j.id = a.join_id
    JOIN identities i ON i.id = j.identity_id
    LEFT JOIN identities named ON named.id = o.buyer_id AND named.kind <> 'order'
    WHERE o.paid_at IS NOT NULL AND j.joined_at >= o.paid_at
  ) WHERE place = 1`;

const BRIDGE_EVIDENCE = /* sql */ `
  SELECT id FROM evidence WHERE reason IN ('code', 'order-buyer')`;

const OWN_ORDERS = /* sql */ `
  UPDATE orders SET buyer_id = (SELECT id FROM identities WHERE kind = 'order' AND value = orders.key)
  WHERE buyer_id IS NULL AND key IN (SELECT value FROM identities WHERE kind = 'order')`;

/** Order identities that neither evidence holds any more nor a fact names (`order:pdd:26…` in a file). */
const LOOSE = /* sql */ `
  SELECT id FROM identities i
  WHERE kind = 'order'
    AND NOT EXISTS (SELECT 1 FROM evidence WHERE a = i.id)
    AND NOT EXISTS (SELECT 1 FROM evidence WHERE b = i.id)
    AND NOT EXISTS (SELECT 1 FROM referrals WHERE inviter_id = i.id OR invitee_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM participants WHERE identity_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM leaves WHERE identity_id = i.id)
    AND NOT EXISTS (SELECT 1 FROM codes WHERE owner_id = i.id)`;

/**
 * Computes anew what follows from the facts: which code each join came through, which person that
 * gives to an order, and who is one person with whom. Run in the transaction that changed the facts.
 */
export function derive(db: Database): void {
  db.exec('DELETE FROM join_attributions');
  db.exec(ATTRIBUTE);
  bridgeOrders(db);
  rebuildCustomers(db);
}

function bridgeOrders(db: Database): void {
  const people = openPeople(db);
  const stale = new Set(db.prepare<[], number>(BRIDGE_EVIDENCE).pluck().all());
  for (const bridge of db.prepare<[], Bridge>(BRIDGES).all()) {
    const order = people.identity({ kind: 'order', value: bridge.key });
    const ties = [
      people.tie(order, bridge.identity_id, 'code', bridge.code),
      bridge.buyer_id === null ? undefined : people.tie(order, bridge.buyer_id, 'order-buyer'),
    ];
    for (const tie of ties) if (tie !== undefined) stale.delete(tie);
  }
  const drop = db.prepare<[number]>('DELETE FROM evidence WHERE id = ?');
  for (const id of stale) drop.run(id);
  dropLooseOrders(db);
  db.exec(OWN_ORDERS);
}

function dropLooseOrders(db: Database): void {
  const free = db.prepare<[number]>('UPDATE orders SET buyer_id = NULL WHERE buyer_id = ?');
  const leave = db.prepare<[number]>('DELETE FROM customers WHERE identity_id = ?');
  const drop = db.prepare<[number]>('DELETE FROM identities WHERE id = ?');
  for (const id of db.prepare<[], number>(LOOSE).pluck().all()) {
    free.run(id);
    leave.run(id);
    drop.run(id);
  }
}
