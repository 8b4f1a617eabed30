import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapRatio, type Clusters } from './bootstrap.ts';

function trees(...pairs: readonly (readonly [number, number])[]): Clusters {
  return { above: pairs.map(([above]) => above), below: pairs.map(([, below]) => below) };
}

describe('bootstrapRatio', () => {
  it('of equal trees is their ratio, of nothing is nothing', () => {
    expect(bootstrapRatio(trees([2, 4], [2, 4], [2, 4]), 200, 1)).toEqual({ low: 0.5, high: 0.5 });
    expect(bootstrapRatio(trees(), 200, 1)).toBeNull();
    expect(bootstrapRatio(trees([1, 0]), 200, 1)).toBeNull();
  });

  it('comes near the normal interval where trees are many and of one parent each', () => {
    // 400 parents, 100 of whom have one child: K = 0.25, sd √(.25 × .75) = 0.433, ±1.96 × 0.433 / 20.
    const many = trees(
      ...Array.from({ length: 400 }, (_, n): [number, number] => [n < 100 ? 1 : 0, 1]),
    );
    const interval = bootstrapRatio(many, 2000, 1);
    expect(Math.abs((interval?.low ?? NaN) - 0.2076)).toBeLessThan(0.008);
    expect(Math.abs((interval?.high ?? NaN) - 0.2924)).toBeLessThan(0.008);
  });

  it('is wider where the same children hang together in a few trees', () => {
    const loose = trees(...Array.from({ length: 100 }, (_, n) => [n % 2, 1] as const));
    const tied = trees(...Array.from({ length: 10 }, (_, n) => [(n % 2) * 10, 10] as const));
    const width = (some: Clusters): number => {
      const { low = NaN, high = NaN } = bootstrapRatio(some, 2000, 1) ?? {};
      return high - low;
    };
    expect(width(tied)).toBeGreaterThan(2 * width(loose));
  });

  it('takes the seed alone: the order of the trees decides nothing', () => {
    const cluster = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 30 }), fc.nat(), (some, seed) => {
        const interval = bootstrapRatio(trees(...some), 100, seed);
        expect(bootstrapRatio(trees(...some.toReversed()), 100, seed)).toEqual(interval);
        const ratios = some.map(([above, below]) => above / below);
        expect(interval?.low).toBeGreaterThanOrEqual(Math.min(...ratios));
        expect(interval?.high).toBeLessThanOrEqual(Math.max(...ratios));
      }),
    );
  });
});
