import { setImmediate } from 'node:timers/promises';
import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { databaseError } from '../db/errors.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import type { Reject } from '../formats/canonical.ts';
import type { Detected } from '../formats/detect.ts';
import { fileContext, type Told } from '../formats/file-context.ts';
import { type Format, isOrderFormat } from '../formats/format.ts';
import type { SourceFile } from '../formats/source.ts';
import { markStale } from '../journeys/marks.ts';
import { derive } from '../people/derive.ts';
import { canBeComplete, sayComplete } from './complete.ts';
import { applyDomain, markShops, type Shop } from './domains.ts';
import {
  beginImport,
  dateImport,
  findApplied,
  finishImport,
  type ImportRecord,
  keepRejects,
} from './ledger.ts';
import { readSomewhere } from './read-somewhere.ts';
import { keepShops } from './shops.ts';
import { openWriting } from './writing.ts';

export type ImportOptions = Told & {
  /** Marks the shops that the file names as the brand's own, or as a marketplace's. */
  readonly domain?: 'public' | 'private' | undefined;
  /** The hash of a format of one's own: mended, it may read the same file otherwise. */
  readonly ownFormat?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** Up to when the file is complete, ms UTC, or `CLOSED`: see complete.ts. */
  readonly completeUntil?: number | undefined;
  /** A single row that cannot be read takes the whole file back. */
  readonly strict?: boolean | undefined;
};

export type ImportHooks = {
  readonly now: number;
  /** Milliseconds since the import began. */
  readonly elapsed: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((rows: number) => void) | undefined;
  /** Every row that could not be read, in file order, before anything is committed. */
  readonly onReject?: ((reject: Reject) => void) | undefined;
};

export type ImportResult = ImportRecord & {
  readonly firstRejects: readonly Reject[];
  readonly notes: readonly Note[];
  /** Rows were rejected, and `strict` took everything back. */
  readonly takenBack: boolean;
};

const REJECTS_SHOWN = 20;

/**
 * Reads one file into the workspace in one transaction: all of it, or, where it fails or is killed,
 * nothing. With `dryRun` the same is done and taken back.
 * @throws id-ruined, csv-quote-open, not-text … (the file is refused), database-locked, disk-full
 */
