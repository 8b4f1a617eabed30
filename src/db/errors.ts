import { foreignCode, PscrmError } from '../core/errors.ts';

/**
 * A full disk under WAL shows as a failed write, of the log or of its index, as soon as the file is opened:
 * which step fails first depends on the file system and on what an earlier command left.
 */
const NO_ROOM: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_SHMOPEN',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMMAP',
]);

/** An error of SQLite, said in our words; anything else is returned as it is. */
export function databaseError(error: unknown, database: string): unknown {
  const code = foreignCode(error) ?? '';
  const say = (ours: ConstructorParameters<typeof PscrmError>[0]): PscrmError =>
    new PscrmError(ours, { database }, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say('database-locked');
  if (code === 'SQLITE_NOTADB') return say('not-a-database');
  if (code.startsWith('SQLITE_CORRUPT')) return say('database-damaged');
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') return say('database-readonly');
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return new PscrmError('file-unreadable', { file: database }, { cause: error });
  }
  if (NO_ROOM.has(code)) return new PscrmError('disk-full', { file: database }, { cause: error });
  if (code.startsWith('SQLITE_IOERR'))
    return new PscrmError('file-unreadable', { file: database }, { cause: error });
  return error;
}
