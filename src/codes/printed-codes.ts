import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';

/** A batch as its cards name it. */
export type PrintedBatch = {
  readonly id: number;
  readonly campaign: string;
  readonly campaign_id: number;
  readonly channel: string;
  readonly count: number;
  /** Milliseconds UTC. */
  readonly created_at: number;
  /** Addresses with their host in capitals. */
  readonly capitals: 0 | 1;
  /** How many of its codes lead nowhere yet. */
  readonly aimless: number;
};

/** A code and what its card may say of it. */
export type PrintedCode = {
  readonly n: number;
  readonly code: string;
  readonly variant: string;
  readonly platform: string;
  readonly order_no: string;
};

const BATCH = /* sql */ `
  SELECT b.id, c.name AS campaign, c.id AS campaign_id, b.channel, b.count, b.created_at, b.capitals,
    (
      SELECT count(*) FROM codes k
      WHERE k.batch_id = b.id AND k.pool_id IS NULL AND k.target_id IS NULL
    ) AS aimless
  FROM batches b JOIN campaigns c ON c.id = b.campaign_id
  WHERE b.id = ?
`;
const BATCHES = /* sql */ `SELECT id FROM batches ORDER BY id DESC LIMIT 20`;

/** @throws unknown-batch {batch, known}: the newest that there are */
export function findBatch(db: Database, id: number): PrintedBatch {
  const found = db.prepare<[number], PrintedBatch>(BATCH).get(id);
  if (found !== undefined) return found;
  const known = db.prepare<[], number>(BATCHES).pluck().all().map(String);
  throw new PscrmError('unknown-batch', { batch: id, known });
}

const DEAD = /* sql */ `
  SELECT
    count(*) FILTER (WHERE disabled_at IS NOT NULL) AS off,
    count(*) FILTER (WHERE disabled_at IS NULL AND valid_until <= :now) AS ended
  FROM codes WHERE batch_id = :batch
`;

/** Codes of a batch that lead nobody anywhere: switched off, or past their last moment. @param now ms UTC */
export function countDead(
  db: Database,
  batch: number,
  now: number,
): { readonly off: number; readonly ended: number } {
  const count = db.prepare<{ batch: number; now: number }, { off: number; ended: number }>(DEAD);
  return count.get({ batch, now }) ?? { off: 0, ended: 0 };
}

const CODES = /* sql */ `
  SELECT
    k.n, k.code, k.variant, coalesce(o.platform, '') AS platform,
    coalesce(o.order_no, '') AS order_no
  FROM codes k LEFT JOIN orders o ON o.key = k.order_key
  WHERE k.batch_id = ?
  ORDER BY k.n
`;

/** The codes of a batch in the order in which they were made. */
export function printedCodes(db: Database, batch: number): PrintedCode[] {
  return db.prepare<[number], PrintedCode>(CODES).all(batch);
}

const BATCH_OF = /* sql */ `SELECT batch_id FROM codes WHERE code = ?`;

/** The batch that most of these codes are of; undefined where none of them is of any. */
export function batchOfMost(db: Database, codes: readonly string[]): number | undefined {
  const batchOf = db.prepare<[string], number>(BATCH_OF).pluck();
  const counts = new Map<number, number>();
  for (const code of codes) {
    const batch = batchOf.get(code);
    if (batch !== undefined) counts.set(batch, (counts.get(batch) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
