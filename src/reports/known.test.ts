import { expect, test } from 'vitest';
import { DEFAULTS } from '../db/settings.ts';
import { refresh } from '../journeys/fresh.ts';
import { markStale } from '../journeys/marks.ts';
import { readContacts } from '../journeys/contacts.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import { holdShops } from './story-files.fixture.ts';
import { aheadNotes, type Known, knownContacts, knownOrders } from './known.ts';

type Asked = 'orders' | 'private' | 'joins' | 'friendships';

/** Up to when something is known on day +100, in days after 2026-03-01, and why. */
function known(story: Story, of: Asked, asOf = '+100d'): string {
  const db = tell(story);
  try {
    markStale(db, { people: 'all', days: 'all' });
    refresh(db);
    const moment = { asOf: at(asOf), timezone: DEFAULTS.timezone };
    return said(
      of === 'joins' || of === 'friendships'
        ? knownContacts(db, of, moment, readContacts(db))
        : knownOrders(db, moment, of === 'private' ? 'private' : null),
    );
  } finally {
    db.close();
  }
}

function said({ until, why }: Known): string {
  if (why === 'none') return why;
  // A day of the workspace ends 16 hours after 08:00, at which the stories start.
  const last = why === 'last' ? -15.999_999_722 / 24 : 0;
  return `${why} ${Math.round(((until - at('+0d')) / 86_400_000 + last) * 1000) / 1000}`;
}

function orders(...days: readonly number[]): string[] {
  return days.map((day) => `order ${day < 0 ? '' : '+'}${day}d`);
}

const DAILY = Array.from({ length: 30 }, (_, day) => day);

test('orders end with the last day of a shop that sells every day, whenever the file was read', () => {
  const people = { ann: orders(...DAILY) };
  expect(known({ people, read: { orders: '+90d' } }, 'orders')).toBe('last 29');
  // Of the last 28 days and the next, one is without: 1/29 = 3.4 %; two of 30: (2/30)² = 0.4 %.
  expect(known({ people, read: { orders: '+30d' } }, 'orders')).toBe('read 30');
  expect(known({ people, read: { orders: '+31d' } }, 'orders')).toBe('last 29');
  // Read on the very day of the last order: what came later on that day is not in it.
  expect(known({ people, read: { orders: '+29d+1h' } }, 'orders')).toBe('read 29.042');
});

test('a file that is made before the first sale of a day is as new as its reading', () => {
  const people = { ann: orders(...Array.from({ length: 90 }, (_, day) => day)) };
  // One day without is not unusual, however long a shop has sold every day.
  expect(known({ people, read: { orders: '+90d+1h' } }, 'orders')).toBe('read 90.042');
  expect(known({ people, read: { orders: '+91d+1h' } }, 'orders')).toBe('last 89');
});

test('a small shop without an order in two weeks is known up to the reading', () => {
  // Ten days of the 19 up to the last order have one, 10 of 24 up to the reading: (14/24)⁵ = 6.8 %.
  const people = { ann: orders(0, 2, 4, 6, 8, 10, 12, 14, 16, 18) };
  expect(known({ people, read: { orders: '+23d' } }, 'orders')).toBe('read 23');
  // (16/26)⁷ = 3.3 %, (17/27)⁸ = 2.5 %, (18/28)⁹ = 1.9 %.
  expect(known({ people, read: { orders: '+26d' } }, 'orders')).toBe('read 26');
  expect(known({ people, read: { orders: '+27d' } }, 'orders')).toBe('last 18');
  // Four of the last 31 days and the next 14: (41/45)¹⁴ = 27 %.
  const seldom = { ann: orders(0, 10, 20, 30, 40, 50) };
  expect(known({ people: seldom, read: { orders: '+64d' } }, 'orders')).toBe('read 64');
});

test('four weeks without anything are the end, however rarely somebody buys', () => {
  const people = { ann: orders(-60, 20) };
  expect(known({ people, read: { orders: '+48d' } }, 'orders')).toBe('read 48');
  expect(known({ people, read: { orders: '+49d' } }, 'orders')).toBe('last 20');
});

test('the moment of the report is the end where the files reach beyond', () => {
  const people = { ann: orders(...DAILY) };
  expect(known({ people, read: { orders: '+90d' } }, 'orders', '+20d')).toBe('whole 20');
});

