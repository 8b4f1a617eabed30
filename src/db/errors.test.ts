import { expect, test } from 'vitest';
import { databaseError } from './errors.ts';

const failed = (code: string): Error => Object.assign(new Error('disk I/O error'), { code });

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR', 'disk-full'],
  ['SQLITE_IOERR_WRITE', 'disk-full'],
  ['SQLITE_IOERR_FSYNC', 'disk-full'],
  ['SQLITE_IOERR_TRUNCATE', 'disk-full'],
  ['SQLITE_IOERR_SHMOPEN', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR_READ', 'file-unreadable'],
  ['SQLITE_BUSY_SNAPSHOT', 'database-locked'],
  ['SQLITE_CORRUPT_VTAB', 'database-damaged'],
])('%s is %s, not a bug', (code, ours) => {
  expect(databaseError(failed(code), 'shop.db')).toMatchObject({ code: ours });
});

test('what is none of SQLite’s troubles stays what it is', () => {
  const error = failed('SQLITE_CONSTRAINT_UNIQUE');
  expect(databaseError(error, 'shop.db')).toBe(error);
});
