import { readFileSync, statSync } from 'node:fs';
import { keepPicture } from '../codes/pictures.ts';
import { fileError, PscrmError } from '../core/errors.ts';
import { pictureType, readQr } from '../print/read-qr.ts';
import type { Context } from './context.ts';

/** More than a telephone should load to see a QR. */
const MOST_BYTES = 2_000_000;

/**
 * Reads the picture of a QR, makes sure that it is one, and keeps it in the workspace.
 * @param check throws where what it says is refused: then nothing is kept
 * @throws file-not-found and its like; not-a-picture {file}; not-a-qr {file}
 */
export async function keepQrFile(
  context: Context,
  file: string,
  check: (text: string) => void,
): Promise<{ readonly id: number; readonly text: string }> {
  const { bytes, mime } = readPicture(context, file);
  const text = await readQr(bytes);
  if (text === undefined) throw new PscrmError('not-a-qr', { file });
  check(text);
  return { id: keepPicture(context.workspace(), { mime, text, bytes }), text };
}

/**
 * Keeps a logo. One that scans would stand on the page beside the code that people are to scan.
 * @returns its number
 * @throws logo-scans {file}; else as keepQrFile
 */
export async function keepLogoFile(context: Context, file: string): Promise<number> {
  const { bytes, mime } = readPicture(context, file);
  if ((await readQr(bytes)) !== undefined) throw new PscrmError('logo-scans', { file });
  return keepPicture(context.workspace(), { mime, text: '', bytes });
}

function readPicture(
  context: Context,
  file: string,
): { bytes: Uint8Array; mime: 'image/png' | 'image/jpeg' } {
  const path = context.path(file);
  try {
    if (statSync(path).size > MOST_BYTES) throw new PscrmError('not-a-picture', { file });
    const bytes = readFileSync(path);
    const mime = pictureType(bytes);
    if (mime === undefined) throw new PscrmError('not-a-picture', { file });
    return { bytes, mime };
  } catch (error) {
    throw fileError(error, file);
  }
}
