import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenedBy, kaplanMeier, medianTime, type Spell } from './survival.ts';

/** `6` is an event at 6, `6+` somebody who was watched until 6 and no longer. */
function spells(text: string): readonly Spell[] {
  return text.split(' ').map((word) => ({ time: parseInt(word, 10), event: !word.endsWith('+') }));
}

// Weeks in remission of 21 patients under 6-mercaptopurine: Freireich et al., Blood 21 (1963), 699–716;
// E. A. Gehan, Biometrika 52 (1965), 203–223. Survival, standard error and the log-log interval as Stata's
// `sts list` prints them (G. Rodríguez, Princeton, eco572), four decimals.
const REMISSION = spells('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const PUBLISHED = [
  [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
  [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
  [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
  [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
  [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
  [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
  [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
] as const;

describe('kaplanMeier', () => {
  const curve = kaplanMeier(REMISSION);

  it('is the published curve of the 6-MP patients, with its intervals', () => {
    expect(curve.map(({ time }) => time)).toEqual(PUBLISHED.map(([time]) => time));
    for (const [place, [time, atRisk, survival, error, low, high]] of PUBLISHED.entries()) {
      const step = curve[place];
      expect(step?.atRisk).toBe(atRisk);
      expect(step?.survival).toBeCloseTo(survival, 4);
      expect((step?.survival ?? NaN) * Math.sqrt(step?.variance ?? NaN)).toBeCloseTo(error, 4);
      const happened = happenedBy(curve, time);
      expect(happened.share).toBeCloseTo(1 - survival, 4);
      expect(happened.low).toBeCloseTo(1 - high, 4);
      expect(happened.high).toBeCloseTo(1 - low, 4);
    }
  });

  it('has its median at 23 weeks, and holds between events', () => {
    expect(medianTime(curve)).toBe(23);
    expect(happenedBy(curve, 12.9)).toEqual(happenedBy(curve, 10));
    expect(happenedBy(curve, 5)).toEqual({ share: 0, low: null, high: null });
  });

  it('without censoring is the plain share; at the end it is all of them', () => {
    const all = kaplanMeier(spells('1 2 2 4'));
    expect([1, 2, 3, 4].map((time) => happenedBy(all, time).share)).toEqual([0.25, 0.75, 0.75, 1]);
    expect(happenedBy(all, 4)).toEqual({ share: 1, low: null, high: null });
    expect(medianTime(kaplanMeier(spells('3+ 4+')))).toBeNull();
  });

  it('has its median where half of them have it, however many they are', () => {
    for (let n = 2; n <= 200; n += 2) {
      const each = Array.from({ length: n }, (_, day) => ({ time: day + 1, event: true }));
      expect(medianTime(kaplanMeier(each))).toBe(n / 2);
    }
  });

  it('never falls back, and holds its interval', () => {
    const spell = fc.record({ time: fc.nat(50), event: fc.boolean() });
    fc.assert(
      fc.property(fc.array(spell, { minLength: 1, maxLength: 200 }), (some) => {
        const steps = kaplanMeier(some);
        let before = 0;
        for (let time = 0; time <= 50; time += 1) {
          const { share, low, high } = happenedBy(steps, time);
          expect(share).toBeGreaterThanOrEqual(before);
          expect(low ?? 0).toBeLessThanOrEqual(share);
          expect(high ?? 1).toBeGreaterThanOrEqual(share);
          before = share;
        }
        expect(kaplanMeier(some.toReversed())).toEqual(steps);
      }),
    );
  });
});
