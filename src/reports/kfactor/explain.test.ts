import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { explainReport } from '../run.ts';

const ASKED = { untilGiven: true, campaign: 'spring' };

it('--explain prints statements over the facts that give the same', () => {
  const until = fc.constantFrom('+4d', '+12d', '+20d', '+50d');
  const window = fc.constantFrom('7d', '36h', '3w');
  fc.assert(
    fc.property(randomStory, until, window, (story, end, span) => {
      const db = tell(story);
      const params = { ...ASKED, asOf: at(end), own: { window: span } };
      expect(expectExplained(db, 'kfactor', params)).toBeGreaterThanOrEqual(8 + 8 + 4);
      db.close();
    }),
    { numRuns: 50 },
  );
});

it('untangles circles, whoever comes first in them', () => {
  const names = ['ann', 'ben', 'cat', 'dan'];
  const who = fc.constantFrom(...names);
  const invitations = fc.array(fc.tuple(who, who, fc.integer({ min: 1, max: 9 })), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(invitations, (all) => {
      const of = (name: string): string[] =>
        all.flatMap(([from, to, day]) => (from === name ? [`invite ${to} +${day}d`] : []));
      const people = Object.fromEntries(
        names.map((name) => [name, ['asked +0d', ...new Set(of(name))]]),
      );
      const db = tell({ people });
      expectExplained(db, 'kfactor', { ...ASKED, asOf: at('+20d') });
      db.close();
    }),
    { numRuns: 60 },
  );
});

it('--explain of a tree prints what is run', () => {
  const db = tell({ people: { ann: ['asked +0d'] } });
  const statements = explainReport(db, 'kfactor', {
    ...ASKED,
    asOf: at('+9d'),
    own: { tree: '1' },
  });
  expect(statements.every(({ about }) => about === undefined)).toBe(true);
  db.close();
});
