import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { PscrmError } from '../core/errors.ts';
import type { RandomAccess } from './bytes.ts';
import { type Attributes, readXml } from './xml.ts';

/** Office locks a workbook in pieces, each by itself, so that it can be read here and there. */
const SEGMENT = 4096;
/** How often Office hashes a password; what asks for far more only wants to be waited for. */
const MAX_SPIN = 1_000_000;

/** What each derived key is for, as [MS-OFFCRYPTO] 2.3.4.13 numbers them. */
const FOR_VERIFIER = Buffer.from('fea7d2763b4b9e79', 'hex');
const FOR_VERIFIER_HASH = Buffer.from('d7aa0f6d3061344e', 'hex');
const FOR_KEY = Buffer.from('146e0be7abacd0d6', 'hex');

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};

/** One set of settings: of the data, or of the password. */
type Settings = {
  readonly hash: string;
  readonly salt: Buffer;
  readonly keyBytes: number;
  readonly blockBytes: number;
};

/**
 * Opens a workbook locked as Office does since 2010 ("agile": AES in CBC mode, a key from the password).
 * @throws password-wrong, not-supported for the ways of before, workbook-broken
 */
export async function decryptPackage(
  info: RandomAccess,
  locked: RandomAccess,
  password: string,
  file: string,
): Promise<RandomAccess> {
  const { data, lock, spin, values } = await readInfo(info, file);
  const hashed = hashPassword(password, lock, spin);
  const opened = (name: string, purpose: Buffer): Buffer => {
    const key = sized(digest(lock.hash, hashed, purpose), lock.keyBytes);
    return decipher(key, sized(lock.salt, lock.blockBytes), base64(values[name]));
  };
  const verifier = digest(lock.hash, opened('encryptedVerifierHashInput', FOR_VERIFIER));
  const expected = opened('encryptedVerifierHashValue', FOR_VERIFIER_HASH);
  if (!timingSafeEqual(verifier, expected.subarray(0, verifier.length)))
    throw new PscrmError('password-wrong', { file });
  const key = opened('encryptedKeyValue', FOR_KEY).subarray(0, data.keyBytes);

  const size = Number(Buffer.from(await locked.read(0, 8)).readBigUInt64LE());
  if (size > locked.size) throw new PscrmError('workbook-broken', { file });
  const segment = async (n: number): Promise<Buffer> => {
    const bytes = await locked.read(8 + n * SEGMENT, SEGMENT);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
    const iv = sized(digest(data.hash, data.salt, number(n)), data.blockBytes);
    return decipher(key, iv, whole);
  };
  return {
    size,
    read: async (offset, length) => {
      const end = Math.min(size, offset + length);
      const parts: Buffer[] = [];
      for (let at = offset; at < end; at += SEGMENT - (at % SEGMENT)) {
        const part = await segment(Math.floor(at / SEGMENT));
        const from = at % SEGMENT;
        parts.push(part.subarray(from, Math.min(SEGMENT, from + end - at)));
      }
      return Buffer.concat(parts);
    },
    close: () => Promise.resolve(),
  };
}

async function readInfo(info: RandomAccess, file: string) {
  const bytes = Buffer.from(await info.read(0, info.size));
  // 4.4 is agile; 2.2 to 4.2 are the ways of Office 2007 and before.
  if (bytes.length < 8) throw new PscrmError('workbook-broken', { file });
  if (bytes.readUInt32LE(0) !== 0x0004_0004) throw new PscrmError('not-supported', { file });
  let data: Attributes | undefined;
  let lock: Attributes | undefined;
  await readXml(pieces(bytes.subarray(8)), file, {
    open: (name, attributes) => {
      if (name === 'keyData') data = attributes;
      if (name === 'encryptedKey') lock = attributes;
    },
  });
  if (data === undefined || lock === undefined) throw new PscrmError('workbook-broken', { file });
  const spin = Number(lock['spinCount']);
  if (!(spin <= MAX_SPIN)) throw new PscrmError('not-supported', { file });
  return { data: settings(data, file), lock: settings(lock, file), spin, values: lock };
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function settings(attributes: Attributes, file: string): Settings {
  const hash = HASHES[attributes['hashAlgorithm'] ?? ''];
  const keyBytes = Number(attributes['keyBits']) / 8;
  const isAes = attributes['cipherAlgorithm'] === 'AES' && [16, 24, 32].includes(keyBytes);
  if (hash === undefined || !isAes || attributes['cipherChaining'] !== 'ChainingModeCBC')
    throw new PscrmError('not-supported', { file });
  return { hash, salt: base64(attributes['saltValue']), keyBytes, blockBytes: 16 };
}

function hashPassword(password: string, { hash, salt }: Settings, spin: number): Buffer {
  let value = digest(hash, salt, Buffer.from(password, 'utf16le'));
  for (let n = 0; n < spin; n += 1) value = digest(hash, number(n), value);
  return value;
}

function digest(hash: string, ...parts: readonly Buffer[]): Buffer {
  const made = createHash(hash);
  for (const part of parts) made.update(part);
  return made.digest();
}

/** Cut, or filled up as the specification has it. */
function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), 0x36)], length);
}

function decipher(key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const made = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false);
  return Buffer.concat([made.update(bytes), made.final()]);
}

function number(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
}

function base64(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64');
}
