import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { qrMatrix } from './matrix.ts';
import { transparentPng } from './picture.fixture.ts';
import { qrPng } from './png.ts';
import { pictureFlaw } from './whole-picture.ts';

const POSTER = readFileSync(new URL('poster.sample.jpg', import.meta.url));
const PNG = qrPng(qrMatrix('https://q.example.cn/Ab3'));

test('a picture that is there to its end has no flaw', () => {
  expect([POSTER, PNG, transparentPng(40, 30)].map(pictureFlaw)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  // Programs put what they like behind the end.
  expect(pictureFlaw(Buffer.concat([POSTER, Buffer.from('more')]))).toBeUndefined();
});

test('cut off anywhere it is damaged, as half of it would be printed', () => {
  for (const picture of [POSTER, PNG]) {
    for (const part of [0.1, 0.5, 0.9, 0.999])
      expect(pictureFlaw(picture.subarray(0, Math.floor(picture.length * part)))).toBe('damaged');
  }
});

test('a PNG with one other bit, or with fewer lines than it says, is damaged', () => {
  const bent = Buffer.from(PNG);
  bent[PNG.length - 40] = (bent[PNG.length - 40] ?? 0) ^ 1;
  expect(pictureFlaw(bent)).toBe('damaged');
  const half = deflateSync(Buffer.alloc((1 + 4 * 40) * 15));
  expect(pictureFlaw(transparentPng(40, 30, half))).toBe('damaged');
});

test('what is transparent is taken apart in memory, and may have so many pixels only', () => {
  expect(pictureFlaw(transparentPng(9000, 9000))).toBe('heavy');
  expect(pictureFlaw(Buffer.from('GIF89a'))).toBe('no-picture');
});
