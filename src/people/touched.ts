import type { Database } from '../db/open.ts';

/**
 * What a change of the facts may have changed about people, by id. Whatever is gone is named too.
 *
 * `identities`: new, vanished, or with evidence gained or lost; of kind `order` also when a fact that
 * named it is gone. `joins`: added or removed. `orders`: added, removed, or with another paid_at or
 * buyer (an import adds orders, an undoing removes them: no id is removed and given anew in one change).
 * Rows of `join_attributions` whose join is removed are left for `derive` to delete: with
 * `PRAGMA defer_foreign_keys` they may dangle inside a transaction, and they tell which code it was.
 */
export type Touched = {
  readonly identities: ReadonlySet<number>;
  readonly joins: ReadonlySet<number>;
  readonly orders: ReadonlySet<number>;
};

const NOTHING: ReadonlySet<number> = new Set<number>();

/** Only identities: what a person said of them by hand has changed. */
export function touchedIdentities(ids: Iterable<number>): Touched {
  return { identities: new Set(ids), joins: NOTHING, orders: NOTHING };
}

const OWNERS = /* sql */ `
  SELECT DISTINCT owner_id FROM codes WHERE batch_id = ? AND owner_id IS NOT NULL`;
const JOINS = /* sql */ `
  SELECT j.id FROM codes c JOIN joins j ON j.state = c.code WHERE c.batch_id = ? AND j.state <> ''`;

/** Joins may have come in before their code was made here again from its seed. */
export function touchedByBatch(db: Database, batchId: number): Touched {
  return {
    identities: new Set(db.prepare<[number], number>(OWNERS).pluck().all(batchId)),
    joins: new Set(db.prepare<[number], number>(JOINS).pluck().all(batchId)),
    orders: NOTHING,
  };
}

const JOINS_OF_STATE = /* sql */ `SELECT id FROM joins WHERE state = ? AND state <> ''`;

/** Joins may have come in before it was said what their state means. */
export function touchedByState(db: Database, state: string): Touched {
  const joins = new Set(db.prepare<[string], number>(JOINS_OF_STATE).pluck().all(state));
  return { identities: NOTHING, joins, orders: NOTHING };
}

const HIGHEST = /* sql */ `
  SELECT (SELECT ifnull(max(id), 0) FROM identities) AS identities,
         (SELECT ifnull(max(id), 0) FROM joins) AS joins,
         (SELECT ifnull(max(id), 0) FROM orders) AS orders`;

/** Beyond a fifth of all it is quicker to look at everything in one sweep. */
export function isMost(db: Database, touched: Touched): boolean {
  const highest = db.prepare<[], Record<keyof Touched, number>>(HIGHEST).get();
  if (highest === undefined) return true;
  return (
    touched.identities.size * 5 > highest.identities ||
    touched.joins.size * 5 > highest.joins ||
    touched.orders.size * 5 > highest.orders
  );
}

/** Ids as a parameter of a statement that reads them with `json_each`. */
export function idList(ids: Iterable<number>): string {
  return JSON.stringify([...ids]);
}
