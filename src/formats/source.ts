import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileError, PscrmError } from '../core/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file ready to be read: what it is called, what it weighs, how it is encoded. */
export type SourceFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** Removes the copy that standard input was kept in. */
  readonly dispose: () => Promise<void>;
};

/**
 * Looks at a whole file once: its hash, and whether it is UTF-8. Memory stays flat.
 * Standard input (`-`) is kept in a temporary file, since it can be read only once.
 * @throws file-not-found, file-unreadable, not-a-file, empty-file, not-text
 */
export async function openSource(
  path: string,
  stdin: Readable,
  signal?: AbortSignal,
): Promise<SourceFile> {
  const name = path === '-' ? 'stdin' : basename(path);
  const kept = path === '-' ? await keep(stdin, signal) : undefined;
  const dispose = async (): Promise<void> => {
    if (kept !== undefined) await rm(kept, { force: true });
  };
  try {
    const real = kept ?? path;
    return { name, path: real, dispose, ...(await survey(real, name, signal)) };
  } catch (error) {
    await dispose();
    throw fileError(error, name);
  }
}

async function keep(stdin: Readable, signal?: AbortSignal): Promise<string> {
  const path = join(tmpdir(), `pscrm-stdin-${randomBytes(6).toString('hex')}.csv`);
  try {
    await pipeline(stdin, createWriteStream(path, { mode: 0o600 }), { signal });
  } catch (error) {
    await rm(path, { force: true });
    throw fileError(error, path);
  }
  return path;
}

async function survey(
  path: string,
  name: string,
  signal?: AbortSignal,
): Promise<Pick<SourceFile, 'bytes' | 'sha256' | 'encoding'>> {
  const hash = createHash('sha256');
  const strict = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let utf8 = true;
  const marked = await byteOrderMark(path);
  for await (const chunk of chunks(path, signal)) {
    hash.update(chunk);
    bytes += chunk.length;
    if (marked !== undefined) continue;
    if (chunk.includes(0)) throw new PscrmError('not-text', { file: name });
    utf8 &&= decodes(() => strict.decode(chunk, { stream: true }));
  }
  utf8 &&= decodes(() => strict.decode());
  if (bytes === 0) throw new PscrmError('empty-file', { file: name });
  return { bytes, sha256: hash.digest('hex'), encoding: marked ?? (utf8 ? 'utf-8' : 'gb18030') };
}

async function byteOrderMark(path: string): Promise<Encoding | undefined> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
    if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
    if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
    return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 'utf-8' : undefined;
  } finally {
    await file.close();
  }
}

function decodes(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

function chunks(path: string, signal?: AbortSignal): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 18, ...(signal ? { signal } : {}) });
}

/**
 * The text of a source, in pieces, without a byte order mark, every line ending in `\n`: then the
 * parser's count of lines is that of an editor.
 * @throws not-text where the bytes are neither UTF-8 nor GB18030
 */
export async function* readText(
  source: Pick<SourceFile, 'name' | 'path' | 'encoding'>,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const normalise = lineEnds();
  for await (const piece of decoded(source, signal)) yield normalise(piece);
  yield normalise('', true);
}

/** Old Macs end lines with CR alone; anywhere else a lone CR is a stray mark inside a cell. */
function lineEnds(): (piece: string, last?: boolean) => string {
  let held = '';
  let classicMac: boolean | undefined;
  return (piece, last = false) => {
    let text = held + piece;
    // A CR at the very end waits to be seen with the LF that may follow it.
    held = !last && text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (!text.includes('\r')) {
      if (text.includes('\n')) classicMac ??= false;
      return text;
    }
    classicMac ??= /^[^\r\n]*\r(?!\n)/.test(text);
    return text.replaceAll('\r\n', '\n').replaceAll('\r', classicMac ? '\n' : ' ');
  };
}

async function* decoded(
  source: Pick<SourceFile, 'name' | 'path' | 'encoding'>,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(source.encoding, { fatal: true });
  try {
    for await (const chunk of chunks(source.path, signal))
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) {
      throw new PscrmError('not-text', { file: source.name }, { cause: error });
    }
    throw fileError(error, source.name);
  }
}
