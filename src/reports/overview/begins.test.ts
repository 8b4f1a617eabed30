import { expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { PERIODS } from './periods.ts';

// START is 2026-03-01 08:00 in Shanghai. March, and before it 29 January to 28 February.
const MARCH = { since: at('-8h'), asOf: at('+31d-8h-1ms'), untilGiven: true, campaign: undefined };
/** 11 to 20 March, and 1 to 10 March before it. */
const DAYS = { ...MARCH, since: at('+10d-8h'), asOf: at('+20d-8h-1ms') };

// Marketplaces are known from 20 January, joins from 9 February, the own shop from 11 February, codes from 14 February.
const STORY: Story = {
  batches: [{ codes: ['c1', 'c2'], made: '-15d' }],
  people: {
    ann: ['order -40d 900 public', 'join - -20d', 'order -18d 1000', 'order +3d 4000'],
    ben: ['visit c1 +2d', 'join c1 +2d', 'order +12d 500', 'order +13d 700'],
    cat: ['visit c2 -10d', 'join c2 -10d', 'order -12d 100 public', 'order +1d 100 public'],
    nobody: ['order +30d 100'],
  },
};
const overview = (params = MARCH, story = STORY): ReportResult => ask('overview', story, params);
const cells = ({ rows }: ReportResult, measure: string): unknown[] => {
  const row = rows.find((one) => one['measure'] === measure) ?? {};
  return [row['now'], row['last'], row['change'], row['year_ago'], row['change_year']];
};
const effects = ({ rows }: ReportResult): unknown[] =>
  rows.flatMap(({ effect_minor: last, effect_year_minor: year }) => last ?? year ?? []);

it('leaves blank what lies before anything is known, as it does what lies ahead', () => {
  const result = overview();
  const ofYear = result.rows.map((row) => [row['year_ago'], row['change_year']]);
  expect(ofYear).toEqual(result.rows.map(() => [null, null]));
  expect(effects(result)).toEqual([]);
  expect(noted(result, 'overview-no-year')).toBeUndefined();
  expect(noted(result, 'overview-begins')).toEqual({
    private: '2026-02-11',
    public: '2026-01-20',
    joins: '2026-02-09',
    visits: '2026-02-14',
  });
});

it('counts what is known of a period that began before, and compares it with nothing', () => {
  const result = overview();
  expect(cells(result, 'platform_buyers')).toEqual([1, 1, 0, null, null]); // 20 January is before 29 January
  expect(cells(result, 'joined')).toEqual([1, 2, null, null, null]);
  expect(cells(result, 'gmv')).toEqual([5200, 1000, null, null, null]);
  expect(cells(result, 'traffic')).toEqual([1, 1, null, null, null]);
});

it('says which days can be told of', () => {
  // Joins and own orders are known from 11 February to 31 March: twice 24 days.
  const days = { since: '2026-03-08', until: '2026-03-31' };
  expect(noted(overview(), 'overview-tellable')).toEqual(days);
  const told = overview({ ...MARCH, since: at('+7d-8h') });
  expect(effects(told).length).toBe(7);
  expect(noted(told, 'overview-tellable')).toBeUndefined();
  // To 20 March twice 19.
  const late = overview(MARCH, { ...STORY, read: { orders: '+20d-1h' } });
  expect(noted(late, 'overview-tellable')).toEqual({ since: '2026-03-02', until: '2026-03-20' });
  // Two days are one and one before it.
  const short = overview({ ...MARCH, since: at('-18d-8h'), asOf: at('-16d-8h-1ms') });
  expect(noted(short, 'overview-tellable')).toEqual({ since: '2026-02-12', until: '2026-02-12' });
});

it('compares and attributes where both periods are known from their start', () => {
  const result = overview(DAYS);
  expect(cells(result, 'gmv')).toEqual([1200, 4000, -0.7, null, null]);
  expect(effects(result).length).toBe(7);
  expect(cells(result, 'joined')).toEqual([0, 1, -1, null, null]);
});

it('knows nobody of an age before as long after the first join', () => {
  const result = overview(DAYS);
  expect(cells(result, 'aged_180d').slice(0, 2)).toEqual([null, null]);
  // Seven days after 9 February is before 1 March.
  expect(cells(result, 'aged_7d').slice(0, 2)).toEqual([0, 1]); // cat had them before; ben on 10 March
});

it('has nobody behind what is blank, and no bars of it', () => {
  const january = { ...MARCH, since: at('-50d'), asOf: at('-31d') };
  const db = tell(STORY);
  const stages = expectWhoToFit(db, 'overview', january);
  expect(stages).toEqual(['platform_buyers 1']);
  db.close();
  const { charts = [] } = overview(january);
  expect(charts.map((chart) => (chart.kind === 'bars' ? chart.series.length : 0))).toEqual([1]);
});

it('says nothing of what no file has, and what else made revenue change all the same', () => {
  const people = { ann: ['order -70d 100', 'order -9d 5000', 'order +2d 1000', 'order +30d 1'] };
  const result = overview(MARCH, { people, read: { joins: 'never', leaves: 'never' } });
  expect(cells(result, 'joined')).toEqual([null, null, null, null, null]);
  expect(effects(result)).toContain(-3999);
});

it.each([MARCH, DAYS, { ...MARCH, since: at('-50d'), asOf: at('-31d') }])(
  'is told in statements, %o',
  (asked) => {
    const db = tell(STORY);
    const turned = (rows: readonly Row[]): readonly Row[] =>
      PERIODS.map((period) => ({
        period,
        ...Object.fromEntries(rows.map((row) => [String(row['measure']), row[period] ?? null])),
      }));
    expect(expectExplained(db, 'overview', asked, turned)).toBe(3 * 35);
    db.close();
  },
);

it('attributes nothing of a revenue that no file tells of; without codes nobody scanned', () => {
  const people = { ann: ['join - -70d'], ben: ['join - +2d'], cat: ['order -300d public'] };
  const result = overview(MARCH, { people });
  expect(cells(result, 'gmv')).toEqual([null, null, null, null, null]);
  expect(effects(result).every((effect) => effect === null)).toBe(true);
  expect(cells(result, 'reached').slice(0, 2)).toEqual([0, 0]);
});
