import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { REPORTS } from '../index.ts';
import { dressed } from '../dressed.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';

const more = fc.record({
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  gross: fc.boolean(),
  own: fc.record({ window: fc.constantFrom(undefined, '5d', '2w') }),
});
const COSTS = [
  'sample print 1200 +0d',
  '- gift 900 +3d',
  'red-packet red_packet 77 +5d',
  '- gift 5 +5d in USD',
];

const WAYS = REPORTS.filter(({ name }) => ['channels', 'staff', 'batches'].includes(name)).flatMap(
  ({ name, options }) => {
    const choices = options.find((option) => option.name === 'by')?.choices ?? [];
    return [undefined, ...choices].map((by) => ({ name, by }));
  },
);

test.each(WAYS)(
  '--explain of $name by $by prints SQL over the facts that gives the same',
  (way) => {
    const { name, by } = way;
    fc.assert(
      fc.property(randomStory, more, fc.constantFrom(undefined, 1, 2), (story, asked, top) => {
        const db = dressed({ ...story, costs: COSTS });
        const params = { asOf: at('+20d'), untilGiven: true, by, top, ...asked };
        expectExplained(db, name, params);
        db.close();
      }),
      { numRuns: 25 },
    );
    const db = tell({
      batches: [{ codes: ['c1', 'c2'], variant: 'sample' }],
      costs: COSTS,
      people: { ann: ['visit c1 +1d', 'join c1 +1d', 'order +2d 500'], nobody: ['order +3d'] },
    });
    const compared = expectExplained(db, name, { asOf: at('+20d'), untilGiven: true, by });
    expect(compared).toBeGreaterThanOrEqual(9);
    db.close();
  },
);
