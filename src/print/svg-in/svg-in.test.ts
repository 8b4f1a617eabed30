import * as fc from 'fast-check';
import { encodeQR } from 'qr';
import { toString } from 'qrcode';
import { describe, expect, test } from 'vitest';
import { qrMatrix } from '../matrix.ts';
import { readQrs } from '../read-qr.ts';
import { qrSvg } from '../svg.ts';
import { paintShapes } from './paint-shapes.ts';
import { readShapes } from './read-shapes.ts';

const URL = 'https://q.example.cn/Ab3xY9kZ';

async function read(svg: string): Promise<readonly string[]> {
  const drawing = readShapes(svg);
  return drawing === undefined ? [] : readQrs(paintShapes(drawing, 400));
}

const { size: SIZE, dark } = qrMatrix(URL);
const PLACES = Array.from({ length: SIZE * SIZE }, (_, at) => {
  return { x: at % SIZE, y: Math.floor(at / SIZE) };
});

/** Every dark module of the symbol, one by one. */
function modules(draw: (x: number, y: number) => string): string {
  return PLACES.map(({ x, y }) => (dark(x, y) ? draw(x, y) : '')).join('');
}

/** What is light, as holes. */
function light(): string {
  return PLACES.map(({ x, y }) => (dark(x, y) ? '' : `M${x + 4} ${y + 4}v1h1v-1z`)).join('');
}

/** Designers who draw dots leave the three corners whole. */
function dots(draw: (x: number, y: number) => string): string {
  const far = (at: number): boolean => at >= SIZE - 7;
  const isCorner = (x: number, y: number): boolean =>
    (x < 7 && y < 7) || (x < 7 && far(y)) || (far(x) && y < 7);
  return modules((x, y) =>
    isCorner(x, y) ? `<rect x="${x + 4}" y="${y + 4}" width="1" height="1"/>` : draw(x, y),
  );
}

const svg = (inner: string, attributes = 'viewBox="0 0 37 37"'): string =>
  `<?xml version="1.0"?><!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

describe('symbols as others write them', () => {
  test('ours, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl(), async (url) => {
        expect(await read(qrSvg(qrMatrix(url)))).toEqual([url]);
      }),
      { numRuns: 30 },
    );
  });

  test('npm qrcode, npm qr', async () => {
    expect(await read(await toString(URL, { type: 'svg' }))).toEqual([URL]);
    expect(await read(encodeQR(URL, 'svg', { border: 4 }))).toEqual([URL]);
    expect(await read(encodeQR(URL, 'svg', { border: 4, optimize: false }))).toEqual([URL]);
  });

  test.each([
    [
      'a rectangle for each module in a moved group, on a white ground',
      svg(
        `<rect width="37" height="37" fill="#FFFFFF"/><g transform="translate(4,4)" fill="#000000">${modules((x, y) => `<rect x="${x}" y="${y}" width="1" height="1"/>`)}</g>`,
      ),
    ],
    [
      'strokes, enlarged tenfold',
      svg(
        `<path transform="scale(10)" stroke="#000" d="${modules((x, y) => `M${x + 4} ${y + 4}.5h1`)}"/>`,
        'width="370" height="370"',
      ),
    ],
    [
      'units, and a name for the elements',
      svg(
        modules(
          (x, y) => `<svg:rect x="${x + 4}mm" y="${y + 4}mm" width="1mm" height="1mm"></svg:rect>`,
        ),
        'width="37mm" height="37mm" xmlns:svg="http://www.w3.org/2000/svg"',
      ),
    ],
    [
      'lines without letters, and a pen that is transparent',
      svg(
        `<path fill="black" stroke="transparent" d="${modules((x, y) => `M${x + 4},${y + 4}l1,0 0,1 -1,0 0,-1z `)}"/>`,
      ),
    ],
    [
      'the classes of a drawing program, and a matrix',
      svg(
        `<defs><style>.cls-1{fill:#fff;}.cls-2{fill:#1d1d1b;}</style></defs><rect class="cls-1" x="10" y="10" width="85" height="54"/><g transform="matrix(0.8 0 0 0.8 20 15)"><polygon points="0,0 37,0 37,37 0,37" class="cls-1"/>${modules((x, y) => `<polygon class="cls-2" points="${x + 4} ${y + 4} ${x + 5} ${y + 4} ${x + 5} ${y + 5} ${x + 4} ${y + 5}"/>`)}</g>`,
        'viewBox="10 10 85 54"',
      ),
    ],
    [
      'one path with holes, by the even-odd rule',
      svg(
        `<path fill-rule="evenodd" style="fill:rgb(10%,10%,10%);stroke:none" d="M4 4h29v29h-29z${light()}"/>`,
      ),
    ],
    ['dots', svg(dots((x, y) => `<circle cx="${x + 4.5}" cy="${y + 4.5}" r="0.5"/>`))],
    [
      'dots of curves, with a text beside',
      svg(
        `${dots((x, y) => `<path d="M${x + 4} ${y + 4.5}c0-.28.22-.5.5-.5s.5.22.5.5-.22.5-.5.5-.5-.22-.5-.5z"/>`)}<text x="0" y="0">&lt;rect/></text>`,
      ),
    ],
  ])('%s', async (_, text) => expect(await read(text)).toEqual([URL]));
});

describe('what is no symbol', () => {
  test('light on dark, hidden, or apart: nothing is painted where nothing is', () => {
    const drawing = readShapes(
      svg(
        '<defs><rect width="9" height="9"/></defs><rect fill="none" width="9" height="9"/><g display="none"><rect width="9" height="9"/></g><rect width="1" height="1" opacity="0"/>',
      ),
    );
    expect(drawing?.shapes).toEqual([]);
  });

  test('what nobody here can paint is named', () => {
    const text = svg('<image href="a.png"/><use href="#a"/><rect width="1" height="1"/>');
    expect(readShapes(text)).toMatchObject({ unknown: ['image', 'use'], shapes: [{ grey: 0 }] });
  });

  test('damaged text ends, in nothing', () => {
    for (const text of ['', '<svg', '<svg/>', '<svg viewBox="0 0 0 9">', '<html></html>'])
      expect(readShapes(text)).toBeUndefined();
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>/svgrect="\' 0.5-Mhz{}()') }),
        (noise) => {
          const drawing = readShapes(`<svg viewBox="0 0 9 9">${noise}`);
          expect(drawing === undefined ? 9 : paintShapes(drawing, 9).width).toBe(9);
        },
      ),
    );
  });

  test('a megabyte of noise ends soon, whatever is left open in it', () => {
    for (const noise of [
      '<!--',
      '<a ',
      '<a "',
      '<a \'<b "',
      '<style>',
      'a',
      'a(',
      '<g transform="',
      ' ',
    ])
      expect(() =>
        readShapes(`<svg viewBox="0 0 9 9">${noise.repeat(1_000_000 / noise.length)}`),
      ).not.toThrow();
  });
});
