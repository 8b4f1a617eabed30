import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPackage } from '../containers/package.ts';
import { readWorkbook } from '../containers/workbook.ts';
import { readZip } from '../containers/zip.ts';
import { fileError, PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { decode } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { findFiles } from './open-place.ts';
import { bytesAt, openAt, type Place } from './place.ts';

/** A file ready to be read: what it is called, what it weighs, how it is encoded. */
export type SourceFile = {
  /** `orders.csv`, `archive.zip/orders.csv`, `book.xlsx/订单` */
  readonly name: string;
  readonly path: string;
  /** Which part of the file at `path` it is, where it is not all of it. */
  readonly inside?: Inside;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** The encoding was asked for: what does not fit it is read as U+FFFD. */
  readonly lenient: boolean;
  /** Removes the copy that standard input was kept in. */
  readonly dispose: () => Promise<void>;
};

type Inside = {
  /** The nth file of a ZIP file. */
  readonly entry?: number | undefined;
  /** A sheet of a workbook. */
  readonly sheet?: string | undefined;
  readonly password?: string | undefined;
};

export type OpenOptions = {
  readonly stdin: Readable;
  readonly signal?: AbortSignal | undefined;
  readonly encoding?: Encoding | undefined;
  /** Of a ZIP file or workbook. */
  readonly password?: string | undefined;
  /** Told of each file of an archive that is refused, where the others are wanted all the same. */
  readonly onRefused?: ((file: string, error: unknown) => void) | undefined;
};

/** Standard input, and what systems call it. */
const STDIN: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

/** What one path brought: each inner list is one file; a workbook is a list of its sheets. */
export type Opened = {
  readonly files: readonly (readonly SourceFile[])[];
  readonly notes: readonly Note[];
};

/**
 * Looks at a whole file once: what it is, its hash, how it is encoded. Memory stays flat.
 * Standard input (`-`) is kept in a temporary file, since it can be read only once.
 * @throws file-not-found, file-unreadable, not-a-file, pipe-file, html-file, other-file, xls-file, password-needed,
 *   password-wrong, and what `survey`, `readZip` and `readWorkbook` throw
 */
export async function openSources(path: string, options: OpenOptions): Promise<Opened> {
  const { stdin, signal, password } = options;
  const isStdin = STDIN.has(path);
  const name = isStdin ? 'stdin' : basename(path);
  if (!isStdin) await refusePipe(path, name);
  const kept = isStdin ? await keep(stdin, signal) : undefined;
  const dispose = async (): Promise<void> => {
    if (kept !== undefined) await rm(kept, { force: true });
  };
  try {
    const { files, notes } = await findFiles({ name, path: kept ?? path, password }, options);
    const sources = files.map((sheets) => sheets.map((sheet) => ({ ...sheet, dispose })));
    return { files: sources, notes: [...notes, ...(await replaced(sources.flat(), signal))] };
  } catch (error) {
    await dispose();
    throw fileError(error, name);
  }
}

/** To open a pipe waits for whoever writes to it, out of reach of Ctrl-C; and it can be read only once. */
async function refusePipe(path: string, file: string): Promise<void> {
  const kind = await stat(path).catch((error: unknown) => {
    throw fileError(error, file);
  });
  if (!kind.isFile() && !kind.isDirectory()) throw new PscrmError('pipe-file', { file, path });
}

/** A file that holds one table: the first of what `openSources` finds. */
export async function openSource(
  path: string,
  stdin: Readable,
  signal?: AbortSignal,
  password?: string,
): Promise<SourceFile> {
  const { files } = await openSources(path, { stdin, signal, password });
  const source = files[0]?.[0];
  if (source === undefined) throw new PscrmError('empty-file', { file: basename(path) });
  return source;
}

/** Whoever names an encoding learns how much does not fit it. */
async function replaced(sources: readonly SourceFile[], signal?: AbortSignal): Promise<Note[]> {
  const notes: Note[] = [];
  for (const source of sources.filter(({ lenient }) => lenient)) {
    let n = 0;
    for await (const piece of readText(source, signal)) n += piece.split('\uFFFD').length - 1;
    if (n > 0) notes.push({ code: 'bytes-replaced', params: { file: source.name, n } });
  }
  return notes;
}

async function keep(stdin: Readable, signal?: AbortSignal): Promise<string> {
  const path = join(tmpdir(), `pscrm-stdin-${randomBytes(6).toString('hex')}`);
  try {
    await pipeline(stdin, createWriteStream(path, { mode: 0o600 }), { signal });
  } catch (error) {
    await rm(path, { force: true });
    throw fileError(error, path);
  }
  return path;
}

/** Of a source, what its text is read from: plain data, so that a worker thread can have it. */
export type TextOf = Pick<SourceFile, 'name' | 'path' | 'inside' | 'encoding' | 'lenient'>;

/**
 * The text of a source, in pieces, every line ending in `\n`; of a sheet, CSV made of it. May be called
 * more than once, in any thread.
 * @throws not-text {file, line} where the bytes do not fit the encoding; of a sheet, what `sheetCsv`
 *   throws
 */
export async function* readText(source: TextOf, signal?: AbortSignal): AsyncGenerator<string> {
  const { name, path, inside, encoding, lenient } = source;
  const place = { name, path, entry: inside?.entry, password: inside?.password };
  try {
    if (inside?.sheet === undefined)
      yield* decode(bytesAt(place), { file: name, encoding, lenient }, signal);
    else yield* readSheet(place, inside.sheet, signal);
  } catch (error) {
    throw fileError(error, name);
  }
}

async function* readSheet(
  place: Place,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const { name: file, password } = place;
  const data = await openAt(place);
  try {
    const entries = await readZip(await openPackage(data, file, password), file);
    const sheets = await readWorkbook(entries, file);
    const sheet = sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new PscrmError('workbook-broken', { file });
    yield* sheet.csv(file, signal);
  } finally {
    await data.close();
  }
}
