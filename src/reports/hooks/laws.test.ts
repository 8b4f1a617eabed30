import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';
import { randomStory, turned } from '../random-story.fixture.ts';

const RUNS = { numRuns: 40 };

function run(story: Story, window?: string): ReportResult {
  return ask('hooks', story, { asOf: at('+20d'), own: { window } });
}

function counts({ rows }: ReportResult, measure: string): readonly number[] {
  return rows.filter((row) => row['measure'] === measure).map((row) => Number(row['count']));
}

const each = (rows: readonly Row[], key: string): readonly number[] =>
  rows.flatMap((row) => (typeof row[key] === 'number' ? row[key] : []));

it('no measure counts more than the one before it, nor more than there are', () => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom(undefined, '5d', '2w'), (story, window) => {
      const result = run(story, window);
      for (const [place, joined] of counts(result, 'joined').entries()) {
        expect(joined).toBeLessThanOrEqual(counts(result, 'scanned')[place] ?? NaN);
        expect(counts(result, 'kept_7d')[place] ?? NaN).toBeLessThanOrEqual(joined);
        expect(counts(result, 'first_order')[place] ?? NaN).toBeLessThanOrEqual(joined);
      }
      for (const { count, of } of result.rows)
        expect(Number(count)).toBeLessThanOrEqual(Number(of));
    }),
    RUNS,
  );
});

it('rates, intervals and chances are parts of 1, and the chances of all are 1', () => {
  fc.assert(
    fc.property(randomStory, (story) => {
      const { rows } = run(story);
      for (const key of ['rate', 'low', 'high', 'p', 'best'])
        for (const value of each(rows, key)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      const best = each(
        rows.filter(({ measure }) => measure === 'joined'),
        'best',
      );
      if (best.length > 0) expect(best.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    }),
    RUNS,
  );
});

it('the order in which things were told, and so every id, changes nothing', () => {
  fc.assert(
    fc.property(randomStory, (story) => {
      expect(run(turned(story))).toEqual(run(story));
    }),
    RUNS,
  );
});

it('what happens to somebody else, or later, changes nothing', () => {
  fc.assert(
    fc.property(randomStory, (told) => {
      // Files of orders have some of either kind: where there is none, nobody knows of any.
      const nobody = ['order -9d', 'order -9d public'];
      const story: Story = { ...told, people: { ...told.people, nobody } };
      const stranger = ['join - +1d', 'leave +2d', 'order +3d 100'];
      const later = ['visit c1 +21d', 'join c1 +21d', 'order +22d 500'];
      const more: Story = {
        ...story,
        batches: [...(story.batches ?? []), { codes: ['s1'], campaign: 'summer' }],
        people: { ...story.people, stranger, 'ann/2': later },
      };
      expect(run(more)).toEqual(run(story));
    }),
    RUNS,
  );
});
