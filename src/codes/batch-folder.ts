import { createHash, hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { customAlphabet } from 'nanoid';
import { fileError, PscrmError } from '../core/errors.ts';
import { codesCsv } from './code-csv.ts';
import type { CodeList } from './code-rows.ts';

export const MANIFEST_SCHEMA = 'pscrm.manifest/1';

/** manifest.json: what belongs to the folder, so that a printer can check that all of it came over. */
export type Manifest = {
  readonly schema: typeof MANIFEST_SCHEMA;
  readonly batch: number;
  readonly campaign: string;
  readonly channel: string;
  readonly count: number;
  /** Tells a batch from another of its number, which was never kept. */
  readonly first_code: string;
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
  /** Pictures that lie there already, by name: they are not drawn again. */
  readonly drawn?: ReadonlyMap<string, ManifestFile>;
};

/** Where the files of a batch go: a folder, or a ZIP file. */
export type Sink = {
  readonly add: (name: string, pieces: Iterable<Uint8Array>) => void | Promise<void>;
};

/** Files between two breaths, in which Ctrl-C and the progress line get their turn. */
const BREATH = 200;

/** Case does not tell names apart on every file system, so no capitals. */
const randomName = customAlphabet('abcdefghkmnpqrstuvwxyz23456789', 8);

/**
 * Makes the folder beside the one that is wanted, on the same disk, which `commitFolder` only renames.
 * @param mode who may read it, as POSIX has it
 * @returns its path
 * @throws file-not-found, file-unreadable, disk-full
 */
export function makePartial(folder: string, mode = 0o777): string {
  const partial = `${resolve(folder)}.partial-${randomName()}`;
  try {
    mkdirSync(partial, { recursive: true, mode });
  } catch (error) {
    throw fileError(error, folder);
  }
  return partial;
}

/**
 * Writes codes.csv, a picture per code and manifest.json (last) into a partial folder. An error or an
 * abort removes it.
 * @param folder how errors name it
 * @returns what the manifest says of the files
 * @throws interrupted; file-not-found, file-unreadable, disk-full
 */
export async function writeBatchFolder(
  partial: string,
  folder: string,
  list: CodeList,
  options: FolderOptions,
): Promise<readonly ManifestFile[]> {
  try {
    return await writeBatch(
      list,
      { add: (name, pieces) => writePieces(join(partial, name), pieces) },
      options,
    );
  } catch (error) {
    discardFolder(partial);
    throw fileError(error, folder);
  }
}

/** Removes pictures of codes that were not issued after all. */
export function removeOthers(
  partial: string,
  drawn: ReadonlyMap<string, ManifestFile>,
  files: readonly ManifestFile[],
): void {
  const kept = new Set(files.map(({ name }) => name));
  for (const name of drawn.keys()) if (!kept.has(name)) rmSync(join(partial, name));
}

/** Removes a partial folder, where the codes in it were not kept after all. */
export function discardFolder(partial: string): void {
  rmSync(partial, { recursive: true, force: true });
}

/** Writes a file a piece at a time, each of them whole: a full disk takes a part of one, and calls that written. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the files of a batch. Pictures are named by a serial and the code, `0001-Ab3xY9k.svg`: without
 * the serial, `aB.svg` and `Ab.svg` would be one file on Windows and macOS.
 * @throws interrupted, and what the sink throws
 */
export async function writeBatch(
  list: CodeList,
  sink: Sink,
  options: FolderOptions,
): Promise<readonly ManifestFile[]> {
  const { batch, campaign, channel, count } = list;
  const files: ManifestFile[] = [];
  await addHashed(sink, 'codes.csv', codesCsv(list), files);
  const digits = Math.max(4, String(count).length);
  for (let index = 0; index < count; index += 1) {
    if (index % BREATH === 0) await breathe(index, count, options);
    if (options.images === 'none') continue;
    const { code, url } = list.row(index);
    const serial = String(index + 1).padStart(digits, '0');
    const name = `${serial}-${code}.${options.images}`;
    const there = options.drawn?.get(name);
    if (there !== undefined) {
      files.push(there);
      continue;
    }
    const picture = Buffer.from(options.render(url));
    files.push({ name, bytes: picture.length, sha256: hash('sha256', picture) });
    const added = sink.add(name, [picture]);
    if (added !== undefined) await added;
  }
  await breathe(count, count, options);
  const head = { schema: MANIFEST_SCHEMA, batch, campaign, channel, count } as const;
  const manifest: Manifest = { ...head, first_code: list.row(0).code, files };
  await sink.add('manifest.json', [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
  return files;
}

/** Adds a file, and to the manifest how large it is and its hash. */
function addHashed(
  sink: Sink,
  name: string,
  pieces: Iterable<Uint8Array>,
  files: ManifestFile[],
): void | Promise<void> {
  const sum = createHash('sha256');
  let bytes = 0;
  const place = files.push({ name, bytes, sha256: '' }) - 1;
  function* hashed(): Generator<Uint8Array> {
    for (const piece of pieces) {
      sum.update(piece);
      bytes += piece.length;
      yield piece;
    }
    files[place] = { name, bytes, sha256: sum.digest('hex') };
  }
  return sink.add(name, hashed());
}

/** Says how far it is, lets signals and timers have their turn, and stops where it was told to. */
async function breathe(done: number, total: number, options: FolderOptions): Promise<void> {
  options.onProgress?.(done, total);
  await setImmediate();
  if (options.signal?.aborted === true) throw new PscrmError('interrupted');
}
