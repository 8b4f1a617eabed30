import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../db/open.ts';
import { DEFAULTS } from '../db/settings.ts';
import { refresh } from '../journeys/fresh.ts';
import { markStale } from '../journeys/marks.ts';
import { at, holdShops, tell } from './journeys.fixture.ts';
import { readShopFiles } from './shop-files.ts';
import { type Known, knownContacts, knownOrders, knownRule } from './known.ts';
import { endsOf } from './shop-ends.ts';
import { readContactTimes } from '../journeys/contacts.ts';

/** A file of orders; times as in a story. */
type File = {
  readonly format: string;
  readonly read: string;
  /** The shops whose orders before the reading come in it, as far as no file before has them; none: it is empty. */
  readonly of?: readonly string[];
  /** The shop that was told beside it. */
  readonly told?: string;
  /** Up to when it was said to be complete. */
  readonly complete?: string;
  /** The latest instant in it; not told: none is written down of it. */
  readonly latest?: string;
};

const ZONE = DEFAULTS.timezone;
const DAILY = Array.from({ length: 61 }, (_, day) => day);
const sold = (shop: string, ...days: readonly number[]): string[] =>
  days.map((day) => `order +${day}d at ${shop}`);

/** Day +100 of shops whose orders came in these files, of which there are no others. */
function world(orders: readonly string[], files: readonly File[]): Database {
  const db = tell({ people: { ann: orders }, read: { orders: 'never' } });
  for (const [n, { format, read, of = [], told, complete, latest }] of files.entries()) {
    const id = Number(
      db
        .prepare(
          `INSERT INTO imports (file, sha256, format, kind, timezone, options, imported_at, complete_until, latest_at)
          VALUES (@name, @name, @format, 'orders', @zone, @options, @at, @until, @latest)`,
        )
        .run({
          name: `${n}.csv`,
          format,
          zone: ZONE,
          options: told === undefined ? '' : JSON.stringify({ shop: told }),
          at: at(read),
          until: complete === undefined ? null : at(complete),
          latest: latest === undefined ? null : at(latest),
        }).lastInsertRowid,
    );
    db.prepare(
      `UPDATE orders SET import_id = @id
      WHERE import_id IS NULL AND paid_at <= @upTo AND shop IN (SELECT value FROM json_each(@of))`,
    ).run({ id, upTo: at(latest ?? read), of: JSON.stringify(of) });
  }
  holdShops(db);
  markStale(db, { people: 'all', days: 'all' });
  refresh(db);
  return db;
}

const MOMENT = { asOf: at('+100d'), timezone: ZONE };
const day = (until: number): number => Math.floor((until - at('-8h')) / 86_400_000);

/** `last 29 of shop south, 1 other further`: why, the day of the end, counted from 2026-03-01, and where. */
function said({ until, why, shop }: Known): string {
  if (why === 'none') return why;
  const where = shop === undefined ? '' : ` of ${shop.name}, ${shop.others} further`;
  return `${why} ${day(until)}${where}`;
}

function known(orders: readonly string[], files: readonly File[]): string {
  const db = world(orders, files);
  const result = said(knownOrders(db, MOMENT, 'private'));
  db.close();
  return result;
}

