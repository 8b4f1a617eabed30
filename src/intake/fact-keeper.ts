import type { Database } from '../db/open.ts';
import type { FactTable, Sightings } from './sightings.ts';

/** What a row is to the workspace: new, more of something known, or known in all it says. */
export type Change = 'inserted' | 'updated' | 'unchanged';

export type Kept = { readonly id: number; readonly isNew: boolean };

/** Finds a fact by what makes it one, or adds it. `more` are columns that do not. */
export type Keep = (line: number, key: readonly unknown[], more?: readonly unknown[]) => Kept;

/** @param find selects an id by the key; `add` takes the key and then what is more */
export type Keeper = (fact: FactTable, find: string, add: string) => Keep;

/** Keeps each fact at most once, with a sighting of it by the import that writes. */
export function openKeeper(db: Database, sightings: Sightings): Keeper {
  return (fact, find, add) => {
    const finder = db.prepare<unknown[], number>(find).pluck();
    const adder = db.prepare(add);
    return (line, key, more = []) => {
      const known = finder.get(...key);
      const id = known ?? Number(adder.run(...key, ...more).lastInsertRowid);
      sightings.add(fact, id, line);
      return { id, isNew: known === undefined };
    };
  };
}
