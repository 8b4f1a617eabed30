import {
  accessTo,
  fileBytes,
  openFile,
  type RandomAccess,
  type ReadBytes,
} from '../containers/bytes.ts';
import { readZip, type ZipEntry } from '../containers/zip.ts';
import { PscrmError } from '../core/errors.ts';

/** Where the bytes of a table are: a file, or the nth entry of a ZIP file. Plain data. */
export type Place = {
  readonly name: string;
  readonly path: string;
  readonly entry?: number | undefined;
  readonly password?: string | undefined;
};

/** A workbook in a ZIP file is unpacked in memory: its directory stands at its end. */
const MAX_PACKED_WORKBOOK = 96 * 2 ** 20;

/** The bytes at a place, a piece at a time, as often as they are asked for. */
export function bytesAt(place: Place): ReadBytes {
  const { path, entry, password } = place;
  if (entry === undefined) return fileBytes(path);
  return async function* (signal) {
    const archive = await openFile(path);
    try {
      yield* (await entryAt(archive, place, entry)).read(place.name, password, signal);
    } finally {
      await archive.close();
    }
  };
}

async function entryAt(archive: RandomAccess, { name }: Place, index: number): Promise<ZipEntry> {
  const entry = (await readZip(archive, name))[index];
  if (entry === undefined) throw new PscrmError('zip-broken', { file: name });
  return entry;
}

/** A place opened for reading here and there. Whoever opens it closes it. */
export async function openAt(place: Place): Promise<RandomAccess> {
  return place.entry === undefined ? openFile(place.path) : accessTo(await unpacked(place));
}

async function unpacked(place: Place): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytesAt(place)()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_PACKED_WORKBOOK)
      throw new PscrmError('workbook-too-large', { file: place.name });
  }
  return Buffer.concat(chunks);
}
