import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../db/open.ts';
import { bringUpToDate, withJourneys } from '../../journeys/fresh.ts';
import { dressed } from '../dressed.fixture.ts';
import { at } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { readKnown } from './known.ts';
import { OF_PEOPLE } from './people.ts';
import { TOUCH_STATEMENTS, type TouchStatement } from './touch-statements.ts';
import { firstOf, readTouches, type Scope, type Touch, type TouchDimension } from './touches.ts';

/** The same, from the facts. */
function fromFacts(
  db: Database,
  by: TouchDimension,
  scope: Scope,
  known: ReturnType<typeof readKnown>,
): ReadonlyMap<number, Touch> {
  const first = new Map<number, Touch>();
  const take = firstOf(first);
  const statements: readonly TouchStatement[] = TOUCH_STATEMENTS[by];
  for (const { of, sql } of statements) {
    type Row = { who: number; at: number; value: string | number | null };
    for (const { who, at: when, value } of db.prepare<Scope, Row>(sql).all(scope)) {
      const person = of === 'identity' ? known.personOf(who) : (known.holders()[who] ?? 0);
      if (person > 0) take(person, when, value);
    }
  }
  return first;
}

test.each(OF_PEOPLE)('first touches, by %s, are those of the facts', (by) => {
  const scopes = fc.record({
    asOf: fc.constantFrom(at('+2d'), at('+9d'), at('+30d')),
    skip: fc.constantFrom(0, 255),
  });
  fc.assert(
    fc.property(randomStory, scopes, (story, scope) => {
      // Two identities of one person.
      const people = { ...story.people, 'ann/2': ['join p1 +1d staff_02', 'order +0d 7 0 public'] };
      const db = dressed({ ...story, people });
      bringUpToDate(db);
      withJourneys(db, () => {
        const known = readKnown(db, scope.asOf);
        const byPerson = (touches: ReadonlyMap<number, Touch>) =>
          [...touches].toSorted(([a], [b]) => a - b);
        expect(byPerson(readTouches(db, by, scope, known))).toEqual(
          byPerson(fromFacts(db, by, scope, known)),
        );
      });
      db.close();
    }),
    { numRuns: 40 },
  );
});
