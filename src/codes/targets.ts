import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { countAdds } from './adds.ts';
import { checkName } from './names.ts';
import type { TargetKind } from './redirect/state.ts';

/** A target as it is stored. Instants are ms UTC; money is minor units of `currency`. */
export type Target = {
  readonly id: number;
  readonly name: string;
  readonly kind: TargetKind;
  readonly url: string | null;
  readonly picture_id: number | null;
  /** The account as files of joins name it: its adds are counted by that; '' for none. */
  readonly staff: string;
  readonly is_group: 0 | 1;
  readonly expires_at: number | null;
  readonly capacity: number | null;
  readonly shown_before: number;
  readonly cost_minor: number | null;
  readonly currency: string | null;
  readonly paused_at: number | null;
  readonly created_at: number;
};

/** What a person says of a target, and may say otherwise later. */
export type TargetParts = Pick<
  Target,
  | 'url'
  | 'picture_id'
  | 'staff'
  | 'is_group'
  | 'expires_at'
  | 'capacity'
  | 'shown_before'
  | 'cost_minor'
  | 'currency'
  | 'paused_at'
>;

const BY_NAME = /* sql */ `SELECT * FROM targets WHERE name = ?`;
const ALL = /* sql */ `SELECT * FROM targets ORDER BY id`;
const NAMES = /* sql */ `SELECT name FROM targets ORDER BY name`;
const ADD = /* sql */ `
  INSERT INTO targets (name, kind, url, picture_id, staff, is_group, expires_at, capacity,
    shown_before, cost_minor, currency, paused_at, created_at)
  VALUES (:name, :kind, :url, :picture_id, :staff, :is_group, :expires_at, :capacity,
    :shown_before, :cost_minor, :currency, :paused_at, :now)`;
const CHANGE = /* sql */ `
  UPDATE targets SET url = :url, picture_id = :picture_id, staff = :staff, is_group = :is_group,
    expires_at = :expires_at, capacity = :capacity, shown_before = :shown_before,
    cost_minor = :cost_minor, currency = :currency, paused_at = :paused_at
  WHERE id = :id`;

/** @throws bad-name, target-exists {name} */
export function addTarget(
  db: Database,
  name: string,
  kind: TargetKind,
  parts: TargetParts,
  now: number,
): Target {
  checkName(name);
  if (db.prepare(BY_NAME).get(name) !== undefined) throw new PscrmError('target-exists', { name });
  db.prepare(ADD).run({ name, kind, ...parts, now });
  return findTarget(db, name);
}

/** Says some of a target otherwise. @throws unknown-target */
export function changeTarget(db: Database, name: string, parts: Partial<TargetParts>): Target {
  const before = findTarget(db, name);
  const { kind: _kind, name: _name, created_at: _created, ...rest } = { ...before, ...parts };
  db.prepare(CHANGE).run(rest);
  return findTarget(db, name);
}

/** @throws unknown-target {name, known} */
export function findTarget(db: Database, name: string): Target {
  const target = db.prepare<[string], Target>(BY_NAME).get(name);
  if (target !== undefined) return target;
  const known = db.prepare<[], string>(NAMES).pluck().all();
  throw new PscrmError('unknown-target', { name, known });
}

/** Every target, oldest first. */
export function listTargets(db: Database): Target[] {
  return db.prepare<[], Target>(ALL).all();
}

const POOLS_OF = /* sql */ `
  SELECT p.name FROM pool_members m JOIN pools p ON p.id = m.pool_id
  WHERE m.target_id = ? ORDER BY p.name`;
const CODES_OF = /* sql */ `SELECT count(*) FROM codes WHERE target_id = ?`;
/** What leads to a target, and what it brought: people whom it won since it is there. */
export type TargetUse = {
  readonly pools: readonly string[];
  readonly codes: number;
  readonly adds: number;
};

export function targetUse(db: Database, { id }: Target): TargetUse {
  return {
    pools: db.prepare<[number], string>(POOLS_OF).pluck().all(id),
    codes: db.prepare<[number], number>(CODES_OF).pluck().get(id) ?? 0,
    adds: countAdds(db, id),
  };
}
