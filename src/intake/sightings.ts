import type { Database } from '../db/open.ts';

/**
 * What an import can see. A fact seen by two imports outlives the undoing of one. `order`: a lone order
 * (see db/migrations/002) that another import brought and this one shows alike.
 */
export type FactTable =
  | 'order'
  | 'version'
  | 'evidence'
  | 'visit'
  | 'detail'
  | 'join'
  | 'leave'
  | 'profile'
  | 'delivery'
  | 'referral'
  | 'participant'
  | 'cost'
  | 'campaign';

const ADD = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const HAS = /* sql */ `
  SELECT 1 FROM sightings WHERE fact = ? AND fact_id = ? AND import_id = ?`;
const BROUGHT = /* sql */ `SELECT 1 FROM orders WHERE id = ? AND import_id = ?`;

export type Sightings = {
  /**
   * @param line where in the file; of a fact that stands there twice, the first line is kept
   * @returns whether this import had not seen it before
   */
  readonly add: (fact: FactTable, id: number, line: number) => boolean;
  /** Has this import seen it? Of a lone order, brought it counts too. */
  readonly has: (fact: FactTable, id: number) => boolean;
};

/** @param touchJoin is told each join that is seen */
export function openSightings(
  db: Database,
  importId: number,
  touchJoin: (joinId: number) => void = () => undefined,
): Sightings {
  const add = db.prepare<[string, number, number, number]>(ADD);
  const has = db.prepare<[string, number, number], number>(HAS).pluck();
  const brought = db.prepare<[number, number], number>(BROUGHT).pluck();
  return {
    add: (fact, id, line) => {
      if (fact === 'join') touchJoin(id);
      return add.run(fact, id, importId, line).changes === 1;
    },
    has: (fact, id) =>
      has.get(fact, id, importId) !== undefined ||
      (fact === 'order' && brought.get(id, importId) !== undefined),
  };
}
