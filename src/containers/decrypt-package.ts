import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { PscrmError } from '../core/errors.ts';
import type { RandomAccess } from './bytes.ts';
import { decrypt2007 } from './decrypt-2007.ts';
import { digest, fourBytes, hashPassword } from './password-hash.ts';
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
 * Opens a workbook locked with a password, in place: whatever part is read is decrypted then.
 * @throws password-wrong, not-supported for the ways of before 2007, workbook-broken
 */
export async function decryptPackage(
  info: RandomAccess,
  locked: RandomAccess,
  password: string,
  file: string,
): Promise<RandomAccess> {
  const bytes = Buffer.from(await info.read(0, info.size));
  const size = Number(Buffer.from(await locked.read(0, 8)).readBigUInt64LE());
  if (size > locked.size) throw new PscrmError('workbook-broken', { file });
  const version = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)].join('.');
  if (version === '4.4') return decryptAgile(bytes.subarray(8), locked, size, password, file);
  if (/^[234]\.2$/.test(version)) return decrypt2007(bytes, locked, size, password, file);
  throw new PscrmError('not-supported', { file });
}

/** As Office locks since 2010 ("agile"): AES in CBC mode, settings in XML. */
async function decryptAgile(
  info: Buffer,
  locked: RandomAccess,
  size: number,
  password: string,
  file: string,
): Promise<RandomAccess> {
  const { data, lock, spin, values } = await readInfo(info, file);
  const hashed = hashPassword(lock.hash, lock.salt, password, spin);
  const opened = (name: string, purpose: Buffer): Buffer => {
    const key = sized(digest(lock.hash, hashed, purpose), lock.keyBytes);
    return decipher(key, sized(lock.salt, lock.blockBytes), base64(values[name]));
  };
  const verifier = digest(lock.hash, opened('encryptedVerifierHashInput', FOR_VERIFIER));
  const expected = opened('encryptedVerifierHashValue', FOR_VERIFIER_HASH);
  if (!timingSafeEqual(verifier, expected.subarray(0, verifier.length)))
    throw new PscrmError('password-wrong', { file });
  const key = opened('encryptedKeyValue', FOR_KEY).subarray(0, data.keyBytes);
  const segment = async (n: number): Promise<Buffer> => {
    const bytes = await locked.read(8 + n * SEGMENT, SEGMENT);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 16));
    const iv = sized(digest(data.hash, data.salt, fourBytes(n)), data.blockBytes);
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

async function readInfo(xml: Buffer, file: string) {
  let data: Attributes | undefined;
  let lock: Attributes | undefined;
  await readXml(pieces(xml), file, {
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

/** Cut, or filled up as the specification has it. */
function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), 0x36)], length);
}

function decipher(key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const made = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false);
  return Buffer.concat([made.update(bytes), made.final()]);
}

function base64(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64');
}