describe('two own shops', () => {
  const both = [...sold('north', ...DAILY), ...sold('south', ...DAILY.slice(0, 30))];

  it('are known up to when the one is whose files were forgotten, which is named', () => {
    const files = [
      { format: 'youzan', read: '+30d', of: ['north', 'south'].slice(0, 1) },
      { format: 'youzan', read: '+30d+1h', of: ['south'] },
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
    ];
    expect(known(both, files)).toBe('read 30 of shop south, 1 further');
    const db = world(both, files);
    const rule = knownRule([knownOrders(db, MOMENT, 'private')], MOMENT);
    expect(rule.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: 'known-private-orders', params: { until: '2026-03-31 09:00', last: 0 } },
      { code: 'known-shop', params: { shop: 'shop south', n: 1 } },
      { code: 'known-early', params: {} },
    ]);
    db.close();
  });

  it('are both told of by a file that holds both, as it did before', () => {
    const files = (read: string): File[] => [
      { format: 'erp', read, of: ['north', 'south'], latest: '+29d' },
      { format: 'erp', read: '+60d+1h', of: ['north'], latest: '+60d' },
    ];
    // Thirty days without an order are none of a shop that sold daily, whatever the other sold; one is.
    expect(known(both, files('+33d'))).toBe('last 29 of shop south, 1 further');
    expect(known(both, files('+30d'))).toBe('read 30 of shop south, 1 further');
    const seldom = [...sold('north', ...DAILY), ...sold('south', 0, 12, 25, 40)];
    expect(known(seldom, files('+30d'))).toBe('read 60');
  });

  it('are told of by files of their own where the shop was told beside them', () => {
    const seldom = [...sold('north', ...DAILY), ...sold('south', 0, 12, 25)];
    const files = [
      { format: 'shopify', read: '+30d', of: ['north'], told: 'north' },
      { format: 'shopify', read: '+30d', of: ['south'], told: 'south' },
      { format: 'shopify', read: '+60d+1h', of: ['north'], told: 'north' },
    ];
    expect(known(seldom, files)).toBe('read 30 of shop south, 1 further');
    const empty = { format: 'shopify', read: '+45d' };
    // An export of a quiet month: of the shop that was told, else of nobody knows which.
    expect(known(seldom, [...files, empty])).toBe('read 30 of shop south, 1 further');
    expect(known(seldom, [...files, { ...empty, told: 'south' }])).toBe(
      'read 45 of shop south, 1 further',
    );
    const astray = world(seldom, [...files, empty, { ...empty, told: 'south' }]);
    expect(readShopFiles(astray).astray).toEqual([7]); // behind three of other kinds
    astray.close();
    // Shops of a column are told as well.
    const column = files.map(({ format, read, of }) => ({ format, read, of }));
    const said45 = known(seldom, [...column, { ...empty, told: 'south' }]);
    expect(said45).toBe('read 45 of shop south, 1 further');
  });

  it('wait no more for one that has closed, or of which somebody said that nothing happened', () => {
    const files = (complete: string): File[] => [
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
      { format: 'youzan', read: '+60d+1h', of: ['south'], complete },
    ];
    expect(known(both, files('+50d'))).toBe('said 50 of shop south, 1 further');
    expect(known(both, files('+29d'))).toBe('last 29 of shop south, 1 further');
    expect(known(both, files('+9999d'))).toBe('read 60');
  });

  it('are taken together for orders wherever they were placed, and who ended before is named', () => {
    const db = world(both, [
      { format: 'youzan', read: '+30d', of: ['south'] },
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
    ]);
    const anywhere = knownOrders(db, MOMENT);
    expect(said(anywhere)).toBe('read 60');
    expect(knownRule([anywhere], MOMENT)[1]).toMatchObject({
      code: 'known-behind',
      params: { shops: ['shop south (2026-03-31)'] },
    });
    db.close();
  });

  it('do not wait for one that has sold nothing yet', () => {
    const orders = [...sold('north', 1, 2), 'order +3d unpaid at south'];
    const files = [{ format: 'youzan', read: '+4d', of: ['north'] }];
    const other = { format: 'shopify', read: '+4d', of: ['south'] };
    expect(known(orders, [...files, other])).toBe('read 4');
    const db = world(orders, [...files, other]);
    expect(knownRule([knownOrders(db, MOMENT)], MOMENT)).toHaveLength(2);
    db.close();
    const none = world(['order +3d unpaid at south'], [other]);
    expect(knownRule([knownOrders(none, MOMENT)], MOMENT)).toMatchObject([
      { code: 'known-no-orders' },
      { code: 'known-early' },
    ]);
    none.close();
  });

  it('do not wait for one that somebody tried out', () => {
    const files = [
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
      { format: 'shopify', read: '+5d', of: ['south'] },
    ];
    expect(known([...sold('north', ...DAILY), ...sold('south', 1, 2)], files)).toBe('read 60');
    // On the third day it is a shop. Where there is no other, it is all that is known.
    const three = [...sold('north', ...DAILY), ...sold('south', 1, 2, 4)];
    expect(known(three, files)).toBe('read 5 of shop south, 1 further');
    expect(known(sold('south', 1, 2), files)).toBe('read 5');
  });
});

describe('a campaign that ended in a workspace that is quiet now', () => {
  const files = (complete?: string): File[] => [
    { format: 'youzan', read: '+90d', of: ['north'], ...(complete !== undefined && { complete }) },
  ];

  it('is known up to the last order, until somebody says that there were no more', () => {
    const orders = sold('north', ...DAILY.slice(0, 30));
    expect(known(orders, files())).toBe('last 29');
    expect(known(orders, files('+80d'))).toBe('said 80');
    expect(known(orders, files('+100d'))).toBe('whole 100');
  });

  it('is known with a file that has no order at all, once that is said of it', () => {
    const empty = [{ format: 'orders', read: '+90d' }];
    expect(known([], empty)).toBe('none');
    expect(known([], [{ format: 'orders', read: '+90d', complete: '+80d' }])).toBe('said 80');
    // A marketplace's file, complete or not, says nothing of own shops.
    const orders = DAILY.map((n) => `order +${n}d public at west`);
    const market = { format: 'taobao', read: '+90d', of: ['west'], complete: '+90d' };
    expect(known(orders, [market])).toBe('none');
  });

  it('loses what was said with the import', () => {
    const db = world(sold('north', ...DAILY.slice(0, 30)), files('+80d'));
    db.exec(`UPDATE imports SET undone_at = 1`);
    expect(said(knownOrders(db, MOMENT, 'private'))).toBe('none');
    db.close();
  });

  it('knows joins and friendships as was said of their own files', () => {
    const db = tell({
      people: { ann: ['join - +1d', 'leave +2d'] },
      read: { orders: '+90d', joins: '+90d', leaves: '+90d' },
    });
    const of = (awaited: 'joins' | 'friendships'): string =>
      said(knownContacts(db, awaited, MOMENT, { at: Float64Array.of(at('+1d'), at('+2d')) }));
    expect([of('joins'), of('friendships')]).toEqual(['last 2', 'last 2']);
    db.prepare(`UPDATE imports SET complete_until = ? WHERE kind = 'leaves'`).run(at('+70d'));
    expect([of('joins'), of('friendships')]).toEqual(['last 2', 'said 70']);
    db.close();
  });
});

