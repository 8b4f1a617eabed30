import type { Database } from '../db/open.ts';

/**
 * What an import can see. A fact seen by two imports outlives the undoing of one. Lone orders (see
 * db/migrations/002) have a table of their own.
 */
export type FactTable =
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
const ADD_ORDER = /* sql */ `
  INSERT INTO order_sightings (order_id, import_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;
const HAS_ORDER = /* sql */ `
  SELECT 1 FROM order_sightings WHERE order_id = ? AND import_id = ?`;
const BROUGHT = /* sql */ `SELECT 1 FROM orders WHERE id = ? AND import_id = ?`;

export type Sightings = {
  /**
   * @param line where in the file; of a fact that stands there twice, the first line is kept
   * @returns whether this import had not seen it before
   */
  readonly add: (fact: FactTable, id: number, line: number) => boolean;
  /** The same for a lone order that another import brought. */
  readonly addOrder: (orderId: number, line: number) => boolean;
  /** Has this import seen a lone order, or brought it? */
  readonly hasOrder: (orderId: number) => boolean;
};

/** @param touchJoin is told each join that is seen */
export function openSightings(
  db: Database,
  importId: number,
  touchJoin: (joinId: number) => void = () => undefined,
): Sightings {
  const add = db.prepare<[string, number, number, number]>(ADD);
  const addOrder = db.prepare<[number, number, number]>(ADD_ORDER);
  const hasOrder = db.prepare<[number, number], number>(HAS_ORDER).pluck();
  const brought = db.prepare<[number, number], number>(BROUGHT).pluck();
  return {
    add: (fact, id, line) => {
      if (fact === 'join') touchJoin(id);
      return add.run(fact, id, importId, line).changes === 1;
    },
    addOrder: (orderId, line) => addOrder.run(orderId, importId, line).changes === 1,
    hasOrder: (orderId) =>
      hasOrder.get(orderId, importId) !== undefined || brought.get(orderId, importId) !== undefined,
  };
}
