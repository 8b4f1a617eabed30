import { describe, expect, it } from 'vitest';
import { goodnessOfFit, sameRate, smallestExpected } from './chi-square.ts';

/** Successes in trials. */
function of(successes: number, trials: number): { successes: number; trials: number } {
  return { successes, trials };
}

describe('sameRate', () => {
  it('gives what R documents for prop.test on smokers in four groups of patients', () => {
    // ?prop.test, after Fleiss (1981), 139: X-squared = 12.6, df = 3, p-value = 0.005585.
    const test = sameRate([of(83, 86), of(90, 93), of(129, 136), of(70, 82)]);
    expect(test?.value).toBeCloseTo(12.6, 1);
    expect(test?.df).toBe(3);
    expect(test?.p).toBeCloseTo(0.005585, 6);
  });

  it('gives what R documents for chisq.test on party by sex', () => {
    // ?chisq.test, after Agresti (2007), 39: X-squared = 30.07, df = 2, p-value = 2.954e-07.
    const test = sameRate([of(762, 762 + 484), of(327, 327 + 239), of(468, 468 + 477)]);
    expect(test?.value).toBeCloseTo(30.07, 2);
    expect(test?.p).toBeCloseTo(2.954e-7, 10);
  });

  it('of two is the square of z with the pooled variance', () => {
    // 15 and 25 of 50: pooled 0.4, z² = 0.2² / (0.24 × 2/50) = 4.16667; p from tables 0.0412.
    const test = sameRate([of(15, 50), of(25, 50)]);
    expect(test?.value).toBeCloseTo(0.04 / 0.0096, 12);
    expect(test?.p).toBeCloseTo(0.0412, 4);
  });

  it('is void where nothing differs to begin with', () => {
    expect(sameRate([of(3, 10)])).toBeNull();
    expect(sameRate([of(3, 10), of(0, 0)])).toBeNull();
    expect(sameRate([of(0, 10), of(0, 20)])).toBeNull();
    expect(sameRate([of(10, 10), of(20, 20)])).toBeNull();
  });
});

describe('smallestExpected', () => {
  it('is the smallest margin product', () => {
    // 4 of 40 succeed; the smaller group has 10: one success is expected there.
    expect(smallestExpected([of(1, 10), of(3, 30)])).toBe(1);
    expect(smallestExpected([of(9, 10), of(27, 30)])).toBe(1);
    expect(smallestExpected([])).toBe(0);
  });
});

describe('goodnessOfFit', () => {
  it('gives what R documents for chisq.test with given probabilities', () => {
    // ?chisq.test: x = 89 37 30 28 2, p = .40 .20 .20 .15 .05: X-squared = 9.9901, p = 0.04059.
    const test = goodnessOfFit([89, 37, 30, 28, 2], [40, 20, 20, 15, 5]);
    expect(test?.value).toBeCloseTo(9.9901, 4);
    expect(test?.df).toBe(4);
    expect(test?.p).toBeCloseTo(0.04059, 5);
  });

  it('has Mendel’s peas at 0.470', () => {
    // 315 108 101 32 against 9:3:3:1; R. A. Fisher, Annals of Science 1 (1936): χ² = 0.470, 3 df.
    expect(goodnessOfFit([315, 108, 101, 32], [9, 3, 3, 1])?.value).toBeCloseTo(0.47, 3);
  });

  it('tells a harmless share from a broken one', () => {
    // By hand: 51:49 on 20,000 is χ² = 8, p .0047; 52.5:47.5 on 10,000 is χ² = 25, p 5.7e-7.
    expect(goodnessOfFit([10_200, 9800], [1, 1])?.p).toBeCloseTo(0.0047, 4);
    expect(goodnessOfFit([5250, 4750], [1, 1])?.p).toBeCloseTo(5.7e-7, 8);
  });

  it('never forgives what weighs nothing and was counted all the same', () => {
    expect(goodnessOfFit([50, 49, 1], [1, 1, 0])).toEqual({ value: Infinity, df: 1, p: 0 });
    expect(goodnessOfFit([50, 50, 0], [1, 1, 0])?.p).toBe(1);
    expect(goodnessOfFit([50], [1])).toBeNull();
    expect(goodnessOfFit([0, 0], [1, 1])).toBeNull();
  });
});
