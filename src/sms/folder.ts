import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_SCHEMA, type Manifest } from '../codes/batch-folder.ts';
import { fileError } from '../core/errors.ts';
import type { UploadFile } from './upload.ts';

/** Numbers of people: nobody else on the machine may read them. */
const OWNER_ONLY = 0o600;
export const OWNER_ONLY_FOLDER = 0o700;

/**
 * Writes the files and manifest.json (last) into a partial folder, which `commitFolder` renames.
 * @param folder how errors name it
 * @throws file-not-found, file-unreadable, disk-full
 */
export function writeUploads(
  partial: string,
  folder: string,
  uploads: readonly UploadFile[],
  about: Omit<Manifest, 'schema' | 'files'>,
): void {
  const write = (name: string, text: string): void =>
    writeFileSync(join(partial, name), text, { mode: OWNER_ONLY });
  try {
    const files = uploads.map(({ name, text }) => {
      write(name, text);
      const data = Buffer.from(text);
      const sha256 = createHash('sha256').update(data).digest('hex');
      return { name, bytes: data.length, sha256 };
    });
    const manifest: Manifest = { schema: MANIFEST_SCHEMA, ...about, files };
    write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    throw fileError(error, folder);
  }
}
