import Sqlite, { type Database } from 'better-sqlite3';

/**
 * A database of one's own for the time of a job, where memory would not hold it. SQLite keeps it in a
 * file without a name that is gone when it is closed, or when the process ends in whatever way.
 */
export function openScratch(schema: string): Database {
  const db = new Sqlite('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(schema);
  db.exec('BEGIN');
  return db;
}
