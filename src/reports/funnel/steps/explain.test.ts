import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIMENSIONS } from '../../dimensions/dimension.ts';
import { dressed } from '../../dressed.fixture.ts';
import { expectExplained } from '../../explained.fixture.ts';
import { at } from '../../journeys.fixture.ts';
import { randomStory } from '../../random-story.fixture.ts';

const STEPS = [
  'visit > join',
  'visit > join > order:private > order:private',
  'join > order > order',
  'order > order:private > join',
  'join > order > join > order',
  'visit[channel=package-card|sms] > join[staff=staff_01] > order[paid>=20,paid<90]',
  'join[channel=poster|sms,level=P1] > order[platform=youzan,shop=north] > order[sku=TEA-1|TEA-3]',
  'join > order[product=测试茶] > order',
  'asked > invite > order:private',
  'invited[campaign=spring] > join > message > order:public',
  'order[currency=CNY,province=广东] > leave[staff=staff_02]',
];
const WITH_OPTIONAL = [
  'visit > join? > order',
  'visit > join? > order? > leave > order',
  'join > order:public? > order:private > order:private? > leave',
  'order > order? > order:private? > order',
  'order > join? > leave? > order? > visit',
];

const inSequence = fc.record({
  steps: fc.constantFrom(...STEPS, ...WITH_OPTIONAL),
  order: fc.constantFrom('ordered', 'strict'),
});
const inAnyOrder = fc.record({ steps: fc.constantFrom(...STEPS), order: fc.constant('any') });
const rest = fc.record({
  entry: fc.constantFrom('first', 'latest', 'any'),
  ties: fc.constantFrom('later', 'instant', 'event'),
  repeats: fc.constantFrom('pass', 'end'),
  window: fc.constantFrom('3d', '9d', '20d'),
  without: fc.constantFrom(undefined, 'leave', 'order:public, leave[staff=staff_01]'),
});
const read = fc.constantFrom(undefined, { orders: '+7d' }, { leaves: 'never', joins: '+12d' });
const asked = fc.record({
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  visits: fc.constantFrom(undefined, 'all'),
  gross: fc.boolean(),
});
const parts = fc.oneof(
  fc.constant({}),
  fc.record({ by: fc.constantFrom(...DIMENSIONS), top: fc.constantFrom(undefined, 1, 2) }),
);

it('--explain --steps prints statements over the facts that give the same, however it is asked', () => {
  fc.assert(
    fc.property(
      randomStory,
      fc.oneof(inSequence, inSequence, inAnyOrder),
      rest,
      fc.tuple(asked, parts),
      fc.constantFrom('+9d', '+20d'),
      read,
      (story, steps, own, [more, group], end, until) => {
        const db = dressed({ ...story, ...(until && { read: until }) });
        db.exec(`INSERT INTO deliveries (identity_id, at, day, status, nth)
          SELECT identity_id, at + 1, day, 'delivered', 0 FROM participants`);
        const params = { untilGiven: true, asOf: at(end), ...more, ...group };
        const all = { ...params, own: { ...steps, ...own } };
        expectExplained(db, 'funnel', all);
        db.close();
      },
    ),
    { numRuns: 150 },
  );
});

it('tells the count of each step', () => {
  const story = {
    batches: [{ codes: ['c1', 'c2'] }],
    people: { ann: ['visit c1 +0d', 'join c1 +1d', 'order +3d'], ben: ['join c2 +2d'] },
  };
  const db = dressed(story);
  const own = { steps: 'visit > join > order:private' };
  expect(expectExplained(db, 'funnel', { untilGiven: true, asOf: at('+20d'), own })).toBe(12);
  db.close();
});
