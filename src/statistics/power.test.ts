import { describe, expect, it } from 'vitest';
import { powerOf, trialsPerArm } from './power.ts';

describe('planning a test of two rates', () => {
  it('gives what R documents for power.prop.test', () => {
    // ?power.prop.test: n = 50, .50, .75 has power 0.740; .50, .75, power .90 needs 76.7; .5, .501,
    // sig.level .001, power .90 needs 10451937; n = 50, .5, power .90 finds .8026: half a
    // unit of its last digit is a tenth of a thousandth of power.
    const half = { base: 0.5, other: 0.75, alpha: 0.05 };
    expect(powerOf(half, 50)).toBeCloseTo(0.74, 3);
    expect(trialsPerArm(half, 0.9)).toBeCloseTo(76.7, 1);
    const tiny = { base: 0.5, other: 0.501, alpha: 0.001 };
    expect(Math.round(trialsPerArm(tiny, 0.9))).toBe(10_451_937);
    expect(powerOf({ base: 0.5, other: 0.8026, alpha: 0.05 }, 50)).toBeCloseTo(0.9, 3);
  });

  // A fifth more than a base of 2 %, 5 %, 10 %, power 80 %: the figures that planning tables have.
  it.each([
    [0.02, 21_109],
    [0.05, 8158],
    [0.1, 3841],
  ])('a fifth more than %d takes %i in each arm', (base, n) => {
    const planned = { base, other: base * 1.2, alpha: 0.05 };
    expect(Math.ceil(trialsPerArm(planned, 0.8))).toBe(n);
    expect(powerOf(planned, trialsPerArm(planned, 0.8))).toBeCloseTo(0.8, 12);
  });

  it('never finds no difference', () => {
    expect(trialsPerArm({ base: 0.1, other: 0.1, alpha: 0.05 }, 0.8)).toBe(Infinity);
  });
});
