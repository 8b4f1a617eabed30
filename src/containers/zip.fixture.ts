import { crc32, deflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export type Packed = {
  readonly name: string | Buffer;
  readonly data: string | Uint8Array;
  /** What the directory says of the size, where it lies. */
  readonly claims?: number;
};

/** A ZIP file as the format has it, with every freedom to be wrong. Names are written as given. */
export function makeZip(...entries: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, claims } of entries) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const label = Buffer.from(name);
    const utf8 = typeof name === 'string' ? 0x0800 : 0;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(utf8, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(0x5a21, 8); // a day in 2025
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? raw.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    const local = [Buffer.from('PK\u0003\u0004'), shared, label, packed];
    locals.push(...local);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), shared, offset, label);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** Locked by the library, which also knows how to open it: an independent hand for ours to read. */
export async function lockedZip(
  kind: 'zipcrypto' | 'aes',
  password: string,
  ...entries: readonly Packed[]
): Promise<Buffer> {
  const options = kind === 'aes' ? { encryptionStrength: 3 as const } : { zipCrypto: true };
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    password,
    useWebWorkers: false,
    ...options,
  });
  for (const { name, data } of entries) {
    await writer.add(String(name), new Uint8ArrayReader(Buffer.from(data)));
  }
  return Buffer.from(await writer.close());
}
