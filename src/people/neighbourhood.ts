import type { Database } from '../db/open.ts';
import { markStale } from '../journeys/marks.ts';
import { openComponents } from './components.ts';
import { type FlagChange, flagsAmong, readSilent, writeFlags } from './flags.ts';
import type { Hands } from './hands.ts';
import { idList } from './touched.ts';
import { openCustomerWriter } from './write-customers.ts';

/**
 * Customers after a small change, at the cost of what it touched.
 *
 * A tie of evidence counts when neither end is blocked or shared and it is not cut; a merge by hand,
 * when neither end is blocked. `touched` holds both ends of every tie that came, went, was cut or
 * merged. Whether an identity is blocked or shared follows from its own ties and its own block, so only
 * touched ones can have flipped. Affected
 * are the old customers of the touched and of every neighbour of a flipped one, and new identities.
 *
 * Why that is closed: take a tie u–v that counts now, u affected. If it counted before, u and v were
 * one customer, and old customers are taken whole: v is affected. If not, then either the tie is new
 * (both ends are touched), or one end flipped: that end is touched, the other is its neighbour, and
 * both are affected. And a tie that counts no more has lost its evidence (both touched) or an end has
 * flipped (likewise). So outside nothing changed, and inside all is known.
 */

const GONE = /* sql */ `
  DELETE FROM customers WHERE identity_id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM identities WHERE id = customers.identity_id)`;
const GONE_FLAGS = /* sql */ `
  DELETE FROM identity_flags WHERE identity_id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM identities WHERE id = identity_flags.identity_id)`;
const STILL_THERE = /* sql */ `
  SELECT i.id FROM json_each(?) t CROSS JOIN identities i ON i.id = t.value`;
const NEIGHBOURS = /* sql */ `
  SELECT e.b FROM json_each(@ids) t CROSS JOIN evidence e ON e.a = t.value
  UNION SELECT e.a FROM json_each(@ids) t CROSS JOIN evidence e ON e.b = t.value`;
const OLD_CUSTOMERS = /* sql */ `
  SELECT m.identity_id, m.customer_id
  FROM (
    SELECT DISTINCT c.customer_id FROM json_each(?) t CROSS JOIN customers c ON c.identity_id = t.value
  ) old
  CROSS JOIN customers m ON m.customer_id = old.customer_id`;
const TIES = /* sql */ `
  SELECT DISTINCT e.a, e.b FROM json_each(?) t CROSS JOIN evidence e ON e.a = t.value`;

/** @param touched as `Touched.identities`, and both ends of what changed by hand */
export function updateCustomers(
  db: Database,
  touched: ReadonlySet<number>,
  threshold: number,
  hands: Hands,
): FlagChange {
  const list = idList(touched);
  // An identity that is gone is still needed to find those who were one customer with it.
  const old = new Map<number, number>();
  const remember = (ids: string): void => {
    const rows = db.prepare<[string], { identity_id: number; customer_id: number }>(OLD_CUSTOMERS);
    for (const { identity_id, customer_id } of rows.all(ids)) old.set(identity_id, customer_id);
  };
  remember(list);
  db.prepare<[string]>(GONE).run(list);
  db.prepare<[string]>(GONE_FLAGS).run(list);
  const change = writeFlags(db, touched, flagsAmong(db, touched, threshold, hands));
  if (change.flipped.size > 0) remember(idList(neighboursOf(db, change.flipped, hands)));

  const known = idList(new Set([...touched, ...old.keys()]));
  const affected = db.prepare<[string], number>(STILL_THERE).pluck().all(known);
  const customers = customersAmong(
    db,
    affected.toSorted((a, b) => a - b),
    hands,
  );
  const writer = openCustomerWriter(db);
  const moved = new Set<number>();
  for (const [id, customer] of customers) {
    const before = old.get(id);
    if (before === customer) continue;
    writer.put(id, customer);
    moved.add(customer).add(before ?? customer);
  }
  for (const [id, customer] of old) if (!customers.has(id)) moved.add(customer);
  writer.flush();
  markStale(db, { people: moved });
  return change;
}

function neighboursOf(db: Database, ids: ReadonlySet<number>, { merges }: Hands): Set<number> {
  const rows = db
    .prepare<{ ids: string }, number>(NEIGHBOURS)
    .pluck()
    .all({ ids: idList(ids) });
  const near = new Set(rows);
  for (const { a, b } of merges) {
    if (ids.has(a)) near.add(b);
    if (ids.has(b)) near.add(a);
  }
  return near;
}

/** @param ids ascending, and closed: no tie that counts leads out of them */
function customersAmong(
  db: Database,
  ids: readonly number[],
  hands: Hands,
): ReadonlyMap<number, number> {
  // Places 1, 2, 3 … in the order of the ids: the smallest place is the smallest id.
  const place = new Map(ids.map((id, at) => [id, at + 1]));
  const people = openComponents(Int32Array.from({ length: ids.length + 1 }, (_, at) => at));
  const tie = (a: number, b: number): void => {
    const [one, other] = [place.get(a), place.get(b)];
    if (one === undefined && other === undefined) return;
    if (one === undefined || other === undefined)
      throw new RangeError('a tie leads out of what was touched');
    people.tie(one, other);
  };
  const silent = readSilent(db);
  const ties = db.prepare<[string], { a: number; b: number }>(TIES);
  for (const { a, b } of ties.iterate(idList(ids))) {
    if (!silent.has(a) && !silent.has(b) && !hands.isCut(a, b)) tie(a, b);
  }
  for (const { a, b } of hands.merges) {
    if (!hands.blocked.has(a) && !hands.blocked.has(b)) tie(a, b);
  }
  const roots = people.finish();
  return new Map(ids.map((id, at) => [id, ids[(roots[at + 1] ?? 0) - 1] ?? id]));
}
