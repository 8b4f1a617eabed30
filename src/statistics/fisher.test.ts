import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameRate } from './chi-square.ts';
import { fisherExact } from './fisher.ts';

/** Successes in trials. */
function of(successes: number, trials: number): { successes: number; trials: number } {
  return { successes, trials };
}

describe('fisherExact', () => {
  // ?fisher.test in R: the lady tasting tea (Agresti 1990, 61) and the convictions of like-sex twins
  // (Fisher 1962), two-sided p-values 0.4857 and 0.0005367.
  it.each([
    [of(3, 4), of(1, 4), 0.4857],
    [of(2, 17), of(10, 13), 0.0005367],
  ])('gives what R documents', (a, b, p) => {
    expect(fisherExact(a, b)).toBeCloseTo(p, p < 0.001 ? 7 : 4);
  });

  it('counts tables by hand', () => {
    // 3 of 3 against 0 of 3: the two extreme tables of C(6, 3) = 20.
    expect(fisherExact(of(3, 3), of(0, 3))).toBeCloseTo(2 / 20, 13);
    expect(fisherExact(of(0, 5), of(0, 7))).toBe(1);
  });

  it('does not mind which comes first, nor what is called a success', () => {
    const part = fc
      .integer({ min: 1, max: 60 })
      .chain((trials) => fc.integer({ min: 0, max: trials }).map((n) => of(n, trials)));
    const turned = ({ successes, trials }: { successes: number; trials: number }) =>
      of(trials - successes, trials);
    fc.assert(
      fc.property(part, part, (a, b) => {
        const p = fisherExact(a, b);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact(b, a)).toBeCloseTo(p, 10);
        expect(fisherExact(turned(a), turned(b))).toBeCloseTo(p, 10);
      }),
    );
  });

  it('comes near the chi-square test where counts are large', () => {
    const [a, b] = [of(520, 5000), of(580, 5000)];
    expect(Math.abs(fisherExact(a, b) - (sameRate([a, b])?.p ?? NaN))).toBeLessThan(0.005);
  });
});
