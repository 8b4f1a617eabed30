import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { type Dimension, DIMENSIONS, isPeriod } from '../dimensions/dimension.ts';
import { dressed } from '../dressed.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';

const more = fc.record({
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  gross: fc.boolean(),
});
/** A batch has one channel, and was made on one day. */
const OF_BATCHES = DIMENSIONS.filter(
  (one) => one !== 'batch' && one !== 'channel' && !isPeriod(one),
);
const COSTS = [
  'sample print 1200 +0d',
  '- gift 900 +3d',
  'red-packet red_packet 77 +5d',
  '- gift 5 +5d in USD',
];

const WAYS: readonly (readonly [name: string, by: Dimension | undefined])[] = [
  ['channels', undefined],
  ['channels', 'variant'],
  ['staff', undefined],
  ['batches', undefined],
  ...OF_BATCHES.map((by) => ['batches', by] as const),
];

test.each(WAYS)(
  '--explain of %s by %s prints statements over the facts that give the same',
  (name, by) => {
    fc.assert(
      fc.property(randomStory, more, (story, asked) => {
        const db = dressed({ ...story, costs: COSTS });
        const params = { asOf: at('+20d'), untilGiven: true, by, ...asked };
        expectExplained(db, name, params);
        db.close();
      }),
      { numRuns: 30 },
    );
    const db = tell({
      batches: [{ codes: ['c1', 'c2'], variant: 'sample' }],
      costs: COSTS,
      people: { ann: ['visit c1 +1d', 'join c1 +1d', 'order +2d 500'], nobody: ['order +3d'] },
    });
    const compared = expectExplained(db, name, { asOf: at('+20d'), untilGiven: true, by });
    expect(compared).toBeGreaterThanOrEqual(8);
    db.close();
  },
);
