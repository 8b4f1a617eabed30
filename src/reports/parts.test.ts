import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEAN_BY_SIZE, MEAN_OF_COHORTS, OTHER, type Row } from '../core/table.ts';
import { dressed } from './dressed.fixture.ts';
import { expectWhoToFit, ownOf } from './frame.fixture.ts';
import { REPORTS } from './index.ts';
import { at, tell } from './journeys.fixture.ts';
import { randomStory, turned } from './random-story.fixture.ts';
import type { ReportParams } from './report.ts';
import { runReport } from './run.ts';

const ASKED: ReportParams = { asOf: at('+20d'), untilGiven: true, campaign: 'spring' };
const MEANS: ReadonlySet<unknown> = new Set([MEAN_BY_SIZE, MEAN_OF_COHORTS]);

/** Of a report: what names a row, whatever it is told apart by, and which numbers of it may be added. */
type Sums = {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** In which rows. */
  readonly only?: (row: Row) => boolean;
  /** What may be added of products. */
  readonly product?: readonly string[];
  readonly own?: fc.Arbitrary<NonNullable<ReportParams['own']>>;
};

/** What came of the people who joined. */
const OUTCOME = [
  'joins',
  'kept_7d',
  'undecided',
  'customers_before',
  'first_orders',
  'net_minor',
  'cost_minor',
  'open',
];
/** Without one nobody is too early. */
const WINDOW = fc.record({ window: fc.constantFrom(undefined, '3d', '9d') });

const SUMS: Readonly<Record<string, Sums>> = {
  'funnel': {
    names: ['step'],
    numbers: ['count', 'open'],
    own: fc.record({
      steps: fc.constantFrom('visit > join > order', 'order > order', 'join > leave'),
      window: fc.constantFrom('3d', '9d'),
    }),
  },
  'overview': {
    names: ['part', 'measure'],
    numbers: ['now', 'last', 'year_ago'],
    // Rates, values of one order, and a fifth that is rounded up, are no sums.
    only: ({ unit, measure }) => (unit === 'count' && measure !== 'top_fifth') || measure === 'gmv',
  },
  'kfactor': { names: [], numbers: ['participants', 'mature', 'accepted'] },
  'channels': { names: ['channel'], numbers: ['codes', 'visits', ...OUTCOME], own: WINDOW },
  'batches': { names: ['batch'], numbers: ['codes', 'visits', ...OUTCOME], own: WINDOW },
  'staff': { names: ['staff'], numbers: ['added', 'added_kept', ...OUTCOME], own: WINDOW },
  'first-order': {
    names: ['within_days'],
    numbers: ['ordered', 'waiting', 'open'],
    // Who has not bought yet has no product: they stand in each part.
    product: ['ordered'],
  },

  'cohort': {
    names: ['cohort', 'period'],
    numbers: ['mature', 'customers', 'retained', 'orders', 'gross_minor', 'net_minor'],
    own: fc.record({
      start: fc.constantFrom('first-order', 'join', 'every-order'),
      rolling: fc.constantFrom(undefined, '7d'),
    }),
  },
};

/** Each report by each dimension that it offers. */
const WAYS = REPORTS.flatMap(({ name, options }) => {
  const choices = options.find((one) => one.name === 'by')?.choices ?? [];
  const sums = SUMS[name];
  return sums === undefined
    ? []
    : choices.map((by) => {
        const numbers = (by === 'product' ? sums.product : undefined) ?? sums.numbers;
        return { name, by, sums: { ...sums, numbers } };
      });
});

/** What the rows of each name add up to. */
function totals(rows: readonly Row[], { names, numbers, only = () => true }: Sums): object {
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (MEANS.has(row['cohort']) || !only(row)) continue;
    for (const key of numbers) {
      const name = [...names.map((one) => row[one]), key].join(' ');
      sums.set(name, (sums.get(name) ?? 0) + Number(row[key] ?? 0));
    }
  }
  // A part without anybody in a period has no such row.
  return Object.fromEntries([...sums].filter(([, n]) => n !== 0));
}

describe('parts add up to the whole, all of them or the largest and the others', () => {
  test.each(WAYS)('$name by $by', ({ name, by, sums }) => {
    const tops = fc.constantFrom(undefined, 1, 2);
    fc.assert(
      fc.property(randomStory, tops, sums.own ?? fc.constant({}), (story, top, own) => {
        const db = dressed(story);
        const whole = runReport(db, name, { ...ASKED, own });
        const parts = runReport(db, name, { ...ASKED, own, by, top });
        expect(totals(parts.rows, sums)).toEqual(totals(whole.rows, sums));
        const values = new Set(parts.rows.map((row) => row[by]));
        if (top !== undefined) expect(values.size).toBeLessThanOrEqual(top + 1);
        if (values.has(OTHER)) expectWhoToFit(db, name, { ...ASKED, own, by, top });
        db.close();
      }),
      { numRuns: 15 },
    );
  });
});

test('the order in which things were told, and so every id, changes nothing of the parts', () => {
  const asked = fc.constantFrom(...WAYS);
  fc.assert(
    fc.property(randomStory, asked, fc.constantFrom(undefined, 1), (story, { name, by }, top) => {
      const params = { ...ASKED, by, top, own: ownOf(by) };
      const [db, other] = [tell(story), tell(turned(story))];
      expect(runReport(other, name, params)).toEqual(runReport(db, name, params));
      db.close();
      other.close();
    }),
    { numRuns: 60 },
  );
});

describe('the largest rows and the others add up to all', () => {
  const ofRows = REPORTS.filter(({ options }) => options.some((one) => one.ofRows === true));
  test.each(ofRows)('$name', ({ name }) => {
    const sums = { names: [], numbers: SUMS[name]?.numbers ?? [] };
    expect(sums.numbers).not.toEqual([]);
    fc.assert(
      fc.property(randomStory, (story) => {
        const db = dressed(story);
        const whole = runReport(db, name, ASKED);
        const largest = runReport(db, name, { ...ASKED, top: 1 });
        expect(totals(largest.rows, sums)).toEqual(totals(whole.rows, sums));
        expect(largest.rows.length).toBeLessThanOrEqual(2);
        expectWhoToFit(db, name, { ...ASKED, top: 1 });
        db.close();
      }),
      { numRuns: 15 },
    );
  });
});

test.each(REPORTS)(
  '$name names the dimensions that it offers where another is asked for',
  ({ name, options }) => {
    const choices = options.find((one) => one.name === 'by')?.choices;
    if (choices === undefined) return;
    const db = tell({});
    expect(() => runReport(db, name, { ...ASKED, by: 'weather' })).toThrow(
      expect.objectContaining({ code: 'bad-option', params: expect.objectContaining({ choices }) }),
    );
  },
);
