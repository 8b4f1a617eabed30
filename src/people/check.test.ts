import { describe, expect, it } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { checkPeople } from './check.ts';
import { derive } from './derive.ts';
import { openPeople } from './store.ts';

/** A parcel with a card, a friend who joined through it, and a telephone number of four buyers. */
function openSmall(): Database {
  const db = openWorkspace(':memory:', { create: true });
  db.exec(`INSERT INTO campaigns (name, channel, origin, created_at) VALUES ('c', 'sms', 'user', 0);
    INSERT INTO batches (campaign_id, channel, mode, unit, invites, count, length, alphabet,
      created_at, created_day) VALUES (1, 'sms', 'count', 'single', 0, 1, 4, 'a', 0, 0);
    INSERT INTO codes (code, batch_id, campaign_id, n, channel, order_key)
      VALUES ('c1', 1, 1, 1, 'sms', 'pdd:1');
    INSERT INTO orders (key, platform, order_no, paid_at) VALUES ('pdd:1', 'pdd', '1', 1)`);
  const people = openPeople(db);
  const friend = people.identity({ kind: 'external_userid', value: 'wm_test_01' });
  db.prepare(`INSERT INTO joins (identity_id, joined_at, state, day) VALUES (?, 2, 'c1', 0)`).run(
    friend,
  );
  const phone = people.identity({ kind: 'phone', value: '+8613800000001' });
  for (const value of ['t1', 't2', 't3', 't4'])
    people.tie(phone, people.identity({ kind: 'taobao', value }), 'order-row');
  derive(db, 'all');
  return db;
}

describe('checking what is derived about people', () => {
  it('finds nothing where all is well, and changes nothing', () => {
    const db = openSmall();
    const before = db.serialize();
    expect(checkPeople(db)).toEqual([]);
    expect(db.serialize().equals(before)).toBe(true);
  });

  it.each([
    ['customer', `UPDATE customers SET customer_id = 1 WHERE identity_id = 3`],
    ['customer', `DELETE FROM customers WHERE identity_id = 3`],
    ['flag', `DELETE FROM identity_flags`],
    ['flag', `UPDATE identity_flags SET n = 5`],
    ['attribution', `UPDATE join_attributions SET level = 'unknown'`],
    ['attribution', `DELETE FROM join_attributions`],
    ['bridge', `DELETE FROM evidence WHERE reason = 'code'`],
    ['order', `UPDATE orders SET buyer_id = NULL`],
  ])('finds a %s that is not what the facts say: %s', (kind, damage) => {
    const db = openSmall();
    db.exec(damage);
    const before = db.serialize();
    expect(checkPeople(db).map((one) => one.kind)).toContain(kind);
    expect(db.serialize().equals(before)).toBe(true);
    derive(db, 'all');
    expect(checkPeople(db)).toEqual([]);
  });
});
