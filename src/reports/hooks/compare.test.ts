import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../statistics/welch.ts';
import { adjustedOf, compareMeans, compareRates } from './compare.ts';

/** Successes in trials. */
function of(successes: number, trials: number): { successes: number; trials: number } {
  return { successes, trials };
}

describe('compareRates', () => {
  it('asks once over all, then each pair, the smaller p first and dearest', () => {
    // 15, 25 and 27 of 50. Pairs by hand: z² of 15/25 is 4.1667 (p .0412), of 15/27 5.9113 (p .0150),
    // of 25/27 0.1603 (p .689). Holm: 3 × .0150, 2 × .0412, .689.
    const { overall, pairs } = compareRates([of(15, 50), of(25, 50), of(27, 50)]);
    expect(overall).toMatchObject({ exact: false, rough: false });
    // χ² over all: pooled 67/150, 2 df: Σ (x − 22.333)² / (50 × .44667 × .55333) = 6.689, p = e^−3.3446.
    expect(overall?.p).toBeCloseTo(0.0353, 4);
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairs[0]?.p).toBeCloseTo(0.0412, 4);
    expect(pairs[1]?.p).toBeCloseTo(0.015, 4);
    expect(pairs[0]?.adjusted).toBeCloseTo(2 * 0.0412, 3);
    expect(pairs[1]?.adjusted).toBeCloseTo(3 * 0.015, 3);
    expect(pairs[2]?.adjusted).toBeCloseTo(0.689, 3);
    expect(adjustedOf(pairs, 2, 0)).toBe(pairs[1]?.adjusted);
  });

  it('turns to Fisher where counts are small', () => {
    // The lady tasting tea: 3 of 4 against 1 of 4, 0.4857.
    const tea = compareRates([of(3, 4), of(1, 4)]);
    expect(tea.overall?.exact).toBe(true);
    expect(tea.overall?.p).toBeCloseTo(0.4857, 4);
    expect(tea.pairs[0]?.p).toBe(tea.overall?.p);
    // Of three there is no exact test here: it is said that the chi-square is rough.
    expect(compareRates([of(3, 4), of(1, 4), of(2, 4)]).overall).toMatchObject({ rough: true });
  });

  it('has nothing to say where nothing can differ', () => {
    expect(compareRates([of(0, 10), of(0, 20)])).toEqual({
      overall: null,
      pairs: [{ a: 0, b: 1, p: null, adjusted: null }],
    });
    expect(compareRates([of(1, 10)])).toEqual({ overall: null, pairs: [] });
    // One without cards is in no pair that counts, and makes the others no dearer.
    const { pairs } = compareRates([of(15, 50), of(0, 0), of(25, 50)]);
    expect(pairs.map(({ adjusted }) => adjusted === null)).toEqual([true, false, true]);
    expect(pairs[1]?.adjusted).toBe(pairs[1]?.p);
  });
});

it('compareMeans raises Welch’s p-values the same way', () => {
  // Student’s sleep data twice and once shifted far away: p .07939 (R), and next to none.
  const first = momentsOf(10, 7.5, 34.43);
  const second = momentsOf(10, 23.3, 90.37);
  const pairs = compareMeans([first, second]);
  expect(pairs[0]?.p).toBeCloseTo(0.07939, 5);
  const three = compareMeans([first, second, { ...second, mean: 50 }]);
  expect(three[0]?.adjusted).toBeCloseTo(0.07939, 5);
  expect(three[1]?.adjusted).toBeLessThan(1e-6);
});
