import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { databaseError } from '../db/errors.ts';
import type { Database } from '../db/open.ts';
import { activeAction, addAction, type Deed, endAction, findAction } from './actions.ts';
import { disagreementsAmong } from './conflicts.ts';
import { type CustomerRow, customerOf, someCustomers } from './customers.ts';
import { derive } from './derive.ts';
import { idList, touchedIdentities } from './touched.ts';

/** Merging and splitting people by hand: decided first, then done in one go or tried and taken back. */

/** What comes of it. Customers are all that the people concerned belong to afterwards. */
export type Outcome = {
  /** The numbers of the actions that were added, or taken back. */
  readonly actions: readonly number[];
  readonly customers: readonly CustomerRow[];
  readonly notes: readonly Note[];
};

export type Options = { readonly note: string; readonly now: number; readonly dryRun: boolean };

/**
 * One person who is known by two numbers.
 * @returns the deeds that it takes: none where the two are one already
 * @throws unknown-customer; identity-blocked, where one of them was made to tie nobody
 */
export function planMerge(db: Database, one: number, other: number): readonly Deed[] {
  if (customerOf(db, one) === customerOf(db, other)) return [];
  for (const a of [one, other]) {
    const action = activeAction(db, { action: 'block', a, b: null });
    if (action !== undefined) throw new PscrmError('identity-blocked', { id: a, action });
  }
  return [{ action: 'merge', a: Math.min(one, other), b: Math.max(one, other) }];
}

const IS_TIED = /* sql */ `SELECT 1 FROM evidence WHERE a = ? AND b = ? LIMIT 1`;

export type Tie = { readonly a: number; readonly b: number };

/**
 * Identifiers that shall tie nobody, and ties that shall not count.
 * @returns the deeds that it takes, without those that hold already
 * @throws unknown-customer; not-of-customer; no-tie; tie-by-hand, where a merge made it
 */
export function planSplit(
  db: Database,
  number: number,
  identities: readonly number[],
  ties: readonly Tie[],
): readonly Deed[] {
  const customer = customerOf(db, number);
  for (const id of identities) {
    if (customerOf(db, id) !== customer) throw new PscrmError('not-of-customer', { id, customer });
  }
  const cuts = ties.map((tie): Deed => {
    const [a, b] = [Math.min(tie.a, tie.b), Math.max(tie.a, tie.b)];
    const merge = activeAction(db, { action: 'merge', a, b });
    if (merge !== undefined) throw new PscrmError('tie-by-hand', { a, b, action: merge });
    if (db.prepare(IS_TIED).get(a, b) === undefined) throw new PscrmError('no-tie', { a, b });
    if (customerOf(db, a) !== customer && customerOf(db, b) !== customer)
      throw new PscrmError('not-of-customer', { id: a, customer });
    return { action: 'cut', a, b };
  });
  const blocks = identities.map((a): Deed => ({ action: 'block', a, b: null }));
  // What is typed twice is done once.
  const deeds = new Map([...blocks, ...cuts].map((deed) => [`${deed.a}=${deed.b ?? ''}`, deed]));
  return [...deeds.values()].filter((deed) => activeAction(db, deed) === undefined);
}

/** Does what was planned; with `dryRun` it is done, looked at and taken back. */
export function act(db: Database, deeds: readonly Deed[], options: Options): Outcome {
  return attempt(db, identitiesOf(deeds), options.dryRun, () =>
    deeds.map((deed) => addAction(db, deed, options.note, options.now)),
  );
}

/**
 * Takes actions back; their rows stay, with the time of it.
 * @returns in `actions` those that had not been taken back before
 * @throws unknown-action
 */
export function takeBack(
  db: Database,
  ids: readonly number[],
  { now, dryRun }: Omit<Options, 'note'>,
): Outcome {
  const named = [...new Set(ids)].map((id) => {
    const action = findAction(db, id);
    if (action === undefined) throw new PscrmError('unknown-action', { id });
    return action;
  });
  const actions = named.filter((one) => one.undone_at === null);
  if (actions.length === 0) return { actions: [], customers: [], notes: [] };
  return attempt(db, identitiesOf(actions), dryRun, () =>
    actions.map(({ id }) => {
      endAction(db, id, now);
      return id;
    }),
  );
}

function identitiesOf(deeds: readonly Deed[]): readonly number[] {
  return deeds.flatMap(({ a, b }) => (b === null ? [a] : [a, b]));
}

const MEMBERS = /* sql */ `
  SELECT identity_id FROM customers WHERE customer_id IN (
    SELECT customer_id FROM customers WHERE identity_id IN (SELECT value FROM json_each(?)))`;
const CUSTOMERS = /* sql */ `
  SELECT DISTINCT customer_id FROM customers WHERE identity_id IN (SELECT value FROM json_each(?))`;

function attempt(
  db: Database,
  ids: readonly number[],
  dryRun: boolean,
  change: () => readonly number[],
): Outcome {
  const membersOf = db.prepare<[string], number>(MEMBERS).pluck();
  const customersOf = db.prepare<[string], number>(CUSTOMERS).pluck();
  db.exec('BEGIN IMMEDIATE');
  try {
    const before = membersOf.all(idList(ids));
    const actions = change();
    const notes = derive(db, touchedIdentities(ids));
    const after = membersOf.all(idList(ids));
    const customers = customersOf.all(idList([...before, ...after]));
    const outcome = {
      actions,
      customers: someCustomers(db, customers),
      notes: [...notes, ...disagreementsAmong(db, customers)],
    };
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return outcome;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
