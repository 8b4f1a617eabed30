import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ReadBytes } from '../containers/bytes.ts';
import { PscrmError } from '../core/errors.ts';

/** What can be asked for with `--encoding`. Only the first four are ever found without asking. */
export const ENCODINGS = [
  'utf-8',
  'gb18030',
  'utf-16le',
  'utf-16be',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

export type Survey = {
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
};

/** Longer lines are judged by their beginning: memory stays flat. */
const LINE_JUDGED = 1 << 20;
/** So many two-byte characters tell whether a text is Chinese in GBK. */
const PAIRS_JUDGED = 50_000;

/**
 * Reads everything once: its weight, its hash, and how it is encoded: by its byte order mark, else as
 * `forced` says, else UTF-8 where all of it is, else GB18030.
 * @throws empty-file, nul-byte, utf16-unmarked, mixed-encodings (some lines UTF-8, others not),
 *   unknown-encoding (neither UTF-8 nor Chinese in GBK: Big5, Shift_JIS, Western …)
 */
export async function survey(
  read: ReadBytes,
  file: string,
  { forced, signal }: { forced?: Encoding | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Survey> {
  const hash = createHash('sha256');
  let bytes = 0;
  let marked: Encoding | undefined;
  let utf8 = true;
  let cut: Uint8Array = new Uint8Array();
  for await (const chunk of read(signal)) {
    if (bytes === 0) marked = byteOrderMark(chunk);
    if (!isUtf16(marked ?? forced)) {
      const nul = chunk.indexOf(0);
      if (nul >= 0) throw await nulByte(read, file, bytes + nul, chunk);
    }
    hash.update(chunk);
    bytes += chunk.length;
    if (!utf8 || isUtf16(marked)) continue;
    const whole = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
    cut = whole.slice(whole.length - cutCharacter(whole));
    utf8 = isUtf8(whole.subarray(0, whole.length - cut.length));
  }
  if (bytes === 0) throw new PscrmError('empty-file', { file });
  utf8 &&= cut.length === 0;
  const told = isUtf16(marked) || forced !== undefined ? (marked ?? forced) : undefined;
  const sure = told ?? (utf8 ? 'utf-8' : undefined);
  if (sure === undefined) await judgeLines(read, file, marked === 'utf-8', signal);
  return { bytes, sha256: hash.digest('hex'), encoding: sure ?? marked ?? 'gb18030' };
}

function byteOrderMark(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : undefined;
}

function isUtf16(encoding: Encoding | undefined): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** How many bytes at the end begin a UTF-8 character that goes on in the next chunk. */
function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Every other byte a NUL is UTF-16 that lost its mark; a NUL here and there is damage. */
async function nulByte(
  read: ReadBytes,
  file: string,
  offset: number,
  chunk: Uint8Array,
): Promise<PscrmError> {
  const nuls = [0, 0];
  for (const [at, byte] of chunk.subarray(0, 4096).entries()) {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nuls;
  if (Math.min(even, odd) === 0 && even + odd >= 4) {
    return new PscrmError('utf16-unmarked', { file, encoding: odd > 0 ? 'utf-16le' : 'utf-16be' });
  }
  return new PscrmError('nul-byte', { file, line: await lineAt(read, offset) });
}

/** Which line the byte at an offset stands in, as an editor counts. */
async function lineAt(read: ReadBytes, offset: number): Promise<number> {
  let line = 1;
  let at = 0;
  let end: number | undefined;
  for await (const chunk of read()) {
    end ??= lineEnd(chunk);
    const until = Math.min(chunk.length, offset - at);
    for (let byte = nextEnd(chunk, end); byte >= 0 && byte < until;) {
      line += 1;
      byte = nextEnd(chunk, end, byte + 1);
    }
    at += chunk.length;
    if (at > offset) break;
  }
  return line;
}

/** LF ends lines, CR alone where the first line ends so; undefined where none has ended yet. */
function lineEnd(start: Uint8Array): number | undefined {
  const cr = start.indexOf(0x0d);
  const lf = start.indexOf(0x0a);
  if (lf < 0 && (cr < 0 || cr === start.length - 1)) return undefined;
  return cr >= 0 && (lf < 0 || lf > cr + 1) ? 0x0d : 0x0a;
}

/** Where the next line ends, or -1. */
function nextEnd(chunk: Uint8Array, end: number | undefined, from = 0): number {
  return end === undefined ? -1 : chunk.indexOf(end, from);
}

/**
 * A text that is not UTF-8 as a whole. Lines that are, with characters that no other encoding would
 * write so, beside lines that are not, were put together from two sources.
 */
async function judgeLines(
  read: ReadBytes,
  file: string,
  markedUtf8: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  let first: 'utf-8' | 'other' | undefined = markedUtf8 ? 'utf-8' : undefined;
  const pairs = { usual: 0, strange: 0 };
  await eachLine(read, signal, (bytes, line) => {
    const kind = isUtf8(bytes) ? (hasLongCharacter(bytes) ? 'utf-8' : undefined) : 'other';
    if (kind === undefined) return;
    first ??= kind;
    if (kind !== first) {
      const encoding = first === 'utf-8' ? 'UTF-8' : 'GB18030';
      throw new PscrmError('mixed-encodings', { file, line, encoding });
    }
    if (kind === 'other' && pairs.usual + pairs.strange < PAIRS_JUDGED) countPairs(bytes, pairs);
  });
  const { usual, strange } = pairs;
  // One rare character among few says little; in a long text a quarter is far too many.
  const share = strange / Math.max(1, usual + strange);
  if (share > (usual + strange < 20 ? 0.5 : 0.25)) {
    throw new PscrmError('unknown-encoding', { file });
  }
}

/** Characters of three bytes and more: what passes for one of two may be GBK by chance (联通). */
function hasLongCharacter(utf8: Uint8Array): boolean {
  return utf8.some((byte) => byte >= 0xe0);
}

/** Chinese text keeps to the characters of GB2312; other encodings read as GBK do not. */
function countPairs(bytes: Uint8Array, pairs: { usual: number; strange: number }): void {
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      at += 3; // four bytes: GB18030 proper
      continue;
    }
    if (lead >= 0xa1 && trail >= 0xa1) pairs.usual += 1;
    else pairs.strange += 1;
    at += 1;
  }
}

async function eachLine(
  read: ReadBytes,
  signal: AbortSignal | undefined,
  visit: (bytes: Uint8Array, line: number) => void,
): Promise<void> {
  let line = 1;
  let end: number | undefined;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of read(signal)) {
    end ??= lineEnd(chunk);
    let from = 0;
    for (let to = nextEnd(chunk, end); to >= 0; to = nextEnd(chunk, end, from)) {
      visit(judged(held, chunk.subarray(from, to)), line);
      held = new Uint8Array();
      line += 1;
      from = to + 1;
    }
    if (held.length < LINE_JUDGED) held = Buffer.concat([held, chunk.subarray(from)]);
  }
  if (held.length > 0) visit(judged(held, new Uint8Array()), line);
}

/** A line, or the beginning of a very long one, without the character that it is cut in. */
function judged(held: Uint8Array, rest: Uint8Array): Uint8Array {
  if (held.length === 0) return rest;
  if (held.length < LINE_JUDGED) return Buffer.concat([held, rest]);
  return held.subarray(0, held.length - cutCharacter(held));
}
