import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { loadShapes } from './redirect/code-shapes.ts';

/** Where a code leads and when: what may be changed on it after printing. Instants are ms UTC. */
export type Destination = {
  readonly pool_id: number | null;
  readonly target_id: number | null;
  readonly disabled_at: number | null;
  readonly valid_from: number | null;
  readonly valid_until: number | null;
};

/** A code with what it is for. */
export type CodeDetails = Destination & {
  readonly id: number;
  readonly code: string;
  readonly campaign: string;
  readonly variant: string;
  readonly channel: string;
  readonly batch_id: number;
  readonly n: number;
  readonly order_key: string | null;
  readonly made_at: number;
  readonly made_pool_id: number | null;
  readonly made_target_id: number | null;
  /** Its address is printed in capitals. */
  readonly capitals: 0 | 1;
};

const DETAILS = /* sql */ `
  SELECT k.id, k.code, c.name AS campaign, k.variant, k.channel, k.batch_id, k.n, k.order_key,
    k.pool_id, k.target_id, k.disabled_at, k.valid_from, k.valid_until,
    b.created_at AS made_at, b.pool_id AS made_pool_id, b.target_id AS made_target_id, b.capitals
  FROM codes k JOIN campaigns c ON c.id = k.campaign_id JOIN batches b ON b.id = k.batch_id
  WHERE k.code = ?`;

/**
 * A code as a person types it: one in capitals is found in small letters as well.
 * @throws unknown-code {code}; mistyped-code {code}, where its check symbol says that none was ever so
 */
export function findCode(db: Database, code: string): CodeDetails {
  const find = db.prepare<[string], CodeDetails>(DETAILS);
  const shapes = loadShapes(db);
  const capitals = shapes.inCapitals(code);
  const row = find.get(code) ?? (capitals === undefined ? undefined : find.get(capitals));
  if (row !== undefined) return row;
  const isMistyped = shapes.haveLength(code) && ![code, capitals ?? code].some(shapes.fit);
  throw new PscrmError(isMistyped ? 'mistyped-code' : 'unknown-code', { code });
}

const CODES_OF = /* sql */ `
  SELECT id FROM codes
  WHERE (:batch IS NULL OR batch_id = :batch) AND (:campaign IS NULL OR campaign_id = :campaign)
  ORDER BY id`;

/** The codes of a batch and of a campaign; null: of any. */
export function codesOf(
  db: Database,
  of: { readonly batch: number | null; readonly campaign: number | null },
): number[] {
  return db.prepare<[typeof of], number>(CODES_OF).pluck().all(of);
}

const READ = /* sql */ `
  SELECT code, pool_id, target_id, disabled_at, valid_from, valid_until FROM codes WHERE id = ?`;
const WRITE = /* sql */ `
  UPDATE codes SET pool_id = :pool_id, target_id = :target_id, disabled_at = :disabled_at,
    valid_from = :valid_from, valid_until = :valid_until
  WHERE id = :id`;
const KEEP = /* sql */ `
  INSERT INTO code_changes (
    code_id, at, who, pool_id, target_id, disabled_at, valid_from, valid_until)
  VALUES (:id, :at, :who, :pool_id, :target_id, :disabled_at, :valid_from, :valid_until)`;

/**
 * Changes codes, and keeps who did it when. A code that is like that already is left alone. Run in a
 * transaction; a running server takes notice by itself.
 * @returns how many were changed
 * @throws never-valid {code, from, until}, for what is typed now and what was before together
 */
export function changeCodes(
  db: Database,
  ids: readonly number[],
  parts: Partial<Destination>,
  who: string,
  at: number,
): number {
  const read = db.prepare<[number], Destination & { readonly code: string }>(READ);
  const write = db.prepare(WRITE);
  const keep = db.prepare(KEEP);
  let changed = 0;
  for (const id of ids) {
    const before = read.get(id);
    if (before === undefined) continue;
    const { code, ...after } = { ...before, ...parts };
    if (isSame(before, after)) continue;
    refuseNever(db, code, after);
    write.run({ ...after, id });
    keep.run({ ...after, id, at, who });
    changed += 1;
  }
  return changed;
}

function refuseNever(db: Database, code: string, { valid_from, valid_until }: Destination): void {
  if (valid_from === null || valid_until === null || valid_from < valid_until) return;
  const { timezone } = readSettings(db);
  const [from, until] = [isoInstant(valid_from, timezone), isoInstant(valid_until, timezone)];
  throw new PscrmError('never-valid', { code, from, until });
}

function isSame(a: Destination, b: Destination): boolean {
  return (
    a.pool_id === b.pool_id &&
    a.target_id === b.target_id &&
    a.disabled_at === b.disabled_at &&
    a.valid_from === b.valid_from &&
    a.valid_until === b.valid_until
  );
}

/** What a code was since when, and who made it so. */
export type Change = Destination & { readonly at: number; readonly who: string };

const CHANGES = /* sql */ `
  SELECT at, who, pool_id, target_id, disabled_at, valid_from, valid_until
  FROM code_changes WHERE code_id = ? ORDER BY id`;

/** Every state of a code, the first as it was made. */
export function codeHistory(db: Database, code: CodeDetails): Change[] {
  const made: Change = {
    at: code.made_at,
    who: '',
    pool_id: code.made_pool_id,
    target_id: code.made_target_id,
    disabled_at: null,
    valid_from: null,
    valid_until: null,
  };
  return [made, ...db.prepare<[number], Change>(CHANGES).all(code.id)];
}

const NAME_OF = /* sql */ `
  SELECT CASE WHEN @pool_id IS NOT NULL THEN (SELECT name FROM pools WHERE id = @pool_id)
    ELSE (SELECT name FROM targets WHERE id = @target_id) END`;

/** What a code points to, by name: a pool, a target or nothing. */
export function pointsTo(
  db: Database,
  { pool_id, target_id }: Pick<Destination, 'pool_id' | 'target_id'>,
): { readonly kind: 'pool' | 'target' | 'none'; readonly name: string | null } {
  const kind = pool_id === null ? (target_id === null ? 'none' : 'target') : 'pool';
  const name = db
    .prepare<{ pool_id: number | null; target_id: number | null }, string | null>(NAME_OF)
    .pluck()
    .get({ pool_id, target_id });
  return { kind, name: name ?? null };
}

const VISITS = /* sql */ `
  SELECT count(*) AS hits, coalesce(sum(flags & 127 = 0), 0) AS human,
    coalesce(sum(flags = 0), 0) AS visits, max(at) AS last_at
  FROM visits WHERE code = ?`;
export type CodeVisits = {
  readonly hits: number;
  readonly human: number;
  readonly visits: number;
  readonly last_at: number | null;
};

/** Visits of one code: every hit, likely humans, and those that count. Reads all visits: see 005. */
export function codeVisits(db: Database, code: string): CodeVisits {
  const row = db.prepare<[string], CodeVisits>(VISITS).get(code);
  if (row === undefined) throw new RangeError('count(*) gives a row');
  return row;
}
