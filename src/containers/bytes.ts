import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The bytes of something, from its start each time it is called. */
export type ReadBytes = (signal?: AbortSignal) => AsyncIterable<Uint8Array>;

/** Bytes that can be read at any place, a part at a time. */
export type RandomAccess = {
  readonly size: number;
  /** @returns fewer bytes than asked for at the end */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

export function fileBytes(path: string): ReadBytes {
  return (signal) =>
    createReadStream(path, { highWaterMark: 1 << 18, ...(signal ? { signal } : {}) });
}

export async function openFile(path: string): Promise<RandomAccess> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

export function accessTo(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}
