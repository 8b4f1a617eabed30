import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';

const more = fc.record({
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  gross: fc.boolean(),
});

it('--explain prints statements over the facts that give the same curve', () => {
  fc.assert(
    fc.property(randomStory, more, (story, asked) => {
      const db = tell(story);
      const params = { asOf: at('+20d'), untilGiven: true, ...asked };
      // Seven days of four figures each, and two of the whole.
      expect(expectExplained(db, 'first-order', params)).toBe(7 * 4 + 2);
      db.close();
    }),
    { numRuns: 60 },
  );
});
