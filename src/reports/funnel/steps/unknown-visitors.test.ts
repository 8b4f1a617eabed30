import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ReportResult } from '../../../core/table.ts';
import type { Database } from '../../../db/open.ts';
import { ask, noted } from '../../ask.fixture.ts';
import { type Dimension, DIMENSIONS } from '../../dimensions/dimension.ts';
import { dressed } from '../../dressed.fixture.ts';
import { expectExplained } from '../../explained.fixture.ts';
import { expectWhoToFit } from '../../frame.fixture.ts';
import { at, type Story, tell } from '../../journeys.fixture.ts';
import { randomStory } from '../../random-story.fixture.ts';
import type { ReportParams } from '../../report.ts';
import { runReport, whoIsBehind } from '../../run.ts';

/** Cards in parcels whose buyers are hidden: of three scanned mugs one brings somebody, of two soaps both. */
const CARDS: Story = {
  batches: [
    {
      codes: ['m1', 'm2', 'm3', 'm4'],
      variant: 'mug',
      orders: ['pdd:1', 'pdd:2', 'pdd:3', 'pdd:4'],
    },
    { codes: ['s1', 's2'], variant: 'soap', channel: 'sms' },
  ],
  people: {
    ann: ['visit m1 +1h', 'join m1 +2h', 'order +1d'],
    ben: ['visit s1 +1h', 'join s1 +2h'],
    cat: ['visit s2 +1h', 'join s2 +5d'],
    nobody: ['visit m2 +3h', 'visit m2 +2d', 'visit m3 +3h', 'visit m4 +3h - preview'],
  },
};
const asked = (
  own: Readonly<Record<string, string>> = {},
  params: Partial<ReportParams> = {},
): ReportParams => ({
  asOf: at('+30d'),
  untilGiven: true,
  campaign: 'spring',
  ...params,
  own: { steps: 'visit > join', ...own },
});
const walk = (
  own: Readonly<Record<string, string>> = {},
  params: Partial<ReportParams> = {},
  story: Story = CARDS,
): ReportResult => ask('funnel', story, asked(own, params));
const counted = ({ rows }: ReportResult): unknown[] => rows.map(({ count }) => count);
const told = ({ rows }: ReportResult, by: string): string[] =>
  rows
    .filter(({ count }) => count !== 0)
    .map((row) => `${row[by]} ${row['step']}: ${row['count']}`);

