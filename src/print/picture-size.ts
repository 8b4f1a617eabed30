import { pictureType } from './read-qr.ts';

export type Pixels = { readonly width: number; readonly height: number };

/**
 * How many pixels a PNG or JPEG has, from its head alone, as it lies in the file: a camera may say that it
 * is to be turned. @returns undefined where its head is damaged
 */
export function pictureSize(bytes: Buffer): Pixels | undefined {
  const type = pictureType(bytes);
  if (type === 'image/jpeg') return jpegSize(bytes);
  if (type === undefined || bytes.length < 24) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

export const START_OF_SCAN = 0xda;

/** Frames of every kind say their size in one form; C4, C8 and CC begin something else. */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

function jpegSize(bytes: Buffer): Pixels | undefined {
  const frame = jpegSegments(bytes).find(({ mark }) => isFrame(mark));
  if (frame === undefined) return undefined;
  const { at } = frame;
  return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
}

/** The segments of a JPEG up to where its picture begins (DA), that one included: a damaged head ends them. */
export function jpegSegments(
  bytes: Buffer,
): readonly { readonly mark: number; readonly at: number }[] {
  const segments: { mark: number; at: number }[] = [];
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const mark = bytes[at + 1] ?? 0;
    // Bytes between two segments may be filled up.
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    segments.push({ mark, at });
    if (mark === START_OF_SCAN) break;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return segments;
}
