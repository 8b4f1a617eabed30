import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PscrmError } from '../../core/errors.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import type { ReportParams } from '../report.ts';
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
  // Four people are none too few for four who came.
  const shown = { ...ASKED, asOf: at('+40d'), own: { shown: ['sample=4'] } };
  expect(expectExplained(db, 'hooks', shown)).toBe(8 * 4);
  db.close();
});

/** The same with hooks on two forms of cards, one of them on posters. */
function formed({ batches = [], ...story }: Story): Story {
  const names = ['sample.star', 'mug', 'sample.mark'];
  const named = batches.map((batch, n) => ({ ...batch, variant: names[n] ?? '' }));
  return { ...story, variants: { 'sample.star': 1, 'mug': 1, 'sample.mark': 2 }, batches: named };
}

it('counts hooks and forms, of cards and of those who were shown them', () => {
  const own = fc.record({
    factor: fc.constantFrom(undefined, 'hook', 'form'),
    shown: fc.subarray(['sample.star=20', 'mug=30', 'sample.mark=40']),
  });
  const until = fc.constantFrom('+20d', '+50d');
  fc.assert(
    fc.property(randomStory, more, own, until, (story, asked, parts, end) => {
      const db = tell(formed(story));
      const params = { ...ASKED, asOf: at(end), ...asked, own: parts };
      expect(expectExplained(db, 'hooks', params) % (8 * 4)).toBe(0);
      db.close();
    }),
    { numRuns: 50 },
  );
});

it('asks for nothing that the report itself refuses', () => {
  const db = tell({ batches: [{ codes: ['c1'], variant: 'sample' }] });
  const refused = (own: NonNullable<ReportParams['own']>): string => {
    try {
      explainReport(db, 'hooks', { ...ASKED, asOf: at('+9d'), own });
    } catch (error) {
      return error instanceof PscrmError ? error.code : String(error);
    }
    return '';
  };
  expect(refused({ shown: ['mug=5'] })).toBe('bad-option');
  expect(refused({ control: 'mug' })).toBe('bad-option');
  expect(refused({ shown: ['sample=5'], window: '9d' })).toBe('usage');
  db.close();
});
