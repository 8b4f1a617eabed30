import type { Database } from 'better-sqlite3';
import { PscrmError } from '../core/errors.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Marks a SQLite file as ours (`PRAGMA application_id`): "PSCR" in ASCII. */
export const APPLICATION_ID = 0x50534352;

/** The schema version of a database: how many migrations it has seen. */
export function schemaVersion(db: Database): number {
  return db.prepare<[], number>('PRAGMA user_version').pluck().get() ?? 0;
}

/**
 * Brings a database to the newest schema. A migration and the record that it ran (`user_version`,
 * which SQLite rolls back with the rest) share one transaction: a failing one stays pending.
 * @throws database-newer, where the file was written by a later program
 */
export function migrate(db: Database): void {
  const version = schemaVersion(db);
  if (version > MIGRATIONS.length) {
    throw new PscrmError('database-newer', {
      database: db.name,
      version,
      known: MIGRATIONS.length,
    });
  }
  for (const [index, { sql }] of MIGRATIONS.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      // Two programs may start at once: the second finds the work done.
      if (schemaVersion(db) > index) return;
      db.exec(sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
