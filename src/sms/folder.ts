import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_SCHEMA, type Manifest } from '../codes/batch-folder.ts';
import { fileError } from '../core/errors.ts';
import type { UploadFile } from './upload.ts';

/** The manifest of a batch of messages says, too, who was left out: the workspace keeps who was not. */
type UploadsManifest = Manifest & { readonly left_out: readonly LeftOut[] };
export type LeftOut = { readonly reason: string; readonly count: number };

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
  about: Omit<UploadsManifest, 'schema' | 'files'>,
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
    const manifest: UploadsManifest = { schema: MANIFEST_SCHEMA, ...about, files };
    write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    throw fileError(error, folder);
  }
}

export type Uploads = { readonly files: readonly string[]; readonly left_out: readonly LeftOut[] };

/**
 * What the manifest of a folder says, where it is that of this batch.
 * @returns undefined where the folder is gone, or another lies there
 */
export function readUploads(folder: string, batch: number, firstCode: string): Uploads | undefined {
  let manifest: Partial<Record<string, unknown>>;
  try {
    manifest = { ...Object(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))) };
  } catch {
    return undefined;
  }
  const { schema, files, left_out } = manifest;
  const isOurs = schema === MANIFEST_SCHEMA && manifest['batch'] === batch;
  if (!isOurs || manifest['first_code'] !== firstCode || !Array.isArray(files)) return undefined;
  const reasons: unknown[] = Array.isArray(left_out) ? left_out : [];
  return {
    files: files.map((one: unknown) => String(Object(one).name)),
    left_out: reasons.map((one) => {
      const { reason, count }: Partial<Record<string, unknown>> = { ...Object(one) };
      return { reason: String(reason), count: Number(count) };
    }),
  };
}