describe('a visit to a code that nobody is known behind', () => {
  it('is of the code, which began and went no further', () => {
    const result = walk();
    expect(counted(result)).toEqual([5, 3]);
    expect(result.rows[1]?.['step_rate']).toBe(3 / 5);
    expect(noted(result, 'funnel-person-or-code')).toEqual({ n: 2 });
    expect(noted(result, 'funnel-visits-of-many')).toBeUndefined();
    expect(noted(result, 'funnel-of-nobody')).toBeUndefined();
  });

  it('makes the steps from the visit to the join those of the campaign funnel', () => {
    const codes = ask('funnel', CARDS, { by: 'variant' });
    const scanned = codes.rows
      .filter(({ stage }) => stage === 'scanned' || stage === 'joined')
      .map(({ variant, count }) => `${variant} ${count}`);
    expect(scanned).toEqual(['mug 3', 'mug 1', 'soap 2', 'soap 2']);
    expect(told(walk({}, { by: 'variant' }), 'variant')).toEqual([
      'mug 1: 3',
      'mug 2: 1',
      'soap 1: 2',
      'soap 2: 2',
    ]);
  });

  it('stands where its code does', () => {
    expect(told(walk({}, { by: 'channel' }), 'channel').at(0)).toBe('package-card 1: 3');
    expect(told(walk({}, { by: 'batch' }), 'batch').at(0)).toBe('1 1: 3');
    // ann bought in the shop; of ben and cat nothing is known, and their cards lay in no parcel.
    const platforms = walk({}, { by: 'platform' });
    expect(told(platforms, 'platform')).toEqual([
      'pdd 1: 2',
      'shop 1: 1',
      'shop 2: 1',
      'null 1: 2',
      'null 2: 2',
    ]);
    expect(noted(platforms, 'funnel-by-code')).toEqual({});
    expect(
      noted(walk({ steps: 'join > order' }, { by: 'platform' }), 'funnel-by-code'),
    ).toBeUndefined();
    // START is 08:00: four of them an hour, or three, later.
    expect(told(walk({}, { by: 'hour' }), 'hour')).toEqual(['09 1: 3', '09 2: 3', '11 1: 2']);
    expect(told(walk({}, { by: 'month' }), 'month')).toEqual(['2026-03 1: 5', '2026-03 2: 3']);
  });

  it('says where a part looks too good because a later step tells who is in it', () => {
    const joined = { n: 2, by: 'staff' };
    expect(noted(walk({}, { by: 'staff' }), 'funnel-given-by-join')).toEqual(joined);
    const bought = walk({ steps: 'visit > order' }, { by: 'shop' });
    expect(noted(bought, 'funnel-given-by-order')).toEqual({ n: 5, by: 'shop' });
    for (const [steps, by] of [
      ['visit > join', 'shop'],
      ['join > order', 'staff'],
    ] as const) {
      const result = walk({ steps }, { by });
      expect(noted(result, 'funnel-given-by-join')).toBeUndefined();
      expect(noted(result, 'funnel-given-by-order')).toBeUndefined();
    }
  });

  it('is too early as long as somebody may still come by it', () => {
    expect(walk({}, { asOf: at('+7d') }).rows.map(({ open }) => open)).toEqual([5, 3]);
    // Of cat's card nobody was known by then.
    const early = walk({}, { asOf: at('+3d') });
    expect(early.rows.map(({ open }) => open)).toEqual([5, 2]);
    expect(noted(early, 'funnel-person-or-code')).toEqual({ n: 3 });
  });

  it('goes by every rule that people go by', () => {
    expect(counted(walk({ steps: 'visit > visit' }))).toEqual([5, 1]);
    expect(counted(walk({ steps: 'visit > visit', window: '1d' }))).toEqual([5, 0]);
    expect(counted(walk({ order: 'any' }))).toEqual([5, 3]);
    expect(counted(walk({ order: 'strict' }))).toEqual([5, 3]);
    expect(counted(walk({ steps: 'visit > visit > join', without: 'visit[variant=mug]' }))).toEqual(
      [5, 0, 0],
    );
    expect(counted(walk({}, { since: at('+1d') }))).toEqual([1, 0]);
    expect(counted(walk({ entry: 'latest' }, { visits: 'all' }))).toEqual([6, 3]);
    expect(counted(walk({ steps: 'visit[code=m2|m4|s1] > join' }))).toEqual([2, 1]);
    // They never join, and so never begin.
    const backwards = walk({ steps: 'join > visit' });
    expect(backwards.summary).toMatchObject({ began: 3, never: 2 });
    expect(noted(backwards, 'funnel-never')).toEqual({ n: 2 });
  });

  it('is listed by the code, after people', () => {
    const db = tell(CARDS);
    const behind = (stage: string, by?: Dimension) =>
      whoIsBehind(db, 'funnel', asked({}, { by }), stage).people;
    expect(behind('mug:1', 'variant').slice(1)).toEqual([{ code: 'm2' }, { code: 'm3' }]);
    expect(behind('2').every((one) => 'person' in one)).toBe(true);
    expectWhoToFit(db, 'funnel', asked({}, { by: 'variant' }));
    const never = asked({ steps: 'join > visit' });
    expect(whoIsBehind(db, 'funnel', never, 'never').people).toEqual([
      { code: 'm2' },
      { code: 'm3' },
    ]);
    db.close();
  });

  it('is of whoever becomes known, with all that went before', () => {
    const people = { ...CARDS.people, dan: ['join m2 +3d', 'order +4d'] };
    const result = walk({ steps: 'visit > join > order' }, {}, { ...CARDS, people });
    expect(counted(result)).toEqual([5, 4, 2]);
    expect(noted(result, 'funnel-person-or-code')).toEqual({ n: 1 });
  });
});

describe('a visit to a code that many scan', () => {
  const story: Story = {
    batches: [
      { codes: ['p1'], unit: 'shared', channel: 'poster', variant: 'red' },
      { codes: ['i1'], invites: true, owners: ['ann'] },
    ],
    people: {
      ann: ['visit p1 +1d a', 'join p1 +2d', 'visit i1 +3d'],
      nobody: ['visit p1 +1d b', 'visit p1 +9d c'],
    },
  };

  it('is in no step, and the table says so first of all', () => {
    const result = walk({}, { by: 'variant' }, story);
    expect(result.rows).toEqual([]);
    expect(result.lead).toEqual([
      { code: 'funnel-visits-of-many', params: { visits: ['visit 4'] } },
    ]);
    expect(noted(result, 'funnel-nobody')).toEqual({});
    expect(result.summary).toMatchObject({ began: 0, rate: null, never: 1 });
  });

  it('is not spoken of where it is not of the period, or no step', () => {
    const later = walk({}, { since: at('+5d') }, story);
    expect(noted(later, 'funnel-visits-of-many')).toEqual({ visits: ['visit 1'] });
    expect(walk({ steps: 'join > order', order: 'strict' }, {}, story).lead).toEqual([]);
  });
});

