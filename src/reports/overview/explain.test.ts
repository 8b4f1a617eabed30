import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { PERIODS } from './periods.ts';

/** The page turned on its side: a row for each period, the lines as columns. */
function turned(rows: readonly Row[]): readonly Row[] {
  return PERIODS.map((period) => {
    const figures = rows.map((row) => [String(row['measure']), row[period] ?? null] as const);
    return { period, ...Object.fromEntries(figures) };
  });
}

const more = fc.record({
  since: fc.constantFrom(undefined, at('+2d'), at('+9d')),
  untilGiven: fc.boolean(),
  gross: fc.boolean(),
});

it('--explain prints statements over the facts that give the lines of the page', () => {
  fc.assert(
    fc.property(randomStory, more, (story, asked) => {
      const db = tell(story);
      // Three periods of 15 figures of people and two of visits.
      expect(expectExplained(db, 'overview', { asOf: at('+20d'), ...asked }, turned)).toBe(3 * 17);
      db.close();
    }),
    { numRuns: 60 },
  );
});
