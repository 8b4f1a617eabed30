import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { qrMatrix } from './matrix.ts';
import { qrPng } from './png.ts';
import { scan } from './qr-reader.fixture.ts';
import { pictureType, readQr } from './read-qr.ts';
import { qrLines } from './terminal.ts';

const GROUP = 'https://weixin.qq.com/g/AwYAAtest';
/** A group's QR on a poster: slanted, in uneven light, as a JPEG of middling quality. */
const POSTER = readFileSync(new URL('poster.sample.jpg', import.meta.url));

describe('reading the QR in a picture', () => {
  it('says what a PNG of ours says', async () => {
    const png = qrPng(qrMatrix(GROUP));
    expect(pictureType(png)).toBe('image/png');
    expect(await readQr(png)).toBe(GROUP);
  });
  it('finds it on a photographed poster', async () => {
    expect(pictureType(POSTER)).toBe('image/jpeg');
    expect(await readQr(POSTER)).toBe(GROUP);
  });
  it('finds none where there is none, and in what is no picture', async () => {
    expect(await readQr(Buffer.concat([POSTER.subarray(0, 600), Buffer.alloc(9000)]))).toBe(
      undefined,
    );
    expect(await readQr(Buffer.from('no picture'))).toBe(undefined);
    expect(pictureType(Buffer.from('GIF89a'))).toBe(undefined);
  });
});

it('a QR drawn in a terminal is read back as printed', () => {
  const scale = 4;
  const lines = qrLines(qrMatrix(GROUP));
  const width = (lines[0]?.length ?? 0) * scale;
  const height = lines.length * 2 * scale;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / scale);
    for (let x = 0; x < width; x += 1) {
      const sign = lines[row >> 1]?.[Math.floor(x / scale)];
      const light = sign === '█' || sign === (row % 2 === 0 ? '▀' : '▄');
      pixels[y * width + x] = light ? 255 : 0;
    }
  }
  expect(scan({ width, height, pixels })).toBe(GROUP);
});
