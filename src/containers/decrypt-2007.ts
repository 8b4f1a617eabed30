import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { PscrmError } from '../core/errors.ts';
import type { RandomAccess } from './bytes.ts';
import { digest, fourBytes, hashPassword } from './password-hash.ts';

const TIMES = 50_000;
const BLOCK = 16;
/** AES with 128, 192 and 256 bits; RC4 of before is not read. */
const AES = new Set([0x660e, 0x660f, 0x6610]);

/**
 * Opens a workbook locked as Office 2007 does ("standard": AES in ECB mode, SHA-1), which other writers
 * still do.
 * @param info the stream `EncryptionInfo`, from its start
 * @throws password-wrong, not-supported
 */
export function decrypt2007(
  info: Buffer,
  locked: RandomAccess,
  size: number,
  password: string,
  file: string,
): RandomAccess {
  const header = info.subarray(12, 12 + info.readUInt32LE(8));
  if (!AES.has(header.readUInt32LE(8))) throw new PscrmError('not-supported', { file });
  const verifier = info.subarray(12 + header.length);
  const key = keyOf(password, verifier.subarray(4, 20), header.readUInt32LE(16) / 8);
  const open = (bytes: Uint8Array): Buffer => {
    const made = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
    return Buffer.concat([made.update(bytes), made.final()]);
  };
  const expected = open(verifier.subarray(40, 72)).subarray(0, 20);
  if (!timingSafeEqual(digest('sha1', open(verifier.subarray(20, 36))), expected))
    throw new PscrmError('password-wrong', { file });
  return {
    size,
    read: async (offset, length) => {
      const end = Math.min(size, offset + length);
      const from = offset - (offset % BLOCK);
      const bytes = await locked.read(8 + from, Math.ceil((end - from) / BLOCK) * BLOCK);
      return open(bytes.subarray(0, bytes.length - (bytes.length % BLOCK))).subarray(
        offset - from,
        Math.max(offset, end) - from,
      );
    },
    close: () => Promise.resolve(),
  };
}

/** As CryptDeriveKey of Windows makes it of a hash. */
function keyOf(password: string, salt: Buffer, length: number): Buffer {
  const hashed = digest('sha1', hashPassword('sha1', salt, password, TIMES), fourBytes(0));
  const half = (fill: number): Buffer => {
    const block = Buffer.alloc(64, fill);
    for (const [at, byte] of hashed.entries()) block[at] = byte ^ fill;
    return digest('sha1', block);
  };
  return Buffer.concat([half(0x36), half(0x5c)]).subarray(0, length);
}
