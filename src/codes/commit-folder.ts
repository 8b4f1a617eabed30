import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileError, foreignCode, PscrmError } from '../core/errors.ts';
import { MANIFEST_SCHEMA } from './batch-folder.ts';
import { BEGUN, endFolder } from './partial-folder.ts';

const MANIFEST = 'manifest.json';

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
  return ownFiles(place) !== undefined;
}

/** The names of what we have written into a folder; undefined where it is no batch of ours. */
function ownFiles(place: string): ReadonlySet<string> | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(place, MANIFEST), 'utf8'));
    const { schema, files }: Partial<Record<string, unknown>> = { ...Object(manifest) };
    if (schema !== MANIFEST_SCHEMA) return undefined;
    const listed: unknown[] = Array.isArray(files) ? files : [];
    return new Set([MANIFEST, BEGUN, ...listed.map((one) => String(Object(one).name))]);
  } catch {
    return undefined;
  }
}

/** Takes along what somebody else has put beside our files. @returns its names */
function keepOthers(from: string, to: string): readonly string[] {
  const own = ownFiles(from) ?? new Set();
  const others = readdirSync(from).filter((name) => !own.has(name) && !existsSync(join(to, name)));
  for (const name of others) renameSync(join(from, name), join(to, name));
  return others;
}

/**
 * Gives a partial folder its name. An earlier batch in its place is moved aside first and removed
 * last, so that at every moment one of the two is whole; what lay in it and is not ours is taken along.
 * What says that a run is filling it goes when it has the name, so that no other run comes in between.
 * Where this fails the partial folder stays: its codes are committed, and it may be the only copy of them.
 * @returns the names of what was taken along
 * @throws folder-exists, folder-not-ours; file-unreadable, disk-full
 */
export function commitFolder(
  partial: string,
  folder: string,
  { replace }: { readonly replace: boolean },
): readonly string[] {
  checkFolder(folder, { replace });
  const place = resolve(folder);
  const aside = `${place}.replaced-${partial.slice(partial.lastIndexOf('-') + 1)}`;
  try {
    const kept = takePlace(partial, place, aside);
    endFolder(place);
    return kept;
  } catch (error) {
    throw fileError(error, folder);
  }
}

/** @returns the names of what was taken along */
function takePlace(partial: string, place: string, aside: string): readonly string[] {
  if (!existsSync(place)) {
    renameSync(partial, place);
    return [];
  }
  // rename() takes the place of an empty folder on POSIX only.
  if (isEmptyFolder(place)) {
    rmdirSync(place);
    renameSync(partial, place);
    return [];
  }
  renameSync(place, aside);
  try {
    renameSync(partial, place);
  } catch (error) {
    renameSync(aside, place);
    throw error;
  }
  const kept = keepOthers(aside, place);
  rmSync(aside, { recursive: true, force: true });
  return kept;
}
