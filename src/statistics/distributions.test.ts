import { describe, expect, it } from 'vitest';
import { chiSquareTail, normalBelow, normalQuantile, tBelow, tQuantile } from './distributions.ts';

function off(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}

describe('the normal distribution', () => {
  // R's pnorm, as its documentation and many texts print it; far tails too.
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.96, 0.024997895148220435],
    [-5, 2.866515718791933e-7],
    [-37.5, 4.605353009581954e-308],
  ])('below %d', (z, share) => {
    expect(off(normalBelow(z), share)).toBeLessThan(1e-12);
  });

  // The three test values of M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), 477–484.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
    [0.975, 1.959963984540054],
  ])('the quantile of %d', (p, z) => {
    expect(off(normalQuantile(p), z)).toBeLessThan(1e-14);
  });
});

describe('Student’s t', () => {
  // The 97.5 % column that every text prints (12.706, 2.571, 2.228, 2.042), digits from SciPy 1.17.
  it.each([
    [1, 12.706204736174694],
    [5, 2.5705818356363146],
    [10, 2.228138851986274],
    [30, 2.0422724563012378],
    [17.776, 2.102821310380221],
  ])('the 97.5 %% point with %d degrees of freedom', (df, t) => {
    expect(off(tQuantile(0.975, df), t)).toBeLessThan(1e-12);
    expect(tBelow(t, df)).toBeCloseTo(0.975, 13);
    expect(tBelow(-t, df)).toBeCloseTo(0.025, 13);
  });

  it('comes from Cauchy with one degree: a quarter lies below −1', () => {
    expect(tBelow(-1, 1)).toBeCloseTo(0.25, 14);
  });
});

describe('the chi-square tail', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: critical values, three decimals.
  it.each([
    [3.841, 1, 0.05],
    [5.991, 2, 0.05],
    [7.815, 3, 0.05],
    [18.307, 10, 0.05],
    [10.828, 1, 0.001],
    [124.342, 100, 0.05],
  ])('above %d with %d degrees of freedom', (value, df, p) => {
    expect(Math.abs(chiSquareTail(value, df) - p)).toBeLessThan(p * 1e-3);
  });
});
