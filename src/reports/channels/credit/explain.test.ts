import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../../core/table.ts';
import type { Database } from '../../../db/open.ts';
import { dressed } from '../../dressed.fixture.ts';
import { expectExplained, runStatement } from '../../explained.fixture.ts';
import { at, tell } from '../../journeys.fixture.ts';
import { randomStory } from '../../random-story.fixture.ts';
import type { ReportParams } from '../../report.ts';
import { explainReport, runReport } from '../../run.ts';
import { MODELS } from './models.ts';
import { CREDIT_BY } from './report.ts';

const own = fc.record({
  credit: fc.constantFrom(...MODELS),
  window: fc.constantFrom(undefined, '3d', '9d'),
});
const more = fc.record({
  campaign: fc.constantFrom(undefined, 'spring'),
  since: fc.constantFrom(undefined, at('+2d')),
  gross: fc.boolean(),
  by: fc.constantFrom(undefined, ...CREDIT_BY),
  top: fc.constantFrom(undefined, 1, 2),
});

it('--explain --credit prints statements over the facts that give the same shares', () => {
  fc.assert(
    fc.property(randomStory, own, more, (story, asked, params) => {
      const db = dressed(story);
      expectExplained(db, 'channels', {
        asOf: at('+20d'),
        untilGiven: true,
        ...params,
        own: asked,
      });
      db.close();
    }),
    { numRuns: 60 },
  );
});

/** The touches of an order, as the report and as the last of its statements has them. */
function bothWhy(db: Database, params: ReportParams): readonly (readonly Row[])[] {
  const { rows } = runReport(db, 'channels', params);
  const told = explainReport(db, 'channels', params).map((one) => runStatement(db, one));
  return [rows, told.at(-1) ?? []];
}

it('… and the same touches of one order', () => {
  fc.assert(
    fc.property(randomStory, own, fc.boolean(), (story, asked, gross) => {
      const db = tell({ ...story, people: { ...story.people, nobody: ['order +1d'] } });
      const orders = db.prepare<[], string>('SELECT key FROM orders').pluck().all();
      for (const order of orders) {
        const params = { asOf: at('+20d'), untilGiven: true, gross, own: { ...asked, order } };
        const [read, told] = bothWhy(db, params);
        expect(told).toEqual(read);
      }
      db.close();
    }),
    { numRuns: 30 },
  );
});

it('shares out three touches of seventeen fen', () => {
  const db = tell({
    batches: [
      { codes: ['c1'] },
      { codes: ['c2'], channel: 'sms' },
      { codes: ['c3'], channel: 'poster' },
    ],
    people: { ann: ['join c1 +1d', 'join c2 +2d', 'join c3 +3d', 'order +4d 17'] },
  });
  for (const credit of MODELS) {
    const params = { asOf: at('+20d'), untilGiven: true, own: { credit } };
    // Four figures of each channel that is in the chain.
    expect(expectExplained(db, 'channels', params)).toBe(12);
  }
  db.close();
});
