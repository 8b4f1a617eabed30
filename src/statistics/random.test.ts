import { describe, expect, it } from 'vitest';
import { goodnessOfFit } from './chi-square.ts';
import { drawBinomial, randomFrom } from './random.ts';

describe('randomFrom', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, randomFrom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(2 ** 40)).not.toEqual(draw(0));
  });

  it('fills a hundred equal boxes evenly', () => {
    const random = randomFrom(1);
    const boxes = Array.from({ length: 100 }, () => 0);
    for (let n = 0; n < 100_000; n += 1) {
      const box = Math.floor(random() * 100);
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    expect(
      goodnessOfFit(
        boxes,
        boxes.map(() => 1),
      )?.p,
    ).toBeGreaterThan(0.001);
  });
});

describe('drawBinomial', () => {
  // The chance of each count by hand: n! / (k! (n − k)!) pᵏ (1 − p)ⁿ⁻ᵏ, from one count to the next.
  it.each([
    [5, 0.5],
    [40, 0.03],
    [60, 0.4],
    [200, 0.9],
  ])('draws from %d with chance %d as often as the formula says', (n, p) => {
    const random = randomFrom(3);
    const counts = Array.from({ length: n + 1 }, () => 0);
    for (let draw = 0; draw < 20_000; draw += 1) {
      const k = drawBinomial(random, n, p);
      counts[k] = (counts[k] ?? 0) + 1;
    }
    const chances = [(1 - p) ** n];
    for (let k = 1; k <= n; k += 1) {
      chances.push((((chances[k - 1] ?? 0) * (n - k + 1)) / k) * (p / (1 - p)));
    }
    // Counts that are expected less than five times are too few to judge one by one.
    const judged = chances.map((chance, k) => ({ chance, count: counts[k] ?? 0 }));
    const often = judged.filter(({ chance }) => chance * 20_000 >= 5);
    const rest = 20_000 - often.reduce((sum, { count }) => sum + count, 0);
    const restChance = Math.max(1e-12, 1 - often.reduce((sum, { chance }) => sum + chance, 0));
    const seen = [...often.map(({ count }) => count), rest];
    const expected = [...often.map(({ chance }) => chance), restChance];
    expect(goodnessOfFit(seen, expected)?.p).toBeGreaterThan(0.001);
  });

  it('knows the ends', () => {
    const random = randomFrom(1);
    expect(drawBinomial(random, 0, 0.5)).toBe(0);
    expect(drawBinomial(random, 9, 0)).toBe(0);
    expect(drawBinomial(random, 9, 1)).toBe(9);
  });
});
