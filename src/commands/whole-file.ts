import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileError } from '../core/errors.ts';

/**
 * Writes a file under another name beside its place, which it gets when it is whole: whatever goes wrong
 * leaves what was there.
 * @param name as the person wrote it
 * @throws file-not-found, file-unreadable, disk-full
 */
export async function writeWhole(
  path: string,
  name: string,
  write: (partial: string) => Promise<void> | void,
): Promise<void> {
  const place = resolve(path);
  const partial = `${place}.partial-${randomBytes(4).toString('hex')}`;
  try {
    await write(partial);
    renameSync(partial, place);
  } catch (error) {
    rmSync(partial, { force: true });
    throw fileError(error, name);
  }
}
