import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileError, foreignCode, PscrmError } from './errors.ts';

describe('an error of ours', () => {
  it.each([
    ['no-workspace', 1],
    ['missing-option', 2],
    ['id-ruined', 3],
    ['interrupted', 130],
    ['bug', 1],
  ] as const)('%s ends in exit code %d', (code, exitCode) => {
    expect(new PscrmError(code).exitCode).toBe(exitCode);
  });

  it('carries its parameters and its cause', () => {
    const cause = new Error('why');
    const error = new PscrmError('file-not-found', { file: 'a.csv' }, { cause });
    expect(error).toMatchObject({ code: 'file-not-found', params: { file: 'a.csv' }, cause });
    expect(error).toBeInstanceOf(Error);
  });
});

describe('an error of the file system', () => {
  it.each([
    ['ENOENT', 'file-not-found'],
    ['ENOTDIR', 'file-not-found'],
    ['EACCES', 'file-unreadable'],
    ['EPERM', 'file-unreadable'],
    ['EROFS', 'file-unreadable'],
    ['EISDIR', 'not-a-file'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EFBIG', 'disk-full'],
  ])('%s is said as %s', (theirs, ours) => {
    const error = Object.assign(new Error(theirs), { code: theirs });
    expect(fileError(error, 'a.csv')).toMatchObject({
      code: ours,
      params: { file: 'a.csv' },
      cause: error,
    });
  });

  it('is met in real life as it is listed here', () => {
    const missing = join(import.meta.dirname, 'no-such-file.csv');
    let met: unknown;
    try {
      readFileSync(missing);
    } catch (error) {
      met = fileError(error, 'no-such-file.csv');
    }
    expect(met).toMatchObject({ code: 'file-not-found', params: { file: 'no-such-file.csv' } });
  });

  it('that we do not know stays what it is', () => {
    const strange = Object.assign(new Error('strange'), { code: 'EWHAT' });
    expect(fileError(strange, 'a.csv')).toBe(strange);
    expect(fileError('text', 'a.csv')).toBe('text');
    expect([undefined, null, 3, {}, { code: 7 }].map(foreignCode)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
