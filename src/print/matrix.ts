import { createRequire } from 'node:module';
import { encodeQR } from 'qr';
import type * as QrCode from 'qrcode';
import { late } from '../core/late.ts';

const require = createRequire(import.meta.url);
/** It is large, and wanted for capitals alone. */
const qrcode = late((): typeof QrCode => require('qrcode'));

/** Light modules that ISO/IEC 18004 asks for around a symbol; scanners on a busy print need them. */
export const QUIET_ZONE = 4;

/** A QR symbol as its modules; `dark` is asked with 0-based column and row, without the quiet zone. */
export type QrMatrix = {
  readonly size: number;
  readonly dark: (x: number, y: number) => boolean;
};

export type QrLevel = 'L' | 'M' | 'Q' | 'H';

export type QrOptions = {
  /** Level M: a card is handled little, and level Q would make most of our URLs one version larger. */
  readonly level?: QrLevel;
  /** 1 to 40, and large enough; else the smallest version that holds the text. */
  readonly version?: number;
};

/** Capitals behind a scheme in small letters: what `--uppercase` prints. */
const CAPITALS = /^([a-z]+:)([0-9A-Z $%*+\-./:]+)$/;

const ECC = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/**
 * The QR symbol of a text.
 *
 * Two encoders: npm qr is some ten times as fast, and is read back by another library in tests; but it
 * writes a text in one mode, and capitals behind `https` want two, which npm qrcode writes.
 */
export function qrMatrix(text: string, { level = 'M', version }: QrOptions = {}): QrMatrix {
  const wanted = version === undefined ? {} : { version };
  if (CAPITALS.test(text)) {
    const { size, data } = qrcode().create(text, {
      errorCorrectionLevel: level,
      ...wanted,
    }).modules;
    return { size, dark: (x, y) => data[y * size + x] === 1 };
  }
  // It comes with a quiet zone of one module at least.
  const rows = encodeQR(text, 'raw', { ecc: ECC[level], border: 1, ...wanted });
  return { size: rows.length - 2, dark: (x, y) => rows[y + 1]?.[x + 1] === true };
}

/**
 * The modules across a symbol that holds any text like this one: as long, and of the same letters. A
 * single text can be smaller, where it has many digits.
 */
export function qrModules(text: string, level: QrLevel): number {
  const [, scheme, rest] = CAPITALS.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) return qrMatrix(text, { level }).size;
  const segments = [
    { mode: 'byte' as const, data: Buffer.from(scheme) },
    { mode: 'alphanumeric' as const, data: rest },
  ];
  return qrcode().create(segments, { errorCorrectionLevel: level }).modules.size;
}
