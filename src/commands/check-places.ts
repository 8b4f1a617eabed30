import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Picture } from '../codes/compare-codes.ts';
import { openFile } from '../containers/bytes.ts';
import { readZip, type ZipEntry } from '../containers/zip.ts';
import { fileError, PscrmError } from '../core/errors.ts';
import { drawPage } from '../print/draw-page.ts';
import { type DrawingRead, readDrawing } from '../print/read-drawing.ts';
import { readQrs } from '../print/read-qr.ts';
import { readStamp, type Stamp } from '../print/sheet/stamp.ts';

/** A file that may be a picture of a code, or hold some. */
export type CheckFile = {
  /** Below the folder or ZIP file that was named; or its own name. */
  readonly name: string;
  readonly bytes: () => Promise<Buffer>;
  /** Where it lies, if it is not in a ZIP file. */
  readonly path: string | null;
};

/** As many as a batch may have pictures, and more than an export of a shop ever has files. */
const LARGE = { entries: 1_000_000, directoryBytes: 2 ** 28 };

/** What computers leave in folders and ZIP files by themselves. */
const LITTER = /(?:^|\/)(?:\._|__MACOSX\/|\.DS_Store$|Thumbs\.db$)/;

/**
 * The files of a folder with its folders, or of a ZIP file; or the one file itself.
 * @returns them in the order of their names, and what is to be called when they have been read
 * @throws file-not-found, file-unreadable, zip-broken …
 */
export async function listFiles(
  path: string,
): Promise<{ readonly files: readonly CheckFile[]; readonly close: () => Promise<void> }> {
  const closed = { close: () => Promise.resolve() };
  try {
    if (statSync(path).isDirectory()) return { files: inFolder(path), ...closed };
    if (!/\.zip$/i.test(path)) return { files: [onDisk(basename(path), path)], ...closed };
    const data = await openFile(path);
    const entries = await readZip(data, basename(path), LARGE);
    return { files: sorted(entries.map(packed)), close: data.close };
  } catch (error) {
    throw fileError(error, path);
  }
}

function inFolder(path: string): readonly CheckFile[] {
  const found = readdirSync(path, { recursive: true, withFileTypes: true });
  return sorted(
    found
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => onDisk(file.slice(path.length).replace(/^[/\\]/, ''), file)),
  );
}

function sorted(files: readonly CheckFile[]): readonly CheckFile[] {
  return files
    .filter(({ name }) => !LITTER.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function onDisk(name: string, path: string): CheckFile {
  return { name, path, bytes: () => Promise.resolve(readFileSync(path)) };
}

function packed(entry: ZipEntry): CheckFile {
  const bytes = async (): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.read(entry.name)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  return { name: entry.name, path: null, bytes };
}

/** Dots per inch at which pages are drawn, and once more where something was not found. */
const DPI = 200;
export const FINEST_DPI = 400;

export type ReadOptions = {
  readonly dpi?: number;
  /** Told of each file that was read whole, with its SHA-256. */
  readonly onRead?: (name: string, sha256: string) => void;
  readonly onPicture?: () => void;
  /** Told of each PDF with pages, and what it says that it holds. */
  readonly onPdf?: (stamp: Stamp | undefined) => void;
  readonly signal: AbortSignal;
};

/** Is it a PDF, by its name? */
export function isPdf({ name }: Pick<CheckFile, 'name'>): boolean {
  return /\.pdf$/i.test(name);
}

/**
 * Reads every symbol of every picture and page. Files of other kinds have none.
 * @throws no-pdftoppm where there are pages and no program that draws them; interrupted
 */
export async function readPictures(
  files: readonly CheckFile[],
  { dpi = DPI, onRead, onPicture, onPdf, signal }: ReadOptions,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const file of files) {
    if (isPdf(file)) {
      const stamp = readStamp(await file.bytes());
      onPdf?.(stamp);
      const symbols = stamp?.symbols ?? 1;
      for await (const [page, texts] of pagesOf(file, dpi, signal)) {
        pictures.push({
          place: `${file.name}, ${page}`,
          named: null,
          texts,
          unknown: [],
          isPage: true,
          symbols,
        });
        onPicture?.();
      }
      continue;
    }
    const bytes = await file.bytes();
    onRead?.(file.name, createHash('sha256').update(bytes).digest('hex'));
    const read = await readPicture(file.name, bytes);
    if (signal.aborted) throw new PscrmError('interrupted');
    if (read === undefined) continue;
    const named = /(?:^|\/)\d{4,}-(\w+)\.\w+$/.exec(file.name)?.[1] ?? null;
    pictures.push({ place: file.name, named, ...read, isPage: false, symbols: 1 });
    onPicture?.();
  }
  return pictures;
}

/** Pictures as designers and scanners leave them, which nothing here reads. */
const OTHERS = /\.(?:ai|eps|psd|tiff?|webp|gif|bmp|heic|indd|cdr)$/i;

/** What the symbols of a picture say; undefined: the file is no picture. */
async function readPicture(name: string, bytes: Buffer): Promise<DrawingRead | undefined> {
  if (/\.(?:png|jpe?g)$/i.test(name)) return { texts: await readQrs(bytes), unknown: [] };
  if (/\.svg$/i.test(name)) return readDrawing(bytes.toString());
  const [kind] = OTHERS.exec(name) ?? [];
  return kind === undefined ? undefined : { texts: [], unknown: [kind] };
}

/** What each page says. The next one is drawn while one is read: they are two programs. */
async function* pagesOf(
  file: CheckFile,
  dpi: number,
  signal: AbortSignal,
): AsyncGenerator<readonly [number, readonly string[]]> {
  const folder = file.path === null ? mkdtempSync(join(tmpdir(), 'pscrm-check-')) : undefined;
  const path = file.path ?? join(folder ?? '', 'a.pdf');
  try {
    if (folder !== undefined) writeFileSync(path, await file.bytes(), { mode: 0o600 });
    let next = drawPage(path, 1, dpi);
    for (let page = 1; ; page += 1) {
      const picture = await next;
      if (picture === undefined) throw new PscrmError('no-pdftoppm');
      if (signal.aborted) throw new PscrmError('interrupted');
      if (picture.length === 0) return;
      next = drawPage(path, page + 1, dpi);
      yield [page, await readQrs(picture)];
    }
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
