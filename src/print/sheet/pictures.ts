import { readFileSync } from 'node:fs';
import { fileError, PscrmError } from '../../core/errors.ts';
import { pictureType } from '../read-qr.ts';
import { POINTS } from './paint.ts';
import type { Box } from './template.ts';

/**
 * Paints a picture into its box, turned as its camera held it: whole and in the middle of it, or
 * `cover`ing it, what juts out cut off. A file that is painted often is in the document once.
 * @param box in millimetres on the page
 */
export function paintPicture(
  doc: PDFKit.PDFDocument,
  file: string,
  box: Box,
  fit: 'cover' | 'contain',
): void {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((mm) => mm * POINTS);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return;
  const middle = { align: 'center', valign: 'center' } as const;
  if (fit === 'contain') {
    doc.image(file, x, y, { fit: [width, height], ...middle });
    return;
  }
  doc.save().rect(x, y, width, height).clip();
  doc.image(file, x, y, { cover: [width, height], ...middle }).restore();
}

/**
 * Refuses what pdfkit cannot put into a document, before anything is written.
 * @param name as the person wrote it
 * @throws file-not-found and its like; not-a-picture {file}
 */
export function checkPicture(file: string, name: string): void {
  try {
    if (pictureType(readFileSync(file)) === undefined)
      throw new PscrmError('not-a-picture', { file: name });
  } catch (error) {
    throw fileError(error, name);
  }
}
