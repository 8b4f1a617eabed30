import { create } from 'qrcode';

/** Light modules that ISO/IEC 18004 asks for around a symbol; scanners on a busy print need them. */
export const QUIET_ZONE = 4;

/** A QR symbol as its modules; `dark` is asked with 0-based column and row, without the quiet zone. */
export type QrMatrix = {
  readonly size: number;
  readonly dark: (x: number, y: number) => boolean;
};

/**
 * The QR symbol of a text, in the smallest version that holds it.
 * Level M: a card is handled little, and level Q would make most of our URLs one version larger.
 */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  return { size, dark: (x, y) => data[y * size + x] === 1 };
}
