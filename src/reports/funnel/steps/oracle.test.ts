import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../../core/time.ts';
import type { Database } from '../../../db/open.ts';
import { expectWhoToFit } from '../../frame.fixture.ts';
import { at, tell } from '../../journeys.fixture.ts';
import { type Dimension, DIMENSIONS } from '../../dimensions/dimension.ts';
import { randomStory, turned } from '../../random-story.fixture.ts';
import { runReport } from '../../run.ts';

const RUNS = { numRuns: 40 };
const asOf = at('+20d');
const RATES = ['step_rate', 'ci_low', 'ci_high', 'overall_rate', 'overall_low', 'overall_high'];

/**
 * The same funnel said in SQL, the other way round: for each person the first join, then the first
 * order later than that, then the first order later than that, each within the window of the join.
 */
const NESTED = `
WITH person AS (SELECT DISTINCT customer_id AS id FROM customers),
s1 AS (
  SELECT person.id, (
    SELECT min(joined_at) FROM joins JOIN customers USING (identity_id)
    WHERE customer_id = person.id AND joined_at <= @asOf
  ) AS t1 FROM person),
s2 AS (
  SELECT *, (
    SELECT min(paid_at) FROM orders JOIN customers ON identity_id = buyer_id
    WHERE customer_id = s1.id AND domain = 'private' AND paid_at > t1 AND paid_at <= t1 + @windowMs
      AND paid_at <= @asOf AND status <> 'refunded' AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)
  ) AS t2 FROM s1 WHERE t1 IS NOT NULL),
s3 AS (
  SELECT *, (
    SELECT min(paid_at) FROM orders JOIN customers ON identity_id = buyer_id
    WHERE customer_id = s2.id AND domain = 'private' AND paid_at > t2 AND paid_at <= t1 + @windowMs
      AND paid_at <= @asOf AND status <> 'refunded' AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)
  ) AS t3 FROM s2)
SELECT t1 + @windowMs > @asOf AS open, count(t1) AS n1, count(t2) AS n2, count(t3) AS n3
FROM s3 GROUP BY 1`;
type NestedRow = { open: 0 | 1; n1: number; n2: number; n3: number };

const STEPS = 'join > order:private > order:private';

function rowsOf(db: Database, own: Readonly<Record<string, string>>, by?: Dimension) {
  return runReport(db, 'funnel', { asOf, untilGiven: true, by, own: { steps: STEPS, ...own } })
    .rows;
}

test('says the same as nested minima in SQL, whatever happened', () => {
  fc.assert(
    fc.property(randomStory, fc.integer({ min: 1, max: 20 }), (told, days) => {
      // Where no file of orders was ever read, nobody knows of any.
      const nobody = ['order -9d', 'order -9d public'];
      const db = tell({ ...told, people: { ...told.people, nobody } });
      const windowMs = days * DAY_MS;
      const nested = db
        .prepare<{ asOf: number; windowMs: number }, NestedRow>(NESTED)
        .all({ asOf, windowMs });
      const expected = (open: 0 | 1): number[] => {
        const { n1 = 0, n2 = 0, n3 = 0 } = nested.find((row) => row.open === open) ?? {};
        return [n1, n2, n3];
      };
      const rows = rowsOf(db, { window: `${days}d` });
      expect(rows.map((row) => row['count'])).toEqual(expected(0));
      expect(rows.map((row) => row['open'])).toEqual(expected(1));
      db.close();
    }),
    RUNS,
  );
});

const sum = (
  rows: readonly Readonly<Record<string, unknown>>[],
  step: number,
  key: string,
): number =>
  rows.filter((row) => row['step'] === step).reduce((total, row) => total + Number(row[key]), 0);

test('the groups of a first touch, or of the beginning, add up to the whole', () => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom(...DIMENSIONS), (story, by) => {
      const db = tell(story);
      const whole = rowsOf(db, {});
      const parts = rowsOf(db, {}, by);
      for (const key of ['count', 'open'])
        for (const step of [1, 2, 3])
          expect([by, sum(parts, step, key)]).toEqual([by, sum(whole, step, key)]);
      db.close();
    }),
    RUNS,
  );
});

test('counts never rise; the drill-down is as long as the numbers; rates are fractions', () => {
  const order = fc.constantFrom('ordered', 'strict', 'any');
  const steps = fc.constantFrom('visit > join > order', 'join > order > order', 'asked > invite');
  fc.assert(
    fc.property(randomStory, steps, order, (story, text, how) => {
      const db = tell(story);
      const own = { steps: text, order: how, window: '9d', without: 'leave' };
      let before = Infinity;
      for (const row of rowsOf(db, own)) {
        expect(Number(row['count'])).toBeLessThanOrEqual(before);
        before = Number(row['count']);
        for (const key of RATES) {
          expect(Number(row[key] ?? 0)).toBeGreaterThanOrEqual(0);
          expect(Number(row[key] ?? 0)).toBeLessThanOrEqual(1);
        }
      }
      expectWhoToFit(db, 'funnel', { asOf, untilGiven: true, own });
      db.close();
    }),
    RUNS,
  );
});

test('the order in which facts came, and so every id, changes nothing', () => {
  const own = fc.record({
    steps: fc.constantFrom('visit > join > order:private', 'order > order:private > join'),
    order: fc.constantFrom('ordered', 'strict', 'any'),
    entry: fc.constantFrom('first', 'latest', 'any'),
    ties: fc.constantFrom('later', 'instant', 'event'),
    window: fc.constantFrom('3d', '20d'),
  });
  const by = fc.constantFrom(undefined, 'channel', 'variant', 'first-source', 'staff');
  fc.assert(
    fc.property(randomStory, own, by, (story, answers, dimension) => {
      const [db, other] = [tell(story), tell(turned(story))];
      expect(rowsOf(other, answers, dimension)).toEqual(rowsOf(db, answers, dimension));
      db.close();
      other.close();
    }),
    { numRuns: 80 },
  );
});
