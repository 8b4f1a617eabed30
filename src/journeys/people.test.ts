import fc from 'fast-check';
import { expect, it } from 'vitest';
import { act, planMerge, takeBack } from '../people/by-hand.ts';
import { tell } from '../reports/journeys.fixture.ts';
import { randomStory } from '../reports/random-story.fixture.ts';
import { checkJourneys } from './check.ts';
import { bringUpToDate, isFresh } from './fresh.ts';

const BY_HAND = { note: '', now: 0, dryRun: false };
const step = fc.record({ one: fc.nat(), other: fc.nat(), how: fc.nat(3), fresh: fc.boolean() });

it('follows people who are merged, blocked and taken apart again', () => {
  fc.assert(
    fc.property(randomStory, fc.array(step, { maxLength: 12 }), (story, steps) => {
      const db = tell({
        ...story,
        people: { ...story.people, 'ann/2': ['order +1d 500', 'join - +2d'] },
      });
      bringUpToDate(db);
      const ids = db.prepare<[], number>('SELECT id FROM identities ORDER BY id').pluck().all();
      const blocked = new Set<number>();
      let acts: number[] = [];
      for (const { one, other, how, fresh } of steps) {
        const [a = 0, b = 0] = [ids[one % ids.length], ids[other % ids.length]];
        if (how === 0) {
          takeBack(db, acts, { now: 0, dryRun: false });
          acts = [];
          blocked.clear();
        } else if (how === 1 && !blocked.has(a)) {
          acts.push(...act(db, [{ action: 'block', a, b: null }], BY_HAND).actions);
          blocked.add(a);
        } else if (how > 1 && a !== b && !blocked.has(a) && !blocked.has(b)) {
          acts.push(...act(db, planMerge(db, a, b), BY_HAND).actions);
        }
        expect(checkJourneys(db)).toEqual([]);
        if (fresh) bringUpToDate(db);
      }
      bringUpToDate(db);
      expect(isFresh(db)).toBe(true);
      expect(checkJourneys(db)).toEqual([]);
      db.close();
    }),
  );
});
