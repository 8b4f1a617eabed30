import type { Database } from '../db/open.ts';

/** What one import did, row by row: up to `limit` of each list, and how many there are in all. */
export type ImportDetails = {
  /** Orders that this import brought and that no other file shows otherwise. */
  readonly brought: number;
  readonly changed: Listed<ChangedOrder>;
  readonly rejects: Listed<RejectedRow>;
};

export type Listed<T> = { readonly total: number; readonly rows: readonly T[] };

/** An order of which files say different things, or one more than another: what this one says of it, and what is held to be so now. */
export type ChangedOrder = {
  readonly key: string;
  readonly line: number;
  readonly said_status: string;
  readonly said_paid_minor: number | null;
  readonly status: string;
  readonly paid_minor: number | null;
  readonly currency: string | null;
};

export type RejectedRow = {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
};

const BROUGHT = /* sql */ `SELECT count(*) FROM orders WHERE import_id = ?`;
const CHANGED = /* sql */ `
  SELECT o.key, s.line, v.status AS said_status, v.paid_minor AS said_paid_minor, o.status, o.paid_minor,
         o.currency
  FROM sightings s
  JOIN order_versions v ON v.id = s.fact_id
  JOIN orders o ON o.id = v.order_id
  WHERE s.import_id = ? AND s.fact = 'version' ORDER BY s.line LIMIT ?`;
const CHANGED_TOTAL = /* sql */ `
  SELECT count(*) FROM sightings WHERE import_id = ? AND fact = 'version'`;
const REJECTS = /* sql */ `
  SELECT line, column, reason FROM import_rejects WHERE import_id = ? ORDER BY n LIMIT ?`;
const REJECTS_TOTAL = /* sql */ `SELECT count(*) FROM import_rejects WHERE import_id = ?`;

export function importDetails(db: Database, importId: number, limit: number): ImportDetails {
  const count = (sql: string): number =>
    db.prepare<[number], number>(sql).pluck().get(importId) ?? 0;
  return {
    brought: count(BROUGHT),
    changed: {
      total: count(CHANGED_TOTAL),
      rows: db.prepare<[number, number], ChangedOrder>(CHANGED).all(importId, limit),
    },
    rejects: {
      total: count(REJECTS_TOTAL),
      rows: db.prepare<[number, number], RejectedRow>(REJECTS).all(importId, limit),
    },
  };
}
