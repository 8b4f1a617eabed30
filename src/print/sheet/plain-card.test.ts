import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainCard } from './plain-card.ts';
import { leastSide } from './symbol.ts';

/** Tenths of a millimetre, as a card is laid out. */
const length = fc.integer({ min: 180, max: 1000 }).map((tenths) => tenths / 10);
const size = fc.record({ width: length, height: length });
const LEAST = leastSide(29, 300);

test('a version 3 symbol wants 15.7 mm at 300 dpi: 37 modules of five dots', () => {
  // 37 × 5 × 25.4 / 300 = 15.66
  expect(LEAST).toBe(15.7);
});

test('whatever its size, a card that has room for a symbol has one, large enough and on the card', () => {
  fc.assert(
    fc.property(size, (card) => {
      const symbol = plainCard(card, LEAST).find(({ kind }) => kind === 'symbol');
      const { x = -1, y = -1, width = 0, height = 0 } = symbol?.at ?? {};
      expect(width).toBeGreaterThanOrEqual(Math.min(LEAST, card.width - 1, card.height - 1));
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(card.width + 0.05);
      expect(y + height).toBeLessThanOrEqual(card.height + 0.05);
    }),
  );
});

test('nothing lies on the symbol', () => {
  fc.assert(
    fc.property(size, (card) => {
      const side = plainCard(card, LEAST);
      const symbol = side.find(({ kind }) => kind === 'symbol')?.at;
      for (const { kind, at } of side) {
        if (kind === 'symbol' || !at || !symbol) continue;
        const across =
          Math.min(at.x + at.width, symbol.x + symbol.width) - Math.max(at.x, symbol.x);
        const down =
          Math.min(at.y + at.height, symbol.y + symbol.height) - Math.max(at.y, symbol.y);
        // The line of the code may begin within the quiet zone's last half millimetre.
        expect(Math.min(across, down)).toBeLessThanOrEqual(0.6);
      }
    }),
  );
});
