import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, wilson } from './wilson.ts';

describe('wilson', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
  // Medicine 17 (1998) 857–872, table I, method 3 (score without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i in %i', (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('says nothing about no trials', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('holds the rate, stays within 0 and 1, and mirrors failures', () => {
    const trial = fc
      .integer({ min: 1, max: 100_000 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(trial, ([successes, trials]) => {
        const { low = NaN, high = NaN } = wilson(successes, trials) ?? {};
        const rate = successes / trials;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(low).toBeCloseTo(1 - (wilson(trials - successes, trials)?.high ?? NaN), 12);
      }),
    );
  });
});

describe('newcombe', () => {
  // R. G. Newcombe, "Interval estimation for the difference between independent proportions",
  // Statistics in Medicine 17 (1998) 873–890, table II, method 10 (score without continuity correction).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives the published interval of %i/%i − %i/%i', (a, m, b, n, low, high) => {
    const interval = newcombe({ successes: a, trials: m }, { successes: b, trials: n });
    expect(interval?.difference).toBeCloseTo(a / m - b / n, 12);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('says nothing about no trials', () => {
    expect(newcombe({ successes: 0, trials: 0 }, { successes: 1, trials: 2 })).toBeNull();
  });
});
