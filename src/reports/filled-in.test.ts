import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { readContactTimes } from '../journeys/contacts.ts';
import { at } from './journeys.fixture.ts';
import { endOf } from './known-end.ts';
import { knownContacts, knownOrders } from './known.ts';
import { endsOf } from './shop-ends.ts';
import { readShopFiles } from './shop-files.ts';
import { type FileRead, readingIn } from './reading.ts';
import { type File, known, MOMENT, sold, world, ZONE } from './shops.fixture.ts';

describe('orders that are filled in later', () => {
  // Every seventh day up to +49: 8 of the 50 days up to the last; then ten days without any.
  const weekly = [0, 7, 14, 21, 28, 35, 42, 49];
  const file = { format: 'youzan', read: '+59d+1h', of: ['north'], latest: '+49d' };
  const older = { format: 'youzan', read: '+60d', of: ['north'], latest: '-1d' };
  const daily = Array.from({ length: 40 }, (_, n) => `order -${n + 1}d at north`);

  it('say nothing of how usual a silence is since, where they are of before all that was there', () => {
    expect(known(sold('north', ...weekly), [file])).toBe('read 59');
    // 48 of 90 days, but still 8 of the last 50: (52/60)^10 = 24 %.
    expect(known([...daily, ...sold('north', ...weekly)], [older, file])).toBe('read 59');
  });

  it('show that a silence was unusual after all, where they are of days that seemed to have none', () => {
    const between = Array.from({ length: 49 }, (_, n) => n + 1);
    const filled = { ...older, latest: '+48d' };
    expect(known(sold('north', 0, ...between), [filled, file])).toBe('last 49');
  });

  it('move back nothing that was known by files of four weeks and more', () => {
    fc.assert(
      fc.property(GAPS, LATER, GAPS, LATER, (recent, later, gaps, laterStill) => {
        const days = sums(recent);
        const last = Math.max(...days);
        fc.pre(last >= 28);
        const before = sums(gaps).map((gap) => -1 - gap);
        const newest = fileOf(1, days, last + later);
        const filled = fileOf(2, before, last + later + laterStill);
        const all = onDays([...before, ...days]);
        const alone = endOf('orders', onDays(days), readingIn([newest]), LATE);
        const now = endOf('orders', all, readingIn([newest, filled]), LATE);
        expect(now.until).toBeGreaterThanOrEqual(alone.until);
        // That they were read later says nothing: their file lacks the newest orders, and so is older.
        expect(now).toEqual(endOf('orders', all, readingIn([newest]), LATE));
      }),
      { numRuns: 500 },
    );
  });
});

describe('files that are read at one moment', () => {
  it('tell the same in whatever order they stand', () => {
    const some = fc.record({
      format: fc.constantFrom('youzan', 'shopify'),
      of: fc.constantFrom<readonly string[]>(['north'], ['south'], ['north', 'south'], []),
      last: fc.integer({ min: 0, max: 40 }),
      read: fc.constantFrom(41, 43, 47),
    });
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 5 }), days, days, (told, n, s) => {
        const orders = [...sold('north', ...n), ...sold('south', ...s)];
        const files = told.map(({ format, of, last, read }) => ({
          format,
          read: `+${read}d`,
          of,
          ...(of.length > 0 && { latest: `+${last}d` }),
        }));
        expect(allEnds(orders, files.toReversed())).toEqual(allEnds(orders, files));
      }),
      { numRuns: 60 },
    );
  });
});

const GAPS = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });
const LATER = fc.integer({ min: 0, max: 40 });
const LATE = { ...MOMENT, asOf: at('+2000d') };
const FIRST = dayOf(at('+0d'), ZONE);

function onDays(days: readonly number[]): ReadonlySet<number> {
  return new Set(days.map((day) => FIRST + day));
}

/** Days from the first on, so far from one another. */
function sums(gaps: readonly number[]): number[] {
  let day = 0;
  return [day, ...gaps.map((gap) => (day += gap))];
}

function fileOf(id: number, days: readonly number[], read: number): FileRead {
  return {
    id,
    at: at(`+${read}d+1h`),
    latest: at('+0d') + Math.max(...days) * DAY_MS,
    until: null,
  };
}

/** A file holds orders of these shops, whether or not others have held them, too. */
function holdJust(db: Database, file: string, shops: readonly string[]): void {
  const scope = { file, shops: JSON.stringify(shops) };
  db.prepare(`UPDATE imports SET orders = json_array_length(@shops) WHERE file = @file`).run(scope);
  db.prepare(
    `INSERT OR IGNORE INTO import_shops (import_id, platform, shop, domain)
    SELECT imports.id, 'shop', value, 'private' FROM imports, json_each(@shops) WHERE file = @file`,
  ).run(scope);
}

/** Up to when each thing is known that orders tell of. */
function allEnds(orders: readonly string[], files: readonly File[]): ReadonlyMap<string, number> {
  const db = world(orders, files);
  for (const [n, { of = [] }] of files.entries()) holdJust(db, `${n}.csv`, of);
  db.prepare(
    `INSERT INTO imports (file, sha256, format, kind, timezone, imported_at)
    VALUES ('joins.csv', 'joins', 'joins', 'joins', @zone, @at)`,
  ).run({ zone: ZONE, at: at(files.at(-1)?.read ?? '+0d') });
  const result = new Map([
    ['all', knownOrders(db, LATE).until],
    ['private', knownOrders(db, LATE, 'private').until],
    ['joins', knownContacts(db, 'joins', LATE, readContactTimes(db)).until],
    ...endsOf(db, readShopFiles(db).shops, 'orders', LATE).map(
      ({ shop, known: { until } }) => [shop.shop, until] as const,
    ),
  ]);
  db.close();
  return result;
}
