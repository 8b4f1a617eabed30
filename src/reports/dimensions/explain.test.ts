import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../db/open.ts';
import { bringUpToDate, withJourneys } from '../../journeys/fresh.ts';
import { dressed } from '../dressed.fixture.ts';
import { runStatement } from '../explained.fixture.ts';
import { at } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import type { RunStatement } from '../run-statement.ts';
import { readCodeValues } from './codes.ts';
import { DIMENSIONS } from './dimension.ts';
import { codeValues, firstTouches } from './explain.ts';
import { readKnown } from './known.ts';
import { OF_PEOPLE } from './people.ts';
import { readTouches } from './touches.ts';

type Valued = { code_id: number; value: string | number | null };
type Touched = { person: number; at: number; value: string | number | null };

function layOut(db: Database, statements: readonly RunStatement[]): Database {
  for (const one of statements) runStatement(db, one);
  return db;
}

test.each(OF_PEOPLE)('the first touches of SQL over the facts are those read, by %s', (by) => {
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
      const read = withJourneys(db, () => readTouches(db, by, scope, readKnown(db, scope.asOf)));
      const told = layOut(db, firstTouches(by, scope))
        .prepare<[], Touched>('SELECT person, at, value FROM first_touches')
        .all();
      const found = told.map(
        ({ person, at: when, value }) => [person, { at: when, value }] as const,
      );
      expect(new Map(found)).toEqual(read);
      expect(told).toHaveLength(read.size);
      db.close();
    }),
    { numRuns: 40 },
  );
});

test.each(DIMENSIONS)('the values of codes of SQL over the facts are those read, by %s', (by) => {
  fc.assert(
    fc.property(randomStory, (story) => {
      const db = dressed(story);
      db.exec(`UPDATE codes SET order_key = 'youzan:' || id WHERE id % 2;
        UPDATE orders SET key = 'youzan:' || id`);
      const told = layOut(db, codeValues(by))
        .prepare<[], Valued>('SELECT code_id, value FROM code_values')
        .all();
      const read = readCodeValues(db, by).byId;
      expect(new Map(told.map(({ code_id, value }) => [code_id, value]))).toEqual(read);
      db.close();
    }),
    { numRuns: 10 },
  );
});
