import { PscrmError } from '../core/errors.ts';
import type { RandomAccess } from './bytes.ts';

const MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const LAST_SECTOR = 0xfffffffa; // what is larger marks an end or a gap
const HEADER = 512;
const ENTRY = 128;
/** Streams of less are kept in the small sectors of another stream. */
const MINI_BELOW = 4096;
const MINI = 64;

/** Is this the container that old Office files, and locked new ones, are? */
export async function isCompound(data: RandomAccess): Promise<boolean> {
  return MARK.equals(await data.read(0, MARK.length));
}

/**
 * The streams of a compound file by name. Each is read through the chain of its sectors, here and there,
 * so that a large one is never in memory.
 * @throws workbook-broken
 */
export async function openCompound(
  data: RandomAccess,
  file: string,
): Promise<ReadonlyMap<string, RandomAccess>> {
  const broken = new PscrmError('workbook-broken', { file });
  const head = Buffer.from(await data.read(0, HEADER));
  if (head.length < HEADER) throw broken;
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken;
  const sector = 2 ** shift;
  const sectors = Math.ceil(data.size / sector);

  const readSector = async (n: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(sector); // the last one may be cut
    bytes.set(await data.read((n + 1) * sector, sector));
    return bytes;
  };
  const table = new Uint32Array(sectors + sector / 4);
  let filled = 0;
  const addToTable = async (n: number): Promise<void> => {
    if (n >= sectors || filled >= sectors) return;
    const bytes = await readSector(n);
    for (let at = 0; at < sector && filled < table.length; at += 4) {
      table[filled] = bytes.readUInt32LE(at);
      filled += 1;
    }
  };
  for (let at = 76; at < HEADER; at += 4) {
    if (head.readUInt32LE(at) < LAST_SECTOR) await addToTable(head.readUInt32LE(at));
  }
  for (let next = head.readUInt32LE(68), seen = 0; next < LAST_SECTOR; seen += 1) {
    if (seen > sectors || next >= sectors) throw broken;
    const bytes = await readSector(next);
    for (let at = 0; at < sector - 4; at += 4) {
      if (bytes.readUInt32LE(at) < LAST_SECTOR) await addToTable(bytes.readUInt32LE(at));
    }
    next = bytes.readUInt32LE(sector - 4);
  }

  const chainOf = (start: number, links: Uint32Array, length: number): number[] => {
    const chain: number[] = [];
    for (let n = start; n < LAST_SECTOR && chain.length < length; n = links[n] ?? LAST_SECTOR) {
      if (n >= links.length) throw broken;
      chain.push(n);
    }
    if (chain.length < length) throw broken;
    return chain;
  };
  const large = (start: number, size: number): RandomAccess => {
    if (size > data.size) throw broken;
    const chain = chainOf(start, table, Math.ceil(size / sector));
    return chained(chain, sector, size, (n, offset, length) =>
      data.read((n + 1) * sector + offset, length),
    );
  };
  const whole = async (start: number): Promise<Buffer> => {
    let length = 0;
    for (let n = start; n < LAST_SECTOR && length <= sectors; n = table[n] ?? LAST_SECTOR)
      length += 1;
    const stream = large(start, Math.min(length * sector, data.size));
    return Buffer.from(await stream.read(0, stream.size));
  };

  const directory = await whole(head.readUInt32LE(48));
  const miniBytes = await whole(head.readUInt32LE(60));
  const miniTable = new Uint32Array(miniBytes.length / 4).map((_, n) =>
    miniBytes.readUInt32LE(n * 4),
  );
  const streams = new Map<string, RandomAccess>();
  let container: RandomAccess | undefined;
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const kind = directory[at + 66];
    const start = directory.readUInt32LE(at + 116);
    const size = Number(directory.readBigUInt64LE(at + 120));
    const nameBytes = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2);
    const name = directory.toString('utf16le', at, at + nameBytes);
    if (kind === 5) container = size > 0 ? large(start, size) : undefined;
    else if (kind === 2 && size >= MINI_BELOW) streams.set(name, large(start, size));
    else if (kind === 2 && container !== undefined) {
      const small = container;
      const chain = chainOf(start, miniTable, Math.ceil(size / MINI));
      const read = (n: number, offset: number, length: number) =>
        small.read(n * MINI + offset, length);
      streams.set(name, chained(chain, MINI, size, read));
    }
  }
  return streams;
}

type ReadPart = (sector: number, offset: number, length: number) => Promise<Uint8Array>;

function chained(
  chain: readonly number[],
  sector: number,
  size: number,
  readPart: ReadPart,
): RandomAccess {
  return {
    size,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      for (let done = 0; done < bytes.length;) {
        const n = Math.floor((offset + done) / sector);
        const from = (offset + done) % sector;
        const wanted = Math.min(sector - from, bytes.length - done);
        bytes.set(await readPart(chain[n] ?? 0, from, wanted), done);
        done += wanted;
      }
      return bytes;
    },
    close: () => Promise.resolve(),
  };
}
