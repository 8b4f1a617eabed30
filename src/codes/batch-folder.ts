import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { customAlphabet } from 'nanoid';
import { csvText } from '../core/csv.ts';
import { fileError, PscrmError } from '../core/errors.ts';
import { CODE_COLUMNS, type CodeRow } from './code-rows.ts';

export const MANIFEST_SCHEMA = 'pscrm.manifest/1';

/** manifest.json: what belongs to the folder, so that a printer can check that all of it came over. */
export type Manifest = {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly batch: number;
  readonly campaign: string;
  readonly channel: string;
  readonly count: number;
  readonly files: readonly ManifestFile[];
};
export type ManifestFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Which pictures to write; `render` draws the QR of a URL (drawing is not at home in this folder). */
export type Images =
  | { readonly images: 'none' }
  | { readonly images: 'svg' | 'png'; readonly render: (url: string) => string | Uint8Array };

export type FolderOptions = Images & {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/** Files between two breaths, in which Ctrl-C and the progress line get their turn. */
const BREATH = 200;

/** Case does not tell names apart on every file system, so no capitals. */
const randomName = customAlphabet('abcdefghkmnpqrstuvwxyz23456789', 8);

/**
 * Writes codes.csv, a picture per code and manifest.json (last) into a new folder beside the one that
 * is wanted, on the same disk: `commitFolder` then only renames. An error or an abort removes it.
 *
 * Pictures are named by a serial and the code, `0001-Ab3xY9k.svg`: without the serial, `aB.svg` and
 * `Ab.svg` would be one file on Windows and macOS.
 * @param rows at least one
 * @returns the path of the partial folder
 * @throws interrupted; file-not-found, file-unreadable, disk-full
 */
export async function writeBatchFolder(
  folder: string,
  rows: readonly CodeRow[],
  options: FolderOptions,
): Promise<string> {
  const partial = `${resolve(folder)}.partial-${randomName()}`;
  try {
    mkdirSync(partial, { recursive: true });
  } catch (error) {
    throw fileError(error, folder);
  }
  try {
    await fill(partial, rows, options);
  } catch (error) {
    discardFolder(partial);
    throw fileError(error, folder);
  }
  return partial;
}

/** Removes a partial folder, where the codes in it were not kept after all. */
export function discardFolder(partial: string): void {
  rmSync(partial, { recursive: true, force: true });
}

async function fill(
  partial: string,
  rows: readonly CodeRow[],
  options: FolderOptions,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) throw new PscrmError('nothing-to-issue');
  const files: ManifestFile[] = [];
  const write = (name: string, data: Uint8Array): void => {
    writeFileSync(join(partial, name), data);
    const sha256 = createHash('sha256').update(data).digest('hex');
    files.push({ name, bytes: data.length, sha256 });
  };
  write('codes.csv', Buffer.from(codesCsv(rows)));
  const digits = Math.max(4, String(rows.length).length);
  for (const [index, { code, url }] of rows.entries()) {
    if (index % BREATH === 0) await breathe(index, rows.length, options);
    if (options.images === 'none') continue;
    const serial = String(index + 1).padStart(digits, '0');
    write(`${serial}-${code}.${options.images}`, Buffer.from(options.render(url)));
  }
  await breathe(rows.length, rows.length, options);
  const { batch, campaign, channel } = first;
  const manifest: Manifest = {
    schema: MANIFEST_SCHEMA,
    batch,
    campaign,
    channel,
    count: rows.length,
    files,
  };
  writeFileSync(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Says how far it is, lets signals and timers have their turn, and stops where it was told to. */
async function breathe(done: number, total: number, options: FolderOptions): Promise<void> {
  options.onProgress?.(done, total);
  await setImmediate();
  if (options.signal?.aborted === true) throw new PscrmError('interrupted');
}

function codesCsv(rows: readonly CodeRow[]): string {
  return csvText([CODE_COLUMNS, ...rows.map((row) => CODE_COLUMNS.map((column) => row[column]))]);
}
