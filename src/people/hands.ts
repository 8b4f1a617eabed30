import type { Database } from '../db/open.ts';

/** What holds by hand now: who ties nobody, which ties do not count, and who is one person. */
export type Hands = {
  readonly blocked: ReadonlySet<number>;
  readonly isCut: (a: number, b: number) => boolean;
  readonly merges: readonly { readonly a: number; readonly b: number }[];
};

const ACTIVE = /* sql */ `SELECT action, a, b FROM people_actions WHERE undone_at IS NULL`;

/** Reads all of it: few things are done by hand. */
export function readHands(db: Database): Hands {
  const blocked = new Set<number>();
  const cuts = new Set<string>();
  const merges: { a: number; b: number }[] = [];
  const rows = db.prepare<[], { action: string; a: number; b: number | null }>(ACTIVE).all();
  for (const { action, a, b } of rows) {
    if (b === null) blocked.add(a);
    else if (action === 'cut') cuts.add(`${a}=${b}`);
    else if (action === 'merge') merges.push({ a, b });
  }
  return { blocked, isCut: (a, b) => cuts.size > 0 && cuts.has(`${a}=${b}`), merges };
}

const NAMED = /* sql */ `
  SELECT a FROM people_actions WHERE undone_at IS NULL
  UNION SELECT b FROM people_actions WHERE undone_at IS NULL AND b IS NOT NULL`;

/** Identities that an action by hand names: they stay when the import that brought them is undone. */
export function identitiesInUse(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>(NAMED).pluck().all());
}
