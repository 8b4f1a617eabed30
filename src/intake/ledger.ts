import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import type { Reject } from '../formats/canonical.ts';

export type Total = {
  readonly currency: string;
  readonly paid_minor: number;
  readonly refund_minor: number;
};

/** One file read: what it held and what it changed. Instants are ms UTC, money is minor units. */
export type ImportRecord = {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What was told beside the file, as JSON; '' where nothing was. */
  readonly options: string;
  readonly format: string;
  readonly kind: string;
  readonly timezone: string;
  readonly rows: number;
  readonly orders: number;
  readonly lines: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly totals: readonly Total[];
  readonly identities: number;
  readonly evidence: number;
  readonly imported_at: number;
  readonly duration_ms: number;
  /** When it was taken back, ms UTC; null: it stands. */
  readonly undone_at: number | null;
  /** Nothing of its kind happened between its last row and then, ms UTC, as was said of it; null: nobody did. */
  readonly complete_until: number | null;
};

const COLUMNS = /* sql */ `
  SELECT id, file, sha256, bytes, options, format, kind, timezone, rows, orders, lines, inserted, updated, unchanged,
         rejected, totals, identities, evidence, imported_at, duration_ms,
         undone_at, complete_until
  FROM imports ORDER BY id`;
const ONE = /* sql */ `
  SELECT id, file, sha256, bytes, options, format, kind, timezone, rows, orders, lines, inserted, updated, unchanged,
         rejected, totals, identities, evidence, imported_at, duration_ms,
         undone_at, complete_until
  FROM imports WHERE id = ?`;
const BEGIN = /* sql */ `
  INSERT INTO imports (file, sha256, bytes, options, format, kind, timezone, imported_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const LATEST = /* sql */ `UPDATE imports SET latest_at = ? WHERE id = ?`;
const FINISH = /* sql */ `
  UPDATE imports SET rows = ?, orders = ?, lines = ?, inserted = ?, updated = ?, unchanged = ?,
    rejected = ?, totals = ?, identities = ?, evidence = ?, duration_ms = ?
  WHERE id = ?`;

type Stored = Omit<ImportRecord, 'totals'> & { totals: string };
type Begun = Pick<
  ImportRecord,
  'file' | 'sha256' | 'bytes' | 'options' | 'format' | 'kind' | 'timezone' | 'imported_at'
>;

/** Opens a record, so that facts can name it. @returns its id */
export function beginImport(db: Database, one: Begun): number {
  const { file, sha256, bytes, options, format, kind, timezone, imported_at } = one;
  const row = [file, sha256, bytes, options, format, kind, timezone, imported_at];
  return Number(db.prepare(BEGIN).run(...row).lastInsertRowid);
}

/** The latest instant that the file names: it ranks versions that say no time of their own. */
export function dateImport(db: Database, id: number, latestAt: number | null): void {
  db.prepare(LATEST).run(latestAt, id);
}

export function finishImport(
  db: Database,
  one: Omit<ImportRecord, keyof Begun | 'undone_at' | 'complete_until'>,
): void {
  db.prepare(FINISH).run(
    one.rows,
    one.orders,
    one.lines,
    one.inserted,
    one.updated,
    one.unchanged,
    one.rejected,
    JSON.stringify(one.totals),
    one.identities,
    one.evidence,
    one.duration_ms,
    one.id,
  );
}

const KEEP_REJECT = /* sql */ `
  INSERT INTO import_rejects (import_id, n, line, column, reason) VALUES (?, ?, ?, ?, ?)`;

/** Remembers where and why rows were rejected, not what stood there: that is other people's data. */
export function keepRejects(db: Database, id: number): (n: number, reject: Reject) => void {
  const keep = db.prepare<[number, number, number, string, string]>(KEEP_REJECT);
  return (n, { line, column, reason }) => void keep.run(id, n, line, column, reason);
}

const APPLIED = /* sql */ `
  SELECT id FROM imports
  WHERE sha256 = ? AND bytes = ? AND options = ? AND format = ? AND undone_at IS NULL AND rejected = 0
    AND rows > 0
  ORDER BY id DESC LIMIT 1`;

/**
 * The import that read the very same bytes, told the same beside them, and left nothing to be mended:
 * to read them again would change nothing.
 */
export function findApplied(
  db: Database,
  { sha256, bytes, options, format }: Pick<Begun, 'sha256' | 'bytes' | 'options' | 'format'>,
): ImportRecord | undefined {
  const id = db
    .prepare<[string, number, string, string], number>(APPLIED)
    .pluck()
    .get(sha256, bytes, options, format);
  return id === undefined ? undefined : showImport(db, id);
}

/** All imports, the oldest first. */
export function listImports(db: Database): ImportRecord[] {
  return db.prepare<[], Stored>(COLUMNS).all().map(parse);
}

/** @throws unknown-import */
export function showImport(db: Database, id: number): ImportRecord {
  const row = db.prepare<[number], Stored>(ONE).get(id);
  if (row === undefined) throw new PscrmError('unknown-import', { id });
  return parse(row);
}

function parse(row: Stored): ImportRecord {
  const totals: Total[] = JSON.parse(row.totals);
  return { ...row, totals };
}
