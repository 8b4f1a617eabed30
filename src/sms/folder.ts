import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MANIFEST_SCHEMA, type Manifest } from '../codes/batch-folder.ts';
import { fileError } from '../core/errors.ts';
import type { UploadFile } from './upload.ts';

/** Numbers of people: nobody else on the machine may read them. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Writes the files and manifest.json (last) into a new folder beside the one that is wanted;
 * `commitFolder` renames it. An error removes it.
 * @returns the path of the partial folder
 * @throws file-not-found, file-unreadable, disk-full
 */
export function writeUploads(
  folder: string,
  uploads: readonly UploadFile[],
  about: Omit<Manifest, 'schema' | 'files'>,
): string {
  const partial = `${resolve(folder)}.partial-${randomBytes(4).toString('hex')}`;
  const write = (name: string, text: string): void =>
    writeFileSync(join(partial, name), text, { mode: OWNER_ONLY });
  try {
    mkdirSync(partial, { recursive: true, mode: OWNER_ONLY_FOLDER });
    const files = uploads.map(({ name, text }) => {
      write(name, text);
      const data = Buffer.from(text);
      const sha256 = createHash('sha256').update(data).digest('hex');
      return { name, bytes: data.length, sha256 };
    });
    const manifest: Manifest = { schema: MANIFEST_SCHEMA, ...about, files };
    write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw fileError(error, folder);
  }
  return partial;
}
