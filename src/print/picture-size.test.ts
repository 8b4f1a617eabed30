import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { qrMatrix } from './matrix.ts';
import { pictureSize } from './picture-size.ts';
import { qrPng } from './png.ts';

const POSTER = readFileSync(new URL('poster.sample.jpg', import.meta.url));

test('a PNG and a JPEG say how many pixels they have; damaged heads and other files do not', () => {
  // 25 modules and 4 on each side, 8 pixels each.
  const png = qrPng(qrMatrix('https://q.example.cn/Ab3'));
  expect(pictureSize(png)).toEqual({ width: 264, height: 264 });
  // As `file` says.
  expect(pictureSize(POSTER)).toEqual({ width: 360, height: 420 });
  for (const bytes of [png.subarray(0, 20), POSTER.subarray(0, 40), Buffer.from('GIF89a')])
    expect(pictureSize(bytes)).toBeUndefined();
});
