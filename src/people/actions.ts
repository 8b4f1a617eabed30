import type { Database } from '../db/open.ts';

/**
 * `merge`: a and b are one person · `block`: a ties nobody · `cut`: the tie a–b does not count ·
 * `accept`: that a and b, two ids of one kind, are one person's is right, and ties nobody by itself.
 */
export type Deed = {
  readonly action: 'merge' | 'block' | 'cut' | 'accept';
  readonly a: number;
  readonly b: number | null;
};

/**
 * What was done by hand, and when it was taken back (ms UTC). The identifiers are null where the
 * identity is gone, which only happens to those of actions that were taken back.
 */
export type Action = Deed & {
  readonly id: number;
  readonly a_kind: string | null;
  readonly a_value: string | null;
  readonly b_kind: string | null;
  readonly b_value: string | null;
  readonly note: string;
  readonly at: number;
  readonly undone_at: number | null;
};

const ALL = /* sql */ `
  SELECT p.id, p.action, p.a, p.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind,
         b.value AS b_value, p.note, p.at, p.undone_at
  FROM people_actions p
  LEFT JOIN identities a ON a.id = p.a LEFT JOIN identities b ON b.id = p.b
  ORDER BY p.id`;
const ONE = /* sql */ `
  SELECT p.id, p.action, p.a, p.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind,
         b.value AS b_value, p.note, p.at, p.undone_at
  FROM people_actions p
  LEFT JOIN identities a ON a.id = p.a LEFT JOIN identities b ON b.id = p.b
  WHERE p.id = ?`;
const OF_CUSTOMER = /* sql */ `
  SELECT p.id, p.action, p.a, p.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind,
         b.value AS b_value, p.note, p.at, p.undone_at
  FROM people_actions p
  LEFT JOIN identities a ON a.id = p.a LEFT JOIN identities b ON b.id = p.b
  WHERE p.a IN (SELECT identity_id FROM customers WHERE customer_id = @id)
     OR p.b IN (SELECT identity_id FROM customers WHERE customer_id = @id)
  ORDER BY p.id`;
const ACTIVE = /* sql */ `
  SELECT id FROM people_actions
  WHERE undone_at IS NULL AND action = ? AND a = ? AND b IS ? ORDER BY id LIMIT 1`;
const ADD = /* sql */ `INSERT INTO people_actions (action, a, b, note, at) VALUES (?, ?, ?, ?, ?)`;
const TAKE_BACK = /* sql */ `UPDATE people_actions SET undone_at = ? WHERE id = ?`;

/** Everything that was done by hand, in the order in which it was done. */
export function listActions(db: Database): Action[] {
  return db.prepare<[], Action>(ALL).all();
}

export function findAction(db: Database, id: number): Action | undefined {
  return db.prepare<[number], Action>(ONE).get(id);
}

/** What was done to any identity of a customer. */
export function actionsOf(db: Database, customer: number): Action[] {
  return db.prepare<{ id: number }, Action>(OF_CUSTOMER).all({ id: customer });
}

/** The number of the action that does the same and holds. */
export function activeAction(db: Database, { action, a, b }: Deed): number | undefined {
  return db.prepare<[string, number, number | null], number>(ACTIVE).pluck().get(action, a, b);
}

/** @param note why, in the words of who does it @param at ms UTC @returns its number */
export function addAction(db: Database, { action, a, b }: Deed, note: string, at: number): number {
  return Number(db.prepare(ADD).run(action, a, b, note, at).lastInsertRowid);
}

export function endAction(db: Database, id: number, at: number): void {
  db.prepare(TAKE_BACK).run(at, id);
}
