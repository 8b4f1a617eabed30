import * as fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { QUIET_ZONE, qrMatrix } from './matrix.ts';
import { qrPng } from './png.ts';
import { paintSvg, type Picture, pngChunks, scan, unpackPng } from './qr-reader.fixture.ts';
import { qrSvg } from './svg.ts';

// 26 characters: the longest that a version 2 symbol (25 modules) holds at level M.
const URL_26 = 'https://s.brand.cn/Ab3xY9k';

/** Is the frame of so many pixels all white? */
function frameIsWhite({ width, height, pixels }: Picture, frame: number): boolean {
  return pixels.every((grey, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inside = x >= frame && y >= frame && x < width - frame && y < height - frame;
    return inside || grey === 255;
  });
}

describe('the symbol of a URL', () => {
  test('26 characters are a version 2 symbol, 27 a version 3', () => {
    expect(qrMatrix(URL_26).size).toBe(25);
    expect(qrMatrix(`${URL_26}x`).size).toBe(29);
  });

  test('as SVG: one small path, no script, nothing from elsewhere', () => {
    const svg = qrSvg(qrMatrix(URL_26));
    expect(svg.length).toBeLessThan(2000);
    expect(svg).toContain('viewBox="0 0 33 33"'); // 25 modules and 4 of quiet zone on each side
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg).not.toMatch(/script|href|style/);
    const picture = paintSvg(svg);
    expect(scan(picture)).toBe(URL_26);
    expect(frameIsWhite(picture, QUIET_ZONE * 4)).toBe(true);
    expect(frameIsWhite(picture, QUIET_ZONE * 4 + 1)).toBe(false);
  });

  test('as PNG: whole pixels per module, density told, checksums right', () => {
    const png = qrPng(qrMatrix(URL_26), { scale: 9, dpi: 300 });
    const picture = unpackPng(png);
    expect([picture.width, picture.height]).toEqual([297, 297]); // (25 + 8) × 9
    expect(scan(picture)).toBe(URL_26);
    expect(frameIsWhite(picture, QUIET_ZONE * 9)).toBe(true);
    expect(frameIsWhite(picture, QUIET_ZONE * 9 + 1)).toBe(false);
    // 300 dots per inch of 25.4 mm are 11,811 per metre
    expect(pngChunks(png).get('pHYs')?.readUInt32BE(0)).toBe(11_811);
    for (const [type, data] of pngChunks(png)) {
      const at = png.indexOf(type, 8, 'latin1');
      const check = png.readUInt32BE(at + 4 + data.length);
      expect(check).toBe(crc32(data, crc32(type)));
    }
  });

  test('SVG and PNG show the same modules', () => {
    const matrix = qrMatrix(URL_26);
    expect(unpackPng(qrPng(matrix, { scale: 4 }))).toEqual(paintSvg(qrSvg(matrix), 4));
  });

  test('whatever the text and the scale, a scanner reads the text', () => {
    const text = fc
      .stringMatching(/^[\x21-\x7e]{1,80}$/)
      .map((path) => `https://q.example.cn/${path}`);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (url, scale) => {
        const matrix = qrMatrix(url);
        expect(scan(paintSvg(qrSvg(matrix)))).toBe(url);
        expect(scan(unpackPng(qrPng(matrix, { scale })))).toBe(url);
      }),
      { numRuns: 60 },
    );
  });
});