describe('a file that is read later', () => {
  // Three days of 47: after 18 days without anything the file was taken to be as new as its reading.
  const few = sold('north', 0, 15, 46);
  const first = { format: 'youzan', read: '+64d', of: ['north'], latest: '+46d' };

  it('takes nothing back of what was known by those before it', () => {
    expect(known(few, [first])).toBe('read 64');
    const late = { format: 'youzan', read: '+95d', of: ['north'], latest: '+47d' };
    // It has one order more, of the day after: 48 days before it was read, and so none that is as new.
    const orders = [...few, ...sold('north', 47)];
    expect(known(orders, [first, late])).toBe('read 64');
    expect(known(few, [first, { format: 'youzan', read: '+95d' }])).toBe('read 64');
    // Of files of which none was ever trusted, the last day remains.
    const never = [
      { ...first, read: '+80d' },
      { format: 'youzan', read: '+95d' },
    ];
    expect(known(few, never)).toBe('last 46');
  });

  it('is of the shop that there was, when it holds none and others came later', () => {
    const empty = { format: 'youzan', read: '+68d' };
    const south = { format: 'youzan', read: '+70d', of: ['south'], latest: '+60d' };
    const orders = [...few, ...sold('south', 50, 55, 60)];
    expect(known(few, [first, empty])).toBe('read 68');
    expect(known(orders, [first, empty, south])).toBe('read 68 of shop north, 1 further');
  });

  it('never lowers up to when a shop or a kind is known', () => {
    // Gaps between orders of a file, and how long after the last of them it was read.
    const file = fc.record({
      shop: fc.constantFrom('north', 'south'),
      gaps: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
      later: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(file, { minLength: 2, maxLength: 6 }), (told) => {
        const { orders, files } = laidOut(told);
        const ends: Map<string, number>[] = files.map((_, n) => {
          const db = world(orders, files.slice(0, n + 1));
          db.exec(`DELETE FROM orders WHERE import_id IS NULL`);
          db.prepare(JOINS_READ).run({ zone: ZONE, at: at(files[0]?.read ?? '+0d') });
          markStale(db, { people: 'all', days: 'all' });
          refresh(db);
          const moment = { asOf: at('+2000d'), timezone: ZONE };
          const contacts = readContactTimes(db);
          const result = new Map<string, number>([
            ['all', knownOrders(db, moment).until],
            ['joins', knownContacts(db, 'joins', moment, contacts).until],
            ...endsOf(db, readShopFiles(db).shops, 'orders', moment).map(
              ({ shop, known: { until } }): [string, number] => [shop.shop, until],
            ),
          ]);
          db.close();
          return result;
        });
        for (const [n, now] of ends.entries())
          for (const [what, until] of ends[n - 1] ?? [])
            expect(now.get(what) ?? until, `${what} of ${n + 1} files`).toBeGreaterThanOrEqual(
              until,
            );
      }),
      { numRuns: 60 },
    );
  });
});

const JOINS_READ = `INSERT INTO imports (file, sha256, format, kind, timezone, imported_at)
  VALUES ('joins.csv', 'joins', 'joins', 'joins', @zone, @at)`;

type Told = { readonly shop: string; readonly gaps: readonly number[]; readonly later: number };

/** Each file tells of what was sold after the last order in those before it, and is read after them. */
function laidOut(told: readonly Told[]): { orders: readonly string[]; files: readonly File[] } {
  const orders: string[] = [];
  const files: File[] = [];
  let read = 0;
  let last = 0;
  for (const { shop, gaps, later } of told) {
    const days = gaps.map((gap) => (last += gap));
    read = Math.max(read + 1, last + later);
    orders.push(...sold(shop, ...days));
    files.push({
      format: shop,
      read: `+${read}d+1h`,
      of: days.length === 0 ? [] : [shop],
      ...(days.length > 0 && { latest: `+${last}d` }),
    });
  }
  return { orders, files };
}
