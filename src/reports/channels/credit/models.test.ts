import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf, MODELS, weightsOf } from './models.ts';

const amounts = (model: Parameters<typeof creditsOf>[0], n: number, minor: number) =>
  creditsOf(model, n, minor).map((credit) => credit.minor);

describe('a hundred yuan among four touches', () => {
  it.each([
    ['first', [10_000, 0, 0, 0]],
    ['last', [0, 0, 0, 10_000]],
    ['linear', [2500, 2500, 2500, 2500]],
    ['position', [4000, 1000, 1000, 4000]], // 40, 20 ÷ 2 each, 40
  ] as const)('%s', (model, expected) => {
    expect(amounts(model, 4, 10_000)).toEqual(expected);
  });
});

it('position is 50 and 50 of two, and all of one', () => {
  expect(amounts('position', 2, 100)).toEqual([50, 50]);
  expect(amounts('position', 1, 100)).toEqual([100]);
});

it('a cent that does not divide goes to the earliest of those that lose most', () => {
  expect(amounts('linear', 3, 1000)).toEqual([334, 333, 333]);
  // 40.4, 20.2, 40.4: the first 0.4 is rounded up.
  expect(amounts('position', 3, 101)).toEqual([41, 20, 40]);
});

it('parts add up to 1 and amounts to the order, whatever it is', () => {
  const cases = [
    fc.constantFrom(...MODELS),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: -5000, max: 9_000_000 }),
  ] as const;
  fc.assert(
    fc.property(...cases, (model, n, minor) => {
      const credits = creditsOf(model, n, minor);
      expect(credits.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 12);
      expect(credits.reduce((sum, credit) => sum + credit.minor, 0)).toBe(minor);
      for (const { part, minor: own } of credits)
        expect(Math.abs(own - part * minor)).toBeLessThan(1);
      expect(weightsOf(model, n).every(Number.isInteger)).toBe(true);
    }),
  );
});
