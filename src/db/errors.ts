import { foreignCode, PscrmError } from '../core/errors.ts';

/** An error of SQLite, said in our words; anything else is returned as it is. */
export function databaseError(error: unknown, database: string): unknown {
  const code = foreignCode(error) ?? '';
  const say = (ours: ConstructorParameters<typeof PscrmError>[0]): PscrmError =>
    new PscrmError(ours, { database }, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say('database-locked');
  if (code === 'SQLITE_NOTADB') return say('not-a-database');
  if (code.startsWith('SQLITE_CORRUPT')) return say('database-damaged');
  if (code === 'SQLITE_FULL')
    return new PscrmError('disk-full', { file: database }, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') return say('database-readonly');
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return new PscrmError('file-unreadable', { file: database }, { cause: error });
  }
  // A full disk under WAL shows as a failed write, of the log or of its index.
  if (code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_SHMSIZE')
    return new PscrmError('disk-full', { file: database }, { cause: error });
  return error;
}
