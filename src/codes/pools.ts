import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { checkName } from './names.ts';
import type { Policy } from './redirect/state.ts';
import { findTarget } from './targets.ts';

export type Pool = {
  readonly id: number;
  readonly name: string;
  readonly policy: Policy;
  readonly fallback_url: string | null;
  readonly created_at: number;
};

/** How a target takes part in a pool. Caps: null for none; hours and dates as redirect/hours.ts reads them. */
export type MemberParts = {
  readonly weight: number;
  readonly daily_cap: number | null;
  readonly total_cap: number | null;
  readonly adds_cap: number | null;
  readonly hours: string;
  readonly dates: string;
  readonly backup: 0 | 1;
  readonly paused_at: number | null;
};
export type Member = MemberParts & { readonly target_id: number; readonly name: string };

const ANEW: MemberParts = {
  weight: 1,
  daily_cap: null,
  total_cap: null,
  adds_cap: null,
  hours: '',
  dates: '',
  backup: 0,
  paused_at: null,
};

const BY_NAME = /* sql */ `SELECT * FROM pools WHERE name = ?`;
const NAMES = /* sql */ `SELECT name FROM pools ORDER BY name`;
const ADD = /* sql */ `
  INSERT INTO pools (name, policy, fallback_url, created_at) VALUES (?, ?, ?, ?)`;
const CHANGE = /* sql */ `UPDATE pools SET policy = ?, fallback_url = ? WHERE id = ?`;
const MEMBERS = /* sql */ `
  SELECT m.target_id, t.name, m.weight, m.daily_cap, m.total_cap, m.adds_cap, m.hours, m.dates,
    m.backup, m.paused_at
  FROM pool_members m JOIN targets t ON t.id = m.target_id
  WHERE m.pool_id = ? ORDER BY m.position`;
const PUT_MEMBER = /* sql */ `
  INSERT INTO pool_members (pool_id, target_id, position, weight, daily_cap, total_cap, adds_cap,
    hours, dates, backup, paused_at)
  VALUES (:pool_id, :target_id,
    (SELECT coalesce(max(position), 0) + 1 FROM pool_members WHERE pool_id = :pool_id),
    :weight, :daily_cap, :total_cap, :adds_cap, :hours, :dates, :backup, :paused_at)
  ON CONFLICT (pool_id, target_id) DO UPDATE SET
    weight = excluded.weight, daily_cap = excluded.daily_cap, total_cap = excluded.total_cap,
    adds_cap = excluded.adds_cap, hours = excluded.hours, dates = excluded.dates,
    backup = excluded.backup, paused_at = excluded.paused_at`;
const DROP_MEMBER = /* sql */ `DELETE FROM pool_members WHERE pool_id = ? AND target_id = ?`;

/** @throws bad-name, pool-exists {name} */
export function createPool(
  db: Database,
  name: string,
  policy: Policy,
  fallbackUrl: string | null,
  now: number,
): Pool {
  checkName(name);
  if (db.prepare(BY_NAME).get(name) !== undefined) throw new PscrmError('pool-exists', { name });
  db.prepare(ADD).run(name, policy, fallbackUrl, now);
  return findPool(db, name);
}

/** @throws unknown-pool {name, known} */
export function findPool(db: Database, name: string): Pool {
  const pool = db.prepare<[string], Pool>(BY_NAME).get(name);
  if (pool !== undefined) return pool;
  const known = db.prepare<[], string>(NAMES).pluck().all();
  throw new PscrmError('unknown-pool', { name, known });
}

export function changePool(
  db: Database,
  pool: Pool,
  parts: Partial<Pick<Pool, 'policy' | 'fallback_url'>>,
): void {
  const { policy, fallback_url } = { ...pool, ...parts };
  db.prepare(CHANGE).run(policy, fallback_url, pool.id);
}

/** Its members in the order in which they came, backups among them. */
export function poolMembers(db: Database, pool: Pool): Member[] {
  return db.prepare<[number], Member>(MEMBERS).all(pool.id);
}

/** Takes a target in, or changes what is said of a member. @throws unknown-target */
export function putMember(
  db: Database,
  pool: Pool,
  targetName: string,
  parts: Partial<MemberParts>,
): void {
  const { id: target_id } = findTarget(db, targetName);
  const known = poolMembers(db, pool).find((member) => member.target_id === target_id);
  const { name: _name, ...before } = known ?? { ...ANEW, name: '' };
  db.prepare(PUT_MEMBER).run({ ...before, ...parts, pool_id: pool.id, target_id });
}

/** @throws unknown-target, not-a-member {pool, target} */
export function removeMember(db: Database, pool: Pool, targetName: string): void {
  const { id } = findTarget(db, targetName);
  if (db.prepare(DROP_MEMBER).run(pool.id, id).changes === 0)
    throw new PscrmError('not-a-member', { pool: pool.name, target: targetName });
}

const LIST = /* sql */ `
  SELECT p.name, p.policy, p.fallback_url,
    (SELECT count(*) FROM pool_members WHERE pool_id = p.id AND backup = 0) AS targets,
    (SELECT count(*) FROM pool_members WHERE pool_id = p.id AND backup = 1) AS backups,
    (SELECT count(*) FROM codes WHERE pool_id = p.id) AS codes,
    p.created_at
  FROM pools p ORDER BY p.id`;
export type PoolListRow = {
  readonly name: string;
  readonly policy: Policy;
  readonly fallback_url: string | null;
  readonly targets: number;
  readonly backups: number;
  readonly codes: number;
  readonly created_at: number;
};

export function listPools(db: Database): PoolListRow[] {
  return db.prepare<[], PoolListRow>(LIST).all();
}
