import Sqlite, { type Database } from 'better-sqlite3';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import { databaseError } from './errors.ts';
import { APPLICATION_ID, migrate } from './migrate.ts';

export type { Database } from 'better-sqlite3';

/**
 * Opens a workspace, creating or upgrading it. `:memory:` is a workspace that nobody keeps.
 * @throws no-folder where there is none for it; no-workspace where there is no such file and `create` is false; not-a-file,
 *   not-a-database, not-a-workspace (an empty file too, where `create` is false), database-newer, database-locked
 */
export function openWorkspace(file: string, { create }: { create: boolean }): Database {
  const folder = dirname(file);
  if (file !== ':memory:' && !existsSync(folder))
    throw new PscrmError('no-folder', { database: file, folder });
  if (!create && file !== ':memory:' && !existsSync(file))
    throw new PscrmError('no-workspace', { database: file });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new PscrmError('not-a-file', { file });
  let db: Database | undefined;
  try {
    if (create) keepPrivate(file);
    db = new Sqlite(file);
    refuseStrangers(db, file, create);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw databaseError(error, file);
  }
}

/** Other people's phone numbers: a new workspace is readable by its owner only. */
function keepPrivate(file: string): void {
  if (file !== ':memory:' && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}

/**
 * A SQLite file with tables that are not ours belongs to somebody else: leave it alone. So is an empty
 * file left (SQLite takes it for a database) unless a workspace is to be made.
 */
function refuseStrangers(db: Database, file: string, create: boolean): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_master').pluck().get() ?? 0;
  if (tables > 0 || (!create && file !== ':memory:'))
    throw new PscrmError('not-a-workspace', { database: file });
}
