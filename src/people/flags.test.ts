import { describe, expect, it } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { writeSettings } from '../db/settings.ts';
import { derive } from './derive.ts';
import { flagOf } from './flags.ts';
import { openPeople } from './store.ts';

const PHONE = { kind: 'phone', value: '+8613800001234' };

/** A telephone number that so many buyers gave. */
function withBuyers(kind: string, count: number): Database {
  const db = openWorkspace(':memory:', { create: true });
  const people = openPeople(db);
  const phone = people.identity(PHONE);
  for (let n = 1; n <= count; n += 1) {
    people.tie(phone, people.identity({ kind, value: `test_${n}` }), 'order-row');
  }
  return db;
}

const flags = (db: Database): unknown[] =>
  db.prepare(`SELECT flag, kind, n FROM identity_flags`).all();
const customers = (db: Database): number =>
  db.prepare<[], number>(`SELECT count(DISTINCT customer_id) FROM customers`).pluck().get() ?? 0;

describe('an identity with more neighbours than the threshold ties nobody', () => {
  it('twenty buyers of a number are one person, twenty-one are twenty-one', () => {
    const twenty = withBuyers('taobao', 20);
    derive(twenty, 'all');
    expect(customers(twenty)).toBe(1);
    expect(flags(twenty)).toEqual([{ flag: 'many-buyers', kind: 'taobao', n: 20 }]);

    const more = withBuyers('taobao', 21);
    expect(derive(more, 'all')).toEqual([
      expect.objectContaining({ code: 'ids-shared', params: expect.objectContaining({ n: 1 }) }),
    ]);
    expect(customers(more)).toBe(22);
    expect(flags(more)).toEqual([{ flag: 'shared', kind: '', n: 21 }]);
  });

  it('and the threshold is a setting: the next derivation follows it, whatever it was asked for', () => {
    const db = withBuyers('taobao', 21);
    derive(db, 'all');
    writeSettings(db, { shared_threshold: 21 });
    derive(db, { identities: new Set(), joins: new Set(), orders: new Set() });
    expect(customers(db)).toBe(1);
  });

  it('whatever its kind: an account that sends presents to many numbers is nobody’s', () => {
    const db = openWorkspace(':memory:', { create: true });
    writeSettings(db, { shared_threshold: 3 });
    const people = openPeople(db);
    const account = people.identity({ kind: 'taobao', value: 'tb_test_01' });
    for (let n = 1; n <= 4; n += 1) {
      const phone = people.identity({ kind: 'phone', value: `+861380000000${n}` });
      people.tie(account, phone, 'order-row');
    }
    derive(db, 'all');
    expect(customers(db)).toBe(5);
  });

  it('kinds of which one person has many do not count', () => {
    for (const kind of ['order', 'contact', 'openid', 'cookie']) {
      expect(flagOf('phone', [{ kind, n: 100 }], 20), kind).toBeUndefined();
    }
    expect(flagOf('member', [{ kind: 'phone', n: 21 }], 20)).toEqual({
      flag: 'shared',
      kind: '',
      n: 21,
    });
  });

  it('two facts for one tie are one neighbour', () => {
    const db = withBuyers('taobao', 20);
    const people = openPeople(db);
    people.tie(
      people.identity(PHONE),
      people.identity({ kind: 'taobao', value: 'test_1' }),
      'join-row',
    );
    derive(db, 'all');
    expect(customers(db)).toBe(1);
  });
});

describe('a number of more than three buyers of a platform, or of more than two WeChat people', () => {
  it.each([
    ['taobao', 3, undefined],
    ['taobao', 4, { flag: 'many-buyers', kind: 'taobao', n: 4 }],
    ['external_userid', 2, undefined],
    ['external_userid', 3, { flag: 'many-wechat', kind: 'external_userid', n: 3 }],
    ['unionid', 3, { flag: 'many-wechat', kind: 'unionid', n: 3 }],
    ['phone', 9, undefined],
  ])('%s, %i of them: a warning at most, and one customer', (kind, n, flag) => {
    expect(flagOf('email', [{ kind, n }], 20)).toEqual(flag);
    const db = withBuyers(kind, n);
    const notes = derive(db, 'all');
    if (kind !== 'phone') expect(notes).toHaveLength(flag === undefined ? 0 : 1);
    expect(customers(db)).toBe(1);
    // It is said once, when it comes to be so.
    expect(derive(db, 'all')).toEqual([]);
  });

  it('one account on each of five platforms is one person', () => {
    const near = ['taobao', 'jd', 'xhs', '1688', 'shopify'].map((kind) => ({ kind, n: 1 }));
    expect(flagOf('phone', near, 20)).toBeUndefined();
  });

  it('those of whom somebody said by hand that they are one person with it, or not, do not count', () => {
    const crowd = (n: number, judged: number) =>
      flagOf('phone', [{ kind: 'taobao', n, judged }], 20);
    expect(crowd(8, 5)).toBeUndefined();
    expect(crowd(8, 4)).toEqual({ flag: 'many-buyers', kind: 'taobao', n: 4 });
    // The threshold counts all: nobody who is said to be somebody makes a forwarding agent a person.
    expect(crowd(21, 20)).toEqual({ flag: 'shared', kind: '', n: 21 });
  });

  it('an account name of many numbers is no telephone, and says nothing', () => {
    expect(flagOf('taobao', [{ kind: 'phone', n: 9 }], 20)).toBeUndefined();
  });
});
