import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIMENSIONS } from '../dimensions/dimension.ts';
import { dressed } from '../dressed.fixture.ts';
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
      // Seven days of four figures each, and three of the whole.
      expect(expectExplained(db, 'first-order', params)).toBe(7 * 4 + 3);
      db.close();
    }),
    { numRuns: 60 },
  );
});

it.each(DIMENSIONS)('--explain gives the curve of each part, by %s', (by) => {
  const top = fc.constantFrom(undefined, 1, 2);
  const until = fc.constantFrom('+9d', '+20d', '+50d');
  fc.assert(
    fc.property(randomStory, more, top, until, (story, asked, most, end) => {
      const db = dressed(story);
      const params = { asOf: at(end), untilGiven: true, ...asked, by, top: most };
      // Of each part seven days, and two figures of the whole.
      expect(expectExplained(db, 'first-order', params) % 7).toBe(2);
      db.close();
    }),
    { numRuns: 25 },
  );
});