it('of a pool, a code stands where its last visit was shown', () => {
  const db = tell({
    batches: [{ codes: ['c1', 'c2'] }],
    people: { nobody: ['visit c1 +1h', 'visit c1 +2h', 'visit c2 +1h'] },
  });
  db.exec(`
    INSERT INTO targets (name, kind, staff, created_at)
      VALUES ('anna-way', 'contact-way', 'anna', 0), ('bea-way', 'contact-way', 'bea', 0);
    INSERT INTO pools (name, policy, created_at) VALUES ('team', 'round-robin', 0);
    UPDATE codes SET pool_id = 1 WHERE code = 'c1';
    UPDATE codes SET target_id = 1 WHERE code = 'c2';
    UPDATE visits SET target_id = 1 WHERE id = 1;
    UPDATE visits SET target_id = 2 WHERE id = 2`);
  for (const [by, first, second] of [
    ['target', 'anna-way', 'bea-way'],
    ['staff', 'anna', 'bea'],
  ] as const) {
    const params = asked({}, { by });
    expect(told(runReport(db, 'funnel', params), by)).toEqual([`${first} 1: 1`, `${second} 1: 1`]);
    expectExplained(db, 'funnel', params);
  }
  db.close();
});

/**
 * The same in SQL, the other way round: everything of one parcel or person that was visited, by whom it is, or
 * itself; the first visit, and whether that person joined later than that within the window.
 */
const NESTED = `
WITH of_one AS (
  SELECT codes.id, codes.code, coalesce((
      SELECT customer_id FROM join_attributions
      JOIN joins ON joins.id = join_id
      JOIN customers USING (identity_id)
      JOIN identities ON identities.id = identity_id
      WHERE join_attributions.code_id = codes.id AND level = 'P1' AND joined_at <= @asOf
      ORDER BY joined_at, value LIMIT 1
    ), (
      SELECT customer_id FROM orders JOIN customers ON identity_id = buyer_id WHERE key = order_key
    )) AS person
  FROM codes JOIN batches ON batches.id = batch_id
  WHERE unit = 'single' AND NOT invites),
began AS (
  SELECT coalesce('person ' || person, 'code ' || of_one.id) AS who, person, min(at) AS t1
  FROM of_one JOIN visits USING (code)
  WHERE at <= @asOf AND flags = 0
  GROUP BY 1, 2)
SELECT t1 + @windowMs > @asOf AS open, count(*) AS n1, count(*) FILTER (WHERE person IS NULL) AS codes,
  count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM joins JOIN customers USING (identity_id)
    WHERE customer_id = began.person AND joined_at > t1 AND joined_at <= t1 + @windowMs AND joined_at <= @asOf
  )) AS n2
FROM began GROUP BY 1`;
type NestedRow = { open: 0 | 1; n1: number; n2: number; codes: number };

function nested(db: Database, days: number): readonly NestedRow[] {
  const windowMs = days * 86_400_000;
  return db
    .prepare<{ asOf: number; windowMs: number }, NestedRow>(NESTED)
    .all({ asOf: at('+20d'), windowMs });
}

const sum = (rows: ReportResult['rows'], step: number, key: string): number =>
  rows.filter((row) => row['step'] === step).reduce((total, row) => total + Number(row[key]), 0);

test('says the same as nested minima in SQL, and so do its parts together', () => {
  const by = fc.constantFrom('hour' as const, ...DIMENSIONS);
  fc.assert(
    fc.property(randomStory, fc.integer({ min: 1, max: 20 }), by, (story, days, dimension) => {
      // One of the cards lies in the parcel of an order that may have a buyer.
      const batches = story.batches?.map((batch, n) =>
        n === 1 ? { ...batch, orders: ['shop:1'] } : batch,
      );
      const db = dressed({ ...story, ...(batches && { batches }) });
      const params = asked({ window: `${days}d` }, { asOf: at('+20d'), campaign: undefined });
      const { rows, rule } = runReport(db, 'funnel', params);
      const expected = nested(db, days);
      const of = (open: 0 | 1): readonly number[] => {
        const { n1 = 0, n2 = 0 } = expected.find((row) => row.open === open) ?? {};
        return [n1, n2];
      };
      expect(rows.map(({ count }) => count)).toEqual(of(0));
      expect(rows.map(({ open }) => open)).toEqual(of(1));
      const codes = expected.reduce((all, row) => all + row.codes, 0);
      expect(noted({ rule, notes: [] }, 'funnel-person-or-code')).toEqual({ n: codes });
      const parts = runReport(db, 'funnel', { ...params, by: dimension }).rows;
      for (const key of ['count', 'open'])
        for (const step of [1, 2])
          expect([dimension, sum(parts, step, key)]).toEqual([dimension, sum(rows, step, key)]);
      expectWhoToFit(db, 'funnel', params);
      db.close();
    }),
    { numRuns: 60 },
  );
});
