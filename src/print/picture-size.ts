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

/** Frames of every kind say their size in one form; C4, C8 and CC begin something else. */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

function jpegSize(bytes: Buffer): Pixels | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] ?? 0;
    // Bytes between two segments may be filled up.
    if (mark === 0xff) at += 1;
    else if (isFrame(mark))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
