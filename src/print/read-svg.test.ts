import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { qrMatrix } from './matrix.ts';
import { readSvg } from './read-svg.ts';
import { qrSvg } from './svg.ts';

test('an SVG of ours gives every module back', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const wanted = qrMatrix(url);
      const found = readSvg(qrSvg(wanted));
      expect(found?.size).toBe(wanted.size);
      for (let y = 0; y < wanted.size; y += 1)
        for (let x = 0; x < wanted.size; x += 1)
          if (found?.dark(x, y) !== wanted.dark(x, y)) throw new Error(`${x}, ${y}`);
    }),
    { numRuns: 50 },
  );
});

test('any other is none that can be read', () => {
  const ours = qrSvg(qrMatrix('https://q.example.cn/Ab3xY9kz'));
  for (const other of [
    '',
    '<svg/>',
    ours.replace(/h(\d)m/, 'v$1m'),
    ours.replace('viewBox="0 0 37 37"', 'viewBox="0 0 37 40"'),
    ours.slice(0, -20),
  ])
    expect(readSvg(other)).toBeUndefined();
});
