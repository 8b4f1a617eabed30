import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContactTimes } from '../journeys/contacts.ts';
import { refresh } from '../journeys/fresh.ts';
import { markStale } from '../journeys/marks.ts';
import { at } from './journeys.fixture.ts';
import { knownContacts } from './known.ts';
import { endsOf } from './shop-ends.ts';
import { readShopFiles } from './shop-files.ts';
import { type File, known, sold, world, ZONE } from './shops.fixture.ts';

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

  // All shops are known up to when the least is: one of which there was no file yet is waited for from then on.
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
