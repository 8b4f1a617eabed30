import type { Database } from '../db/open.ts';

/** What an import can see. A fact seen by two imports outlives the undoing of one. */
export type FactTable =
  | 'version'
  | 'evidence'
  | 'visit'
  | 'join'
  | 'leave'
  | 'referral'
  | 'participant'
  | 'cost'
  | 'campaign';

const ADD = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

export type Sightings = {
  /** @param line where in the file; of a fact that stands there twice, the first line is kept */
  readonly add: (fact: FactTable, id: number, line: number) => void;
};

export function openSightings(db: Database, importId: number): Sightings {
  const add = db.prepare<[string, number, number, number]>(ADD);
  return { add: (fact, id, line) => void add.run(fact, id, importId, line) };
}