test('an order that is dated ahead of its reading extends nothing', () => {
  const story = { people: { ann: orders(...DAILY, 95, 99) }, read: { orders: '+60d' } };
  expect(known(story, 'orders')).toBe('last 29');
  const db = tell(story);
  markStale(db, { people: 'all', days: 'all' });
  refresh(db);
  // 2026-03-01 and 99 days.
  expect(aheadNotes(db, DEFAULTS.timezone)).toEqual([
    { code: 'orders-ahead', params: { n: 2, last: '2026-06-08' } },
  ]);
  db.close();
});

test('private orders are known for themselves', () => {
  const people = {
    ann: orders(...DAILY).map((order) => `${order} public`),
    ben: orders(0, 1, 2, 3, 4, 5),
  };
  const story = { people, read: { orders: '+29d+2h' } };
  expect(known(story, 'private')).toBe('last 5');
  // Who has not bought anywhere may have done so in the own shop.
  expect(known(story, 'orders')).toBe('last 5');
});

test('joins stop while orders go on: that is no end of the data', () => {
  const people = {
    ann: orders(...DAILY),
    ben: ['join - +1d'],
    cat: ['join - +2d', 'leave +3d'],
  };
  const read = { orders: '+29d+1h', joins: '+29d+1h', leaves: '+29d+1h' };
  expect(known({ people, read }, 'friendships')).toBe('read 29.042');
  // Nothing of anybody since: the files are older than their reading.
  const later = { orders: '+90d', joins: '+90d', leaves: '+90d' };
  expect(known({ people, read: later }, 'friendships')).toBe('last 29');
  // Leaves were read before the joins were: who is still a friend is known up to then.
  expect(known({ people, read: { ...read, leaves: '+10d' } }, 'friendships')).toBe('read 10');
  expect(known({ people, read: { ...read, leaves: '+10d' } }, 'joins')).toBe('read 29.042');
});

test('a file of leaves tells who is still a friend, however long ago joins were read', () => {
  const people = { ann: ['join - -200d'], ben: ['join - -199d', 'leave +99d'] };
  const read = { orders: 'never', joins: '-190d', leaves: '+99d+1h' };
  // Who left of those who joined by then is known; whoever joined later is in no report yet.
  expect(known({ people, read }, 'friendships')).toBe('read 99.042');
  expect(known({ people, read }, 'joins')).toBe('read -190');
});

test('where no file was read nothing is known', () => {
  const read = { orders: 'never', joins: 'never', leaves: 'never' };
  expect(known({ read }, 'orders')).toBe('none');
  expect(known({ read }, 'joins')).toBe('none');
  expect(known({ people: { ann: ['join - +1d'] }, read: { orders: '+20d' } }, 'private')).toBe(
    'none',
  );
});

test('own shops are known up to when their own files were read, all kinds that the last orders came in', () => {
  // Read when both end; marketplaces' files, of another format, a month later.
  const db = tell({
    people: {
      ann: orders(...DAILY, ...DAILY.map((day) => day + 30)).map((order) => `${order} public`),
      // More on the last day than are looked at from one side.
      ben: [...orders(...DAILY), ...Array.from({ length: 70 }, () => 'order +29d')],
    },
    read: { orders: '+29d+2h' },
  });
  const read = (format: string, when: string): number =>
    Number(
      db
        .prepare(
          `INSERT INTO imports (file, sha256, format, kind, timezone, imported_at)
          VALUES (@format, @format, @format, 'orders', @zone, @at)`,
        )
        .run({ format, zone: DEFAULTS.timezone, at: at(when) }).lastInsertRowid,
    );
  const market = read('market', '+59d+2h');
  db.prepare(`UPDATE orders SET import_id = ? WHERE domain = 'public'`).run(market);
  holdShops(db);
  markStale(db, { people: 'all', days: 'all' });
  refresh(db);
  const moment = { asOf: at('+100d'), timezone: DEFAULTS.timezone };
  expect(said(knownOrders(db, moment, 'private'))).toBe('read 29.083');
  expect(said(knownOrders(db, moment, 'public'))).toBe('read 59.083');
  // A second own shop's file, read the next day, holds the last order of that day.
  const shop = read('second-shop', '+30d');
  db.prepare(`UPDATE orders SET import_id = ? WHERE id = (SELECT max(id) FROM orders)`).run(shop);
  holdShops(db);
  expect(said(knownOrders(db, moment, 'private'))).toBe('read 30');
  db.close();
});
