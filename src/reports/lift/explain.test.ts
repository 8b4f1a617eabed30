import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

const more = fc.record({
  since: fc.constantFrom(undefined, at('+2d')),
  asOf: fc.constantFrom(at('+8d'), at('+16d'), at('+25d')),
  gross: fc.boolean(),
  campaign: fc.constantFrom(undefined, 'spring'),
  own: fc.record({ window: fc.constantFrom(undefined, '3d', '7d') }),
});

it('--explain prints statements over the facts that give what came of each batch', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomStory, more, (story, asked) => {
      const db = tell(story);
      const params = { untilGiven: true, ...asked };
      const { rows } = runReport(db, 'lift', params);
      expect(expectExplained(db, 'lift', params)).toBe(5 * rows.length);
      compared += rows.filter(({ group }) => group === 'difference').length;
      db.close();
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(10);
});
