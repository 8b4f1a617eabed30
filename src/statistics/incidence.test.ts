import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidenceAt, incidenceByCause } from './incidence.ts';
import { happenedBy, kaplanMeier } from './survival.ts';

describe('incidenceByCause', () => {
  it('by hand, with somebody who was not watched to the end', () => {
    // Five: a at 1, b at 2, watched until 2, a at 3, watched until 4. Survival 4/5, 4/5 × 3/4 = 3/5,
    // 3/5 × 1/2 = 3/10. a: 1/5, then 1/5 + 3/5 × 1/2 = 1/2; b: 4/5 × 1/4 = 1/5.
    const some = [
      { time: 1, event: true, cause: 'a' },
      { time: 2, event: true, cause: 'b' },
      { time: 2, event: false, cause: '' },
      { time: 3, event: true, cause: 'a' },
      { time: 4, event: false, cause: '' },
    ];
    const shares = incidenceByCause(some, kaplanMeier(some));
    expect([...shares.keys()]).toEqual(['a', 'b']);
    expect(shares.get('a')?.map(({ time }) => time)).toEqual([1, 3]);
    expect(shares.get('a')?.at(-1)?.share).toBeCloseTo(1 / 2, 12);
    expect(shares.get('b')?.at(-1)?.share).toBeCloseTo(1 / 5, 12);
  });

  it('has the variance of a share where everybody is watched to the end', () => {
    // Ten: a at 1, 2, 2, 5, b at 1, 3; p (1 − p) / n, of a multinomial.
    const some = [
      ...[1, 2, 2, 5].map((time) => ({ time, event: true, cause: 'a' })),
      ...[1, 3].map((time) => ({ time, event: true, cause: 'b' })),
      ...[9, 9, 9, 9].map((time) => ({ time, event: false, cause: '' })),
    ];
    const shares = incidenceByCause(some, kaplanMeier(some));
    const variances = shares.get('a')?.map(({ variance }) => variance) ?? [];
    for (const [place, p] of [0.1, 0.3, 0.4].entries())
      expect(variances[place]).toBeCloseTo((p * (1 - p)) / 10, 12);
    expect(shares.get('b')?.at(-1)?.variance).toBeCloseTo((0.2 * 0.8) / 10, 12);
  });

  it('of one cause has Greenwood’s variance', () => {
    const some = [1, 2, 2, 3, 5, 7, 7, 9].map((time, n) => ({ time, event: n % 3 !== 1 }));
    const steps = kaplanMeier(some);
    const shares = incidenceByCause(
      some.map((spell) => ({ ...spell, cause: 'only' })),
      steps,
    );
    for (const [place, { survival, variance }] of steps.entries())
      expect(shares.get('only')?.[place]?.variance).toBeCloseTo(survival ** 2 * variance, 12);
  });

  it('has an interval around the share, and none where it has none', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (share, variance) => {
          const { low, high } = incidenceAt({ share, variance });
          expect(low ?? NaN).toBeGreaterThanOrEqual(0);
          expect(low ?? NaN).toBeLessThanOrEqual(share + 1e-12);
          expect(high ?? NaN).toBeGreaterThanOrEqual(share - 1e-12);
          expect(high ?? NaN).toBeLessThanOrEqual(1);
        },
      ),
    );
    expect(incidenceAt({ share: 1, variance: 0 })).toEqual({ share: 1, low: null, high: null });
  });

  it('adds up to the share of any event', () => {
    const spell = fc.record({ time: fc.nat(20), event: fc.boolean(), cause: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(spell, { minLength: 1, maxLength: 60 }), (some) => {
        const steps = kaplanMeier(some);
        const shares = [...incidenceByCause(some, steps).values()];
        const sum = shares.reduce((total, grown) => total + (grown.at(-1)?.share ?? 0), 0);
        expect(sum).toBeCloseTo(happenedBy(steps, 20).share, 12);
      }),
    );
  });
});