export async function importFile(
  db: Database,
  source: SourceFile,
  detected: Detected,
  options: ImportOptions,
  hooks: ImportHooks,
): Promise<ImportResult> {
  try {
    // Each id that an import writes it has just found or made: to look all of them up once more takes a
    // tenth of the time. Tests do, of whatever they import.
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    const result =
      appliedBefore(db, source, detected, options, hooks) ??
      (await readInto(db, source, detected, options, hooks));
    const keep = options.dryRun !== true && !result.takenBack;
    db.exec(keep ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (hooks.signal?.aborted === true) throw new PscrmError('interrupted', {}, { cause: error });
    throw databaseError(error, db.name);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** The very same file, told the same beside it: nothing can have changed, and nothing is read. */
function appliedBefore(
  db: Database,
  { name, sha256, bytes }: SourceFile,
  { format }: Detected,
  options: ImportOptions,
  hooks: ImportHooks,
): ImportResult | undefined {
  // What is said of a file is said of this reading of it.
  if (options.completeUntil !== undefined) return undefined;
  const known = findApplied(db, {
    sha256,
    bytes,
    options: optionsText(options),
    format: format.id,
  });
  if (known === undefined) return undefined;
  const unchanged = known.inserted + known.updated + known.unchanged;
  return {
    ...known,
    file: name,
    inserted: 0,
    updated: 0,
    unchanged,
    identities: 0,
    evidence: 0,
    duration_ms: Math.round(hooks.elapsed()),
    firstRejects: [],
    notes: [{ code: 'already-imported', params: { id: known.id, file: known.file } }],
    takenBack: false,
  };
}

async function readInto(
  db: Database,
  source: SourceFile,
  detected: Detected,
  options: ImportOptions,
  hooks: ImportHooks,
): Promise<ImportResult> {
  const { format } = detected;
  const settings = readSettings(db);
  const context = await fileContext(source, detected, options, settings);
  const begun = {
    file: source.name,
    sha256: source.sha256,
    bytes: source.bytes,
    options: optionsText(options),
    format: format.id,
    kind: format.kind,
    timezone: context.timezone,
    imported_at: hooks.now,
  };
  const id = beginImport(db, begun);
  const writing = openWriting(db, {
    importId: id,
    kind: format.kind,
    timezone: settings.timezone,
    region: format.region ?? null,
    platform: format.platform ?? '',
    now: hooks.now,
    columnOf: (field) => columnOf(detected, field),
  });

  const job = { source, detected, context, timezone: settings.timezone };
  const read = await readSomewhere(
    job,
    (batch) => {
      hooks.onProgress?.(batch.rows);
      return writing.take(batch);
    },
    hooks.signal,
  );

  dateImport(db, id, writing.latestAt());
  keepShops(db, id, shopsOfFile(writing.shops(), detected, options));
  if (options.domain !== undefined) markShops(db, id, options.domain);
  await writing.settle(openPause(hooks.signal));
  if (options.domain !== undefined) applyDomain(db, id);
  const peopleNotes = derive(db, writing.touched());
  markStale(db, writing.stale());
  // The last moment at which Ctrl-C can still take all of it back.
  await setImmediate();
  hooks.signal?.throwIfAborted();

  const firstRejects: Reject[] = [];
  const keepReject = keepRejects(db, id);
  let rejected = 0;
  for (const reject of writing.rejects()) {
    rejected += 1;
    keepReject(rejected, reject);
    if (firstRejects.length < REJECTS_SHOWN) firstRejects.push(reject);
    hooks.onReject?.(reject);
  }
  const duration_ms = Math.round(hooks.elapsed());
  const record = { id, rows: read.rows, rejected, ...writing.result(), duration_ms };
  finishImport(db, record);
  const said = {
    undone_at: null,
    complete_until: told(db, id, format, options, settings.timezone),
  };
  const notes = [
    ...read.notes,
    ...writing.notes(),
    ...peopleNotes,
    ...notTold(source.name, format, options),
  ];
  const takenBack = options.strict === true && rejected > 0;
  return { ...begun, ...said, ...record, firstRejects, notes, takenBack };
}

/** A file without orders is of the shop that was told, on the platform whose file it is. */
function shopsOfFile(
  found: readonly Shop[],
  { format }: Detected,
  { shop = '' }: ImportOptions,
): readonly Shop[] {
  if (found.length > 0 || format.kind !== 'orders' || format.platform === undefined) return found;
  return [{ platform: format.platform, shop }];
}

/** @throws complete-early, complete-ahead */
function told(
  db: Database,
  id: number,
  { kind }: Format,
  { completeUntil: until }: ImportOptions,
  timezone: string,
): number | null {
  if (until === undefined || !canBeComplete(kind)) return null;
  return sayComplete(db, { import: id, until, isNew: true }, timezone);
}

/** Of several files only some are waited for: the others are read all the same. */
function notTold(file: string, { kind }: Format, { completeUntil }: ImportOptions): Note[] {
  if (completeUntil === undefined || canBeComplete(kind)) return [];
  return [{ code: 'complete-other', params: { file } }];
}

/** The header cell that a field of facts is read from. */
function columnOf({ format, header }: Detected, field: string): string {
  const from = isOrderFormat(format) ? undefined : format.fields[field]?.from;
  const place = from === undefined ? undefined : header.places(from)[0];
  return place === undefined ? field : (header.cells[place] ?? '').trim();
}

/** What was told beside the file and decides what it says: the same file with the same says the same. */
export function optionsText(options: ImportOptions): string {
  const { shop, timezone, currency, decimal, dateOrder, domain, ownFormat } = options;
  const text = JSON.stringify({ shop, timezone, currency, decimal, dateOrder, domain, ownFormat });
  return text === '{}' ? '' : text;
}

/** Lets Ctrl-C get its turn now and then in a loop that otherwise waits for nothing. */
function openPause(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let n = 0;
  const breathe = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  return () => {
    n += 1;
    return n % 1000 === 0 ? breathe() : undefined;
  };
}
