import type { Entry, FileEntry } from '@zip.js/zip.js';
import { fileError, PscrmError } from '../core/errors.ts';
import { shortName } from '../core/width.ts';
import type { RandomAccess } from './bytes.ts';

/** A file in a ZIP file. Its bytes are inflated as they are read; nothing is written to disk. */
export type ZipEntry = {
  /** Its place in the directory: two entries may have one name. */
  readonly index: number;
  readonly name: string;
  /** Bytes that it says it unpacks to; reading it stops where it lied. */
  readonly bytes: number;
  readonly encrypted: boolean;
  /** @param file how errors name it */
  readonly read: (
    file: string,
    password?: string,
    signal?: AbortSignal,
  ) => AsyncGenerator<Uint8Array>;
};

/** A directory of more is no export of a shop, and it is read whole. */
const USUAL = { entries: 10_000, directoryBytes: 16 * 2 ** 20 };
/** 16 GB are some 30 million orders. A bomb of that size costs minutes, no memory. */
const MAX_UNPACKED = 16 * 2 ** 30;
/** Orders shrink to a tenth or a thirtieth. Small entries may do better: a sheet of one word. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 64 * 2 ** 20;

/**
 * Back ends write their headers as they please: what counts is the directory, and the checksum of what
 * comes. Names are another matter.
 */
const READING = {
  strictness: 'tolerant',
  filenameValidation: 'balanced',
  maxAppendedDataSize: 65_535,
} as const;

/**
 * The files of a ZIP file; folders are left out. Names without the UTF-8 flag are UTF-8 where they can
 * be, else GBK, as Windows in China writes them.
 * @param most files, and bytes of their directory
 * @throws zip-broken, zip-unsafe (a name that leads out of the archive), zip-too-large (a bomb),
 *   not-supported. Reading an entry throws these and password-needed, password-wrong
 */
export async function readZip(
  data: RandomAccess,
  file: string,
  most = USUAL,
): Promise<readonly ZipEntry[]> {
  const { configure, Reader, ZipReader } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  class Access extends Reader<RandomAccess> {
    override size = data.size;
    override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
      if (length > most.directoryBytes) throw new PscrmError('zip-too-large', { file });
      return data.read(offset, length);
    }
  }
  const found: FileEntry[] = [];
  let unpacked = 0;
  try {
    const reader = new ZipReader(new Access(data), { ...READING, decodeText: decodeName });
    for await (const entry of reader.getEntriesGenerator()) {
      refuseBomb(entry, file);
      unpacked += entry.uncompressedSize;
      if (!entry.directory) found.push(entry);
      if (found.length > most.entries || unpacked > MAX_UNPACKED)
        throw new PscrmError('zip-too-large', { file });
    }
  } catch (error) {
    throw zipError(error, file, false);
  }
  return found.map((entry, index) => ({
    index,
    name: entry.filename,
    bytes: entry.uncompressedSize,
    encrypted: entry.encrypted,
    read: (label, password, signal) => inflate(entry, label, password, signal),
  }));
}

function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
}

function refuseBomb(
  { uncompressedSize, compressedSize }: Pick<Entry, 'uncompressedSize' | 'compressedSize'>,
  file: string,
): void {
  if (uncompressedSize < RATIO_COUNTS_FROM) return;
  if (uncompressedSize > compressedSize * MAX_RATIO)
    throw new PscrmError('zip-too-large', { file });
}

async function* inflate(
  entry: FileEntry,
  file: string,
  password: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted && password === undefined) throw new PscrmError('password-needed', { file });
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let failure: unknown;
  let fail: (reason: unknown) => void = () => undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (pipe) => {
      fail = (reason) => {
        failure = reason;
        pipe.error(reason);
      };
    },
  });
  const options = { checkCrc32: true, signal: either };
  // What goes wrong before the first byte does not reach the stream by itself.
  const done = entry
    .getData(writable, password === undefined ? options : { ...options, password })
    .catch(fail);
  let bytes = 0;
  try {
    for await (const chunk of readable) {
      bytes += chunk.length;
      // What the directory says of the size is checked against what comes.
      refuseBomb({ uncompressedSize: bytes, compressedSize: entry.compressedSize }, file);
      if (bytes > entry.uncompressedSize) throw new PscrmError('zip-broken', { file });
      yield chunk;
    }
    await done;
    if (failure !== undefined) throw failure;
  } catch (error) {
    throw signal?.aborted === true ? error : zipError(error, file, entry.encrypted);
  } finally {
    stop.abort();
    await done;
  }
}

/** The library's errors carry no code: their messages are constants that it exports. */
function zipError(error: unknown, file: string, encrypted: boolean): unknown {
  if (error instanceof PscrmError || !(error instanceof Error)) return error;
  const known = fileError(error, file);
  if (known !== error) return known;
  switch (error.message) {
    case 'Unsafe filename': {
      const entry = 'filename' in error ? shortName(String(error.filename)) : '';
      return new PscrmError('zip-unsafe', { file, entry }, { cause: error });
    }
    case 'Encryption method not supported':
    case 'Compression method not supported':
    case 'Encrypted central directory is not supported':
      return new PscrmError('not-supported', { file }, { cause: error });
    default:
      // A wrong password that passes its short check shows as damage.
      return new PscrmError(
        encrypted ? 'password-wrong' : 'zip-broken',
        { file },
        { cause: error },
      );
  }
}
