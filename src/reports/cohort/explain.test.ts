import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import { dressed } from '../dressed.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';
import { STARTS } from './asked.ts';
import { UNITS } from './periods.ts';

/** Without the rows of means. */
function inCohorts(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ size }) => size !== null);
}

const asking = fc.record({
  gross: fc.boolean(),
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  own: fc.record({
    start: fc.constantFrom(...STARTS),
    unit: fc.constantFrom(...UNITS),
    rolling: fc.constantFrom(undefined, '7d'),
    unbounded: fc.constantFrom(undefined, true as const),
  }),
});

describe('--explain', () => {
  it('prints statements over the facts that give the same cells', () => {
    fc.assert(
      fc.property(randomStory, asking, (story, asked) => {
        const db = tell(story);
        const params = { asOf: at('+20d'), untilGiven: true, ...asked };
        const cells = inCohorts(runReport(db, 'cohort', params).rows);
        expect(expectExplained(db, 'cohort', params)).toBe(10 * cells.length);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it.each(OF_PEOPLE)('gives the cells of each part, by %s', (by) => {
    const top = fc.constantFrom(undefined, 1, 2);
    fc.assert(
      fc.property(randomStory, asking, top, (story, asked, most) => {
        const db = dressed(story);
        const params = { asOf: at('+20d'), untilGiven: true, ...asked, by, top: most };
        const cells = inCohorts(runReport(db, 'cohort', params).rows);
        expect(expectExplained(db, 'cohort', params)).toBe(10 * cells.length);
        db.close();
      }),
      { numRuns: 15 },
    );
  });

  it('names days, weeks and months as the report does, over the turn of years', () => {
    // 2025-12-28 is the last day of W52; the 29th begins 2026-W01; 2027-01-01 is still in 2026-W53.
    const db = tell({
      people: {
        ann: ['order -63d'],
        ben: ['order -62d'],
        cat: ['order -59d'],
        dan: ['order +306d'],
      },
    });
    for (const unit of UNITS) {
      const asked = { asOf: at('+320d'), untilGiven: true, own: { unit } };
      expect(expectExplained(db, 'cohort', asked)).toBeGreaterThan(4 * 10);
    }
    const weeks = { asOf: at('+320d'), untilGiven: true, own: { unit: 'week' } };
    const peopled = runReport(db, 'cohort', weeks).rows.filter(({ size }) => size !== 0);
    const names = new Set(peopled.map(({ cohort }) => cohort));
    expect([...names].slice(0, 3)).toEqual(['2025-W52', '2026-W01', '2026-W53']);
    db.close();
  });
});
