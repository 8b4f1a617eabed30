import { crc32, inflateSync } from 'node:zlib';
import { jpegSegments, START_OF_SCAN } from './picture-size.ts';
import { pictureType } from './read-qr.ts';

/** What keeps a picture from being printed. `heavy`: with its transparency it takes more memory than sensible. */
export type Flaw = 'no-picture' | 'damaged' | 'heavy';

/** Pixels of a picture whose transparency has to be taken apart: a card of A5 at 600 dpi. */
export const MOST_TRANSPARENT = 18_000_000;

/**
 * Is a PNG or JPEG there to its end? Half a picture is drawn by most programs, white or grey from where
 * it breaks off: it would be printed.
 */
export function pictureFlaw(bytes: Buffer): Flaw | undefined {
  const type = pictureType(bytes);
  if (type === undefined) return 'no-picture';
  if (type === 'image/png') return pngFlaw(bytes);
  // Within the picture itself FF is followed by 00: an end that is found is the end.
  const scan = jpegSegments(bytes).find(({ mark }) => mark === START_OF_SCAN)?.at;
  const isWhole = scan !== undefined && bytes.includes(END_OF_JPEG, scan);
  return isWhole ? undefined : 'damaged';
}
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/** Channels of a PNG by its colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function pngFlaw(bytes: Buffer): Flaw | undefined {
  const data: Buffer[] = [];
  let isTransparent = false;
  let isEnded = false;
  for (let at = 8; !isEnded;) {
    if (at + 12 > bytes.length) return 'damaged';
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return 'damaged';
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return 'damaged';
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, end));
    if (kind === 'tRNS') isTransparent = true;
    isEnded = kind === 'IEND';
    at = end + 4;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 0, colour = 0, , , interlaced = 0] = bytes.subarray(24, 29);
  const channels = CHANNELS[colour];
  if (channels === undefined || width === 0 || height === 0) return 'damaged';
  if (colour < 4 && !isTransparent && interlaced === 0) return undefined;
  if (width * height > MOST_TRANSPARENT) return 'heavy';
  // These are unpacked to be printed, and a half one would end the run in its midst.
  const line = 1 + Math.ceil((width * channels * depth) / 8);
  try {
    // Interlaced, there are seven small pictures, each with lines of its own.
    const most = line * height * 2 + 1024;
    const unpacked = inflateSync(Buffer.concat(data), { maxOutputLength: most });
    return unpacked.length < line * height ? 'damaged' : undefined;
  } catch {
    return 'damaged';
  }
}
