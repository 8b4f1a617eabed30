import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell, Row } from '../../core/table.ts';
import { collect } from '../collect.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import { dressed } from '../dressed.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';
import { PERIODS } from './periods.ts';

/** Pages turned on their side: a row for each period, the lines as columns. */
function turned(rows: readonly Row[], by?: Dimension): readonly Row[] {
  const pages = new Map<Cell, Row[]>();
  for (const row of rows) collect(pages, by === undefined ? null : (row[by] ?? null), row);
  return [...pages].flatMap(([part, lines]) =>
    PERIODS.map((period) => {
      const figures = lines.map((row) => [String(row['measure']), row[period] ?? null] as const);
      return { ...(by && { [by]: part }), period, ...Object.fromEntries(figures) };
    }),
  );
}

const more = fc.record({
  since: fc.constantFrom(undefined, at('+2d'), at('+9d')),
  untilGiven: fc.boolean(),
  gross: fc.boolean(),
  campaign: fc.constantFrom(undefined, 'spring'),
  own: fc.constantFrom({}, { 'merge-days': true as const }),
});

it('--explain prints statements over the facts that give the lines of the page', () => {
  fc.assert(
    fc.property(randomStory, more, (story, asked) => {
      const db = tell(story);
      // Three periods of 22 figures of people, 8 of ages, 3 of how buyers differ and 2 of visits.
      expect(expectExplained(db, 'overview', { asOf: at('+20d'), ...asked }, turned)).toBe(3 * 35);
      db.close();
    }),
    { numRuns: 60 },
  );
});

it.each(OF_PEOPLE)('--explain gives the lines of each page, by %s', (by) => {
  const top = fc.constantFrom(undefined, 1, 2);
  fc.assert(
    fc.property(randomStory, more, top, (story, asked, most) => {
      const db = dressed(story);
      const params = { asOf: at('+12d'), ...asked, by, top: most };
      const compared = expectExplained(db, 'overview', params, (rows) => turned(rows, by));
      expect(compared % (3 * 35)).toBe(0);
      db.close();
    }),
    { numRuns: 15 },
  );
});

it('those who came by a fixed way of a campaign are on its page', () => {
  const db = tell({
    batches: [{ codes: ['c1'] }],
    people: { ann: ['join - +1d', 'order +9d 700'], cat: ['join c1 +1d'], eve: ['join - +2d'] },
  });
  db.exec(`INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
    INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
      VALUES ('FIXED', 1, 1, 'sample', 'https://work.weixin.qq.com/ca/test');
    UPDATE joins SET state = 'FIXED' WHERE state = '' AND day = (SELECT min(day) FROM joins);
    UPDATE join_attributions SET level = 'P3'
      WHERE join_id IN (SELECT id FROM joins WHERE state = 'FIXED')`);
  const asked = { asOf: at('+20d'), untilGiven: true, campaign: 'spring' };
  const joined = runReport(db, 'overview', asked).rows.find(({ measure }) => measure === 'joined');
  expect(joined?.['now']).toBe(2);
  expect(expectExplained(db, 'overview', asked, turned)).toBe(3 * 35);
  db.close();
});
