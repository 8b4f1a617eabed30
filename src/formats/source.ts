import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CONTENT_WITHIN, contentOf } from '../containers/content.ts';
import { fileError, PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { decode } from './decode.ts';
import { type Encoding, type ReadBytes, survey } from './encoding.ts';

/** A file ready to be read: what it is called, what it weighs, how it is encoded. */
export type SourceFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** The encoding was asked for: what does not fit it is read as U+FFFD. */
  readonly lenient: boolean;
  /** Removes the copy that standard input was kept in. */
  readonly dispose: () => Promise<void>;
};

/** Of a source, what its text is read from: plain data, so that a worker thread can have it. */
export type TextOf = Omit<SourceFile, 'dispose' | 'bytes' | 'sha256'>;

export type OpenOptions = {
  readonly stdin: Readable;
  readonly signal?: AbortSignal | undefined;
  readonly encoding?: Encoding | undefined;
};

/** What one path brought: each inner list is one file; a workbook is a list of its sheets. */
export type Opened = {
  readonly files: readonly (readonly SourceFile[])[];
  readonly notes: readonly Note[];
};

/**
 * Looks at a whole file once: what it is, its hash, how it is encoded. Memory stays flat.
 * Standard input (`-`) is kept in a temporary file, since it can be read only once.
 * @throws file-not-found, file-unreadable, not-a-file, html-file, other-file, and what `survey` throws
 */
export async function openSources(path: string, options: OpenOptions): Promise<Opened> {
  const { stdin, signal } = options;
  const name = path === '-' ? 'stdin' : basename(path);
  const kept = path === '-' ? await keep(stdin, signal) : undefined;
  const dispose = async (): Promise<void> => {
    if (kept !== undefined) await rm(kept, { force: true });
  };
  try {
    const real = kept ?? path;
    await refuseOther(real, name);
    const source = { ...(await openText(real, name, options)), dispose };
    return { files: [[source]], notes: await replaced(source, signal) };
  } catch (error) {
    await dispose();
    throw fileError(error, name);
  }
}

/** A file that holds one table: the first of what `openSources` finds. */
export async function openSource(
  path: string,
  stdin: Readable,
  signal?: AbortSignal,
): Promise<SourceFile> {
  const { files } = await openSources(path, { stdin, signal });
  const source = files[0]?.[0];
  if (source === undefined) throw new PscrmError('empty-file', { file: basename(path) });
  return source;
}

async function openText(
  path: string,
  name: string,
  { encoding, signal }: OpenOptions,
): Promise<Omit<SourceFile, 'dispose'>> {
  const seen = await survey(bytesOf(path), name, { forced: encoding, signal });
  return { name, path, lenient: encoding !== undefined, ...seen };
}

/** Whoever names an encoding learns how much does not fit it. */
async function replaced(source: SourceFile, signal?: AbortSignal): Promise<Note[]> {
  if (!source.lenient) return [];
  let n = 0;
  for await (const piece of readText(source, signal)) n += piece.split('\uFFFD').length - 1;
  return n === 0 ? [] : [{ code: 'bytes-replaced', params: { file: source.name, n } }];
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

async function refuseOther(path: string, file: string): Promise<void> {
  for await (const start of bytesOf(path)()) {
    const content = contentOf(start.subarray(0, CONTENT_WITHIN));
    if (content.kind === 'html') throw new PscrmError('html-file', { file });
    if (content.kind === 'other') throw new PscrmError('other-file', { file, kind: content.name });
    return;
  }
}

function bytesOf(path: string): ReadBytes {
  return (signal) =>
    createReadStream(path, { highWaterMark: 1 << 18, ...(signal ? { signal } : {}) });
}

/**
 * The text of a source, in pieces, every line ending in `\n`. May be called more than once.
 * @throws not-text {file, line} where the bytes do not fit the encoding
 */
export async function* readText(source: TextOf, signal?: AbortSignal): AsyncGenerator<string> {
  const { name, path, encoding, lenient } = source;
  try {
    yield* decode(bytesOf(path), { file: name, encoding, lenient }, signal);
  } catch (error) {
    throw fileError(error, name);
  }
}
