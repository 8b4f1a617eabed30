import { readFileSync } from 'node:fs';
import { fileError, PscrmError } from '../../core/errors.ts';
import { pictureSize } from '../picture-size.ts';
import { MOST_TRANSPARENT, pictureFlaw } from '../whole-picture.ts';
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
 * @throws file-not-found and its like; not-printable, picture-damaged, picture-heavy {file}
 */
export function checkPicture(file: string, name: string): void {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw fileError(error, name);
  }
  switch (pictureFlaw(bytes)) {
    case 'no-picture':
      throw new PscrmError('not-printable', { file: name });
    case 'damaged':
      throw new PscrmError('picture-damaged', { file: name });
    case 'heavy': {
      const { width, height } = pictureSize(bytes) ?? { width: 0, height: 0 };
      const most = Math.floor(MOST_TRANSPARENT / 1e6);
      throw new PscrmError('picture-heavy', { file: name, pixels: `${width} × ${height}`, most });
    }
    case undefined:
  }
}
