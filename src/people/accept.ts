import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { type Action, activeAction, actionsOf, type Deed } from './actions.ts';
import { customerOf } from './customers.ts';
import { canCrowd, type FlagName } from './flags.ts';
import { readHands } from './hands.ts';

const FLAG = /* sql */ `SELECT flag FROM identity_flags WHERE identity_id = ?`;
const NEAR = /* sql */ `
  SELECT i.id, i.kind FROM (
    SELECT b AS id FROM evidence WHERE a = @id UNION SELECT a FROM evidence WHERE b = @id
  ) near JOIN identities i ON i.id = near.id
  ORDER BY i.id`;

/** All ids of one customer that are of the kind of the one that is named, the first of them first. */
const ALIKE = /* sql */ `
  SELECT i.id FROM identities named
  JOIN customers own ON own.identity_id = named.id
  JOIN customers c ON c.customer_id = own.customer_id
  JOIN identities i ON i.id = c.identity_id AND i.kind = named.kind
  WHERE named.id = ? AND named.kind IN ('unionid', 'external_userid')
  ORDER BY i.id`;

/**
 * Identifiers that are warned of, and that somebody has looked at and found right. A number of many
 * buyers is merged with each of them: they are one person, and what was judged by hand makes no crowd.
 * One that too many share is made to tie nobody, as it does already. Of ids that disagree each is
 * accepted beside the first: one that comes later disagrees again.
 * @returns the deeds that it takes: none for an identifier that is not warned of
 * @throws unknown-customer; tie-by-hand, where one that too many share is somebody's by a merge
 */
export function planAccept(db: Database, ids: readonly number[]): readonly Deed[] {
  const deeds = [...new Set(ids)].flatMap((id): readonly Deed[] => {
    const customer = customerOf(db, id);
    const flag = db.prepare<[number], FlagName>(FLAG).pluck().get(id);
    if (flag === undefined || flag === 'blocked') return acceptedBeside(db, id);
    if (flag !== 'shared') return mergesAround(db, id);
    const merge = actionsOf(db, customer).find((one) => isMergeOf(one, id));
    if (merge) {
      const { a, b, id: action } = merge;
      throw new PscrmError('tie-by-hand', { a, b: b ?? a, action });
    }
    return [{ action: 'block', a: id, b: null }];
  });
  // Whoever names all ids that disagree means them once.
  return [...new Map(deeds.map((deed) => [JSON.stringify(deed), deed])).values()];
}

function acceptedBeside(db: Database, id: number): readonly Deed[] {
  const [first, ...others] = db.prepare<[number], number>(ALIKE).pluck().all(id);
  if (first === undefined) return [];
  return others
    .map((other): Deed => ({ action: 'accept', a: first, b: other }))
    .filter((deed) => activeAction(db, deed) === undefined);
}

function mergesAround(db: Database, id: number): readonly Deed[] {
  const { blocked, isCut } = readHands(db);
  const near = db.prepare<{ id: number }, { id: number; kind: string }>(NEAR).all({ id });
  return near
    .filter((one) => canCrowd(one.kind) && !blocked.has(one.id))
    .map((one): Deed & { b: number } => {
      return { action: 'merge', a: Math.min(id, one.id), b: Math.max(id, one.id) };
    })
    .filter((deed) => !isCut(deed.a, deed.b) && activeAction(db, deed) === undefined);
}

function isMergeOf({ action, a, b, undone_at }: Action, id: number): boolean {
  return action === 'merge' && undone_at === null && (a === id || b === id);
}
