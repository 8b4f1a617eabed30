import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { explainReport } from '../run.ts';

const ASKED = { untilGiven: true, campaign: 'spring' };
const more = fc.record({
  since: fc.constantFrom(undefined, at('+2d')),
  visits: fc.constantFrom(undefined, 'all'),
  gross: fc.boolean(),
});

it('--explain prints statements over the facts that give the same counts', () => {
  const window = fc.constantFrom(undefined, '6d', '12d');
  const end = fc.constantFrom('+9d', '+20d', '+50d');
  fc.assert(
    fc.property(randomStory, more, window, end, (story, asked, span, until) => {
      const db = tell({ ...story, variants: { 'sample': 1, 'red-packet': 1 } });
      const own = { window: span };
      // A variant whose cards are not out yet has no line.
      const params = { ...ASKED, asOf: at(until), ...asked, own };
      expect(expectExplained(db, 'hooks', params) % (8 * 4)).toBe(0);
      db.close();
    }),
    { numRuns: 50 },
  );
});

it('people who came by a fixed way are in it', () => {
  const db = tell({
    batches: [{ codes: ['c1', 'c2'], variant: 'sample' }],
    people: { ann: ['join - +1d', 'order +9d 700'], cat: ['join c1 +1d', 'leave +2d'] },
  });
  db.exec(`INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
    INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
      VALUES ('FIXED', 1, 1, 'sample', 'https://work.weixin.qq.com/ca/test');
    UPDATE joins SET state = 'FIXED' WHERE state = '';
    UPDATE join_attributions SET level = 'P3' WHERE level = 'unknown'`);
  expect(expectExplained(db, 'hooks', { ...ASKED, asOf: at('+40d') })).toBe(8 * 4);
  const factor = { ...ASKED, asOf: at('+40d'), own: { factor: 'hook' } };
  expect(explainReport(db, 'hooks', factor).every(({ about }) => about === undefined)).toBe(true);
  db.close();
});
