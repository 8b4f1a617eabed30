import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileError, foreignCode, PscrmError } from '../core/errors.ts';
import { MANIFEST_SCHEMA } from './batch-folder.ts';
import { endFolder } from './partial-folder.ts';

/**
 * Refuses a folder that a batch may not take the place of, before anything is made. A folder that is
 * not there or empty may be taken; another one only where `replace` is said, and only if it is a
 * batch of ours: `--out ~ --yes` must not remove a home directory.
 * @throws folder-not-ours {folder}, whatever is said; folder-exists {folder}
 */
export function checkFolder(folder: string, { replace }: { readonly replace: boolean }): void {
  const place = resolve(folder);
  if (!existsSync(place) || isEmptyFolder(place)) return;
  if (!isBatchFolder(place)) throw new PscrmError('folder-not-ours', { folder });
  if (!replace) throw new PscrmError('folder-exists', { folder });
}

function isEmptyFolder(place: string): boolean {
  try {
    return readdirSync(place).length === 0;
  } catch (error) {
    if (foreignCode(error) === 'ENOTDIR') return false; // a file stands there
    throw fileError(error, place);
  }
}

function isBatchFolder(place: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('schema' in manifest)) return false;
    return manifest.schema === MANIFEST_SCHEMA;
  } catch {
    return false;
  }
}

/**
 * Gives a partial folder its name. An earlier batch in its place is moved aside first and removed
 * last, so that at every moment one of the two is whole. Where this fails the partial folder stays:
 * its codes are committed, and it may be the only copy of them.
 * @throws folder-exists, folder-not-ours; file-unreadable, disk-full
 */
export function commitFolder(
  partial: string,
  folder: string,
  { replace }: { readonly replace: boolean },
): void {
  checkFolder(folder, { replace });
  const place = resolve(folder);
  const aside = `${place}.replaced-${partial.slice(partial.lastIndexOf('-') + 1)}`;
  try {
    endFolder(partial);
    if (!existsSync(place)) return renameSync(partial, place);
    // rename() takes the place of an empty folder on POSIX only.
    if (isEmptyFolder(place)) {
      rmdirSync(place);
      return renameSync(partial, place);
    }
    renameSync(place, aside);
    try {
      renameSync(partial, place);
    } catch (error) {
      renameSync(aside, place);
      throw error;
    }
    rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    throw fileError(error, folder);
  }
}
