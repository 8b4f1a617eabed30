import { createHash } from 'node:crypto';

export function digest(hash: string, ...parts: readonly Uint8Array[]): Buffer {
  const made = createHash(hash);
  for (const part of parts) made.update(part);
  return made.digest();
}

/** A number as Office hashes it: four bytes, the lowest first. */
export function fourBytes(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
}

/** A password hashed again and again, so that guessing is slow. */
export function hashPassword(
  hash: string,
  salt: Uint8Array,
  password: string,
  times: number,
): Buffer {
  let value = digest(hash, salt, Buffer.from(password, 'utf16le'));
  for (let n = 0; n < times; n += 1) value = digest(hash, fourBytes(n), value);
  return value;
}
