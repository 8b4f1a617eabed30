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
  visits: fc.constantFrom(undefined, 'human', 'all'),
  gross: fc.boolean(),
});
const batches = fc.subarray([0, 1, 2, 3]);
const parts = fc.oneof(
  fc.constant({}),
  fc.record({ by: fc.constantFrom(...DIMENSIONS), top: fc.constantFrom(undefined, 1, 2) }),
);

it('--explain prints statements over the facts that give the same steps', () => {
  fc.assert(
    fc.property(
      randomStory,
      fc.tuple(more, parts),
      batches,
      fc.constantFrom('+9d', '+20d'),
      (story, [asked, group], kept, end) => {
        const some = story.batches?.filter((_, nth) => kept.includes(nth)) ?? [];
        const db = dressed({ ...story, batches: some });
        db.exec(`UPDATE orders SET completed_at = paid_at WHERE id % 3 = 0;
        UPDATE orders SET key = 'pdd:1' WHERE id = 1;
        INSERT INTO pools (name, policy, created_at) VALUES ('desk', 'sticky', 0);
        UPDATE codes SET pool_id = 1 WHERE id % 2`);
        const params = { untilGiven: true, asOf: at(end), ...asked, ...group };
        const compared = expectExplained(db, 'funnel', params);
        expect(compared).toBeGreaterThanOrEqual('by' in group ? 0 : 4 * 3);
        db.close();
      },
    ),
    { numRuns: 80 },
  );
});

it('people who came by a fixed way are in it', () => {
  const db = tell({
    batches: [{ codes: ['c1'] }],
    people: { ann: ['join - +1d', 'order +9d'], ben: ['join - +2d'], cat: ['join c1 +1d'] },
  });
  db.exec(`INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
    INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
      VALUES ('FIXED', 1, 1, 'sample', 'https://work.weixin.qq.com/ca/test');
    UPDATE joins SET state = 'FIXED' WHERE state = '';
    UPDATE join_attributions SET level = 'P3' WHERE level = 'unknown'`);
  for (const campaign of ['spring', undefined])
    expectExplained(db, 'funnel', { untilGiven: true, asOf: at('+20d'), campaign });
  db.exec('DELETE FROM join_attributions WHERE code_id IS NOT NULL; DELETE FROM codes');
  expectExplained(db, 'funnel', { untilGiven: true, asOf: at('+20d') });
  db.close();
});
