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
  | 'reply'
  | 'referral'
  | 'participant'
  | 'cost'
  | 'reward'
  | 'campaign';

const ADD = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const ADD_ORDER = /* sql */ `
  INSERT INTO order_sightings (order_id, import_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;
const ADD_RUN = /* sql */ `
  INSERT INTO order_sightings (order_id, import_id, line)
  SELECT id, @import, id - @first + @line FROM orders WHERE id BETWEEN @first AND @last`;
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
  /** The same, where most come one behind the other, in the file and here: not written before `flush`. */
  readonly noteOrder: (orderId: number, line: number) => boolean;
  readonly flush: () => void;
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
  const addRun = db.prepare<{ import: number; first: number; last: number; line: number }>(ADD_RUN);
  const hasOrder = db.prepare<[number, number], number>(HAS_ORDER).pluck();
  const brought = db.prepare<[number, number], number>(BROUGHT).pluck();
  /** Orders that follow one another, shown in lines that do: a statement for each takes ten times as long. */
  let run = { first: 0, last: 0, line: 0 };
  /** No order beyond has been seen by this import, so that the next is seen for the first time. */
  let highest = 0;

  const flush = (): void => {
    if (run.last !== 0) addRun.run({ import: importId, ...run });
    run = { first: 0, last: 0, line: 0 };
  };
  const addOne = (orderId: number, line: number): boolean => {
    highest = Math.max(highest, orderId);
    return addOrder.run(orderId, importId, line).changes === 1;
  };

  return {
    add: (fact, id, line) => {
      if (fact === 'join') touchJoin(id);
      return add.run(fact, id, importId, line).changes === 1;
    },
    addOrder: addOne,
    noteOrder: (orderId, line) => {
      if (orderId <= highest) {
        flush();
        return addOne(orderId, line);
      }
      highest = orderId;
      const follows = orderId === run.last + 1 && line - run.line === orderId - run.first;
      if (follows) {
        run.last = orderId;
      } else {
        flush();
        run = { first: orderId, last: orderId, line };
      }
      return true;
    },
    flush,
    hasOrder: (orderId) =>
      hasOrder.get(orderId, importId) !== undefined || brought.get(orderId, importId) !== undefined,
  };
}
