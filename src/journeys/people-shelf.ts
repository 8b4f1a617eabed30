import type { Database } from '../db/open.ts';
import { atOnce, type Bits } from './bit-by-bit.ts';
import { type Grouped, group, saysAlready } from './group.ts';
import { changeShelf, fillShelf, readAround, type Shelf } from './shelf.ts';
import { gathering } from './vectors.ts';
import { openWords, type Words } from './words.ts';

/**
 * What happened to customers. The statements over facts give the customer, then the values in the order of
 * `kinds`.
 */
export type PeopleShelf = Shelf & {
  readonly name: string;
  /** Which value is a text, laid out as the number of a word. */
  readonly text: number;
  /** The facts of everybody, and of the customers in a list (JSON). */
  readonly facts: string;
  readonly factsOf: string;
};

export type Scope = readonly number[] | 'all';
type FactRow = (number | string)[];

/** What the facts say of some customers, or of all. */
export function layOut(db: Database, shelf: PeopleShelf, scope: Scope): Grouped {
  return atOnce(layingOut(db, shelf, scope));
}

function* layingOut(db: Database, shelf: PeopleShelf, scope: Scope): Bits<Grouped> {
  const rows =
    scope === 'all'
      ? db.prepare<[], FactRow>(shelf.facts).raw().iterate()
      : db
          .prepare<{ ids: string }, FactRow>(shelf.factsOf)
          .raw()
          .iterate({ ids: JSON.stringify(scope) });
  const words = openWords(db);
  const gathered = yield* gathering(spelt(rows, shelf.text + 1, words), shelf.kinds);
  words.keep();
  return group(gathered);
}

/** The same row, with the number of its word: a million copies would take as long as all else. */
function* spelt(rows: Iterable<FactRow>, place: number, words: Words): Generator<FactRow> {
  for (const row of rows) {
    row[place] = words.idOf(String(row[place]));
    yield row;
  }
}

/** Writes what the facts say of some customers, or of all, in place of what stood there. */
export function* refreshShelf(db: Database, shelf: PeopleShelf, scope: Scope): Bits<void> {
  const values = yield* layingOut(db, shelf, scope);
  // It takes as long as several bits to write them.
  yield 0;
  if (scope === 'all') {
    fillShelf(db, shelf, values);
    return;
  }
  const people = new Set(scope);
  const known = readAround(db, shelf, people);
  // Whoever bought has joined nobody by it.
  if (!saysAlready(known, people, values)) changeShelf(db, shelf, people, values, known);
}
