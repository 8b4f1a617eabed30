import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBelow, gammaTail, logGamma } from './gamma.ts';

/** Relative error, or the absolute one where the value is near 0. */
function off(value: number, expected: number): number {
  return Math.abs(value - expected) / Math.max(1e-300, Math.abs(expected));
}

describe('logGamma', () => {
  // Γ(n) = (n − 1)!, Γ(1/2) = √π; the rest from SciPy 1.17 `gammaln`. Abramowitz & Stegun print
  // ln Γ(100) = 359.1342053696 in table 6.4.
  it.each([
    [1, 0],
    [2, 0],
    [5, Math.log(24)],
    [0.5, Math.log(Math.PI) / 2],
    [1.5, -0.12078223763524526],
    [10, Math.log(362_880)],
    [0.001, 6.907178885383853],
    [100, 359.1342053695754],
    [1e6, 12_815_504.569147611],
  ])('of %d', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-14 * Math.max(1, Math.abs(expected)));
  });

  it('grows by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 11);
      }),
    );
  });
});

describe('gammaTail', () => {
  // Q(1, x) = e^−x; the rest from SciPy 1.17 `gammaincc`.
  it.each([
    [1, 0, 1],
    [1, 1, Math.exp(-1)],
    [1, 40, Math.exp(-40)],
    [0.5, 2, 0.04550026389635857],
    [0.5, 50, 1.5239706048320995e-23],
    [5, 2, 0.9473469826562889],
    [10, 30, 7.121750862815593e-6],
    [100, 90, 0.84177901081357],
  ])('of a = %d above %d', (a, x, expected) => {
    expect(off(gammaTail(a, x), expected)).toBeLessThan(1e-12);
  });
});

describe('betaBelow', () => {
  // I½(2, 3) = 11/16, I_x(a, 1) = xᵃ, I_x(1, b) = 1 − (1 − x)ᵇ by hand; the rest from SciPy 1.17
  // `betainc`. Twelve digits, of which large shapes cost some: xᵃ (1 − x)ᵇ is the ratio of huge numbers.
  it.each([
    [0, 2, 3, 0],
    [1, 2, 3, 1],
    [0.5, 2, 3, 11 / 16],
    [0.999, 2.5, 1, 0.999 ** 2.5],
    [0.001, 1, 100, 1 - 0.999 ** 100],
    [0.3, 0.5, 0.5, 0.36901011956554536],
    [0.2, 10, 20, 0.049263517304212585],
    [0.33, 1000, 2000, 0.3506326761341843],
    [0.334, 100_000, 200_000, 0.7807618138321535],
  ])('of x = %d, a = %d, b = %d', (x, a, b, expected) => {
    expect(off(betaBelow(x, a, b), expected)).toBeLessThan(Math.max(1e-12, 1e-14 * (a + b)));
  });

  it('is the binomial tail: I_p(k, n − k + 1) is the chance of k or more in n', () => {
    // 3 or more heads in 5 tosses: 16 of 32; 8 or more in 10 with p = 0.9: 0.9298091736.
    expect(betaBelow(0.5, 3, 3)).toBeCloseTo(0.5, 14);
    expect(betaBelow(0.9, 8, 3)).toBeCloseTo(0.9298091736, 13);
  });

  it('mirrors: I_x(a, b) + I_{1−x}(b, a) = 1', () => {
    const shape = fc.double({ min: 0.1, max: 5000, noNaN: true });
    // Whole 1024ths: what their complement is, a double can say.
    const place = fc.nat(1024).map((n) => n / 1024);
    fc.assert(
      fc.property(place, shape, shape, (x, a, b) => {
        expect(betaBelow(x, a, b) + betaBelow(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});
