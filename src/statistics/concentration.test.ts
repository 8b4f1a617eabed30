import { describe, expect, it } from 'vitest';
import { gini, topShare } from './concentration.ts';

describe('gini', () => {
  it('gives what the R package ineq documents for its example', () => {
    // ?ineq: Gini(c(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)) is 0.4620911.
    const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11_904, 22_261];
    expect(gini(incomes)).toBeCloseTo(0.4620911, 7);
    expect(gini(incomes.toReversed())).toBeCloseTo(0.4620911, 7);
  });

  it('is 0 of equals, 1 − 1/n where one has all, and void of nothing', () => {
    expect(gini([5, 5, 5])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBe(3 / 4);
    expect(gini([])).toBeNull();
    expect(gini([0, 0])).toBeNull();
  });
});

describe('topShare', () => {
  it('rounds the top up to whole ones', () => {
    expect(topShare([40, 10, 10, 10, 30], 0.2)).toEqual({ n: 1, share: 0.4 });
    expect(topShare([40, 10, 10, 10, 20, 10], 0.2)).toEqual({ n: 2, share: 0.6 });
    expect(
      topShare(
        Array.from({ length: 15 }, () => 1),
        0.2,
      ),
    ).toEqual({ n: 3, share: 0.2 });
    expect(topShare([0], 0.2)).toBeNull();
    expect(topShare([], 0.2)).toBeNull();
  });
});
