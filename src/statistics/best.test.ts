import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfBest } from './best.ts';
import { logBeta } from './gamma.ts';

type Arm = { readonly successes: number; readonly trials: number };

function of(successes: number, trials: number): Arm {
  return { successes, trials };
}

/** P(b > a), in closed form for whole counts: E. Miller, "Formulas for Bayesian A/B Testing" (2015). */
function chanceOfSecond(a: Arm, b: Arm): number {
  const [alphaA, betaA] = [a.successes + 1, a.trials - a.successes + 1];
  const [alphaB, betaB] = [b.successes + 1, b.trials - b.successes + 1];
  let chance = 0;
  for (let i = 0; i < alphaB; i += 1) {
    const log =
      logBeta(alphaA + i, betaB + betaA) -
      Math.log(betaB + i) -
      logBeta(1 + i, betaB) -
      logBeta(alphaA, betaA);
    chance += Math.exp(log);
  }
  return chance;
}

describe('chanceOfBest', () => {
  it('by hand, where one has a success and others have nothing', () => {
    // ∫ 2x · x dx = 2/3 against one that is uniform, ∫ 2x · x² dx = 1/2 against two.
    expect(chanceOfBest([of(1, 1), of(0, 0)])[0]).toBeCloseTo(2 / 3, 10);
    const three = chanceOfBest([of(1, 1), of(0, 0), of(0, 0)]);
    expect(three[0]).toBeCloseTo(1 / 2, 10);
    expect(three[1]).toBeCloseTo(1 / 4, 10);
  });

  it.each([
    [of(20, 100), of(30, 100)],
    [of(0, 50), of(0, 20)],
    [of(0, 5000), of(3, 5000)],
    [of(100, 2000), of(120, 2000)],
    [of(300, 300), of(290, 300)],
    [of(2, 10), of(21_000, 100_000)],
  ])('of two is the closed form', (a, b) => {
    expect(chanceOfBest([a, b])[1]).toBeCloseTo(chanceOfSecond(a, b), 7);
  });

  it('of equals is equal, and of all adds up to 1', () => {
    for (const chance of chanceOfBest([of(5, 40), of(5, 40), of(5, 40), of(5, 40)])) {
      expect(chance).toBeCloseTo(1 / 4, 12);
    }
    const arm = fc
      .integer({ min: 0, max: 20_000 })
      .chain((trials) => fc.integer({ min: 0, max: trials }).map((n) => of(n, trials)));
    fc.assert(
      fc.property(fc.array(arm, { minLength: 1, maxLength: 4 }), (arms) => {
        const chances = chanceOfBest(arms);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  });

  it('is sure of one alone', () => {
    expect(chanceOfBest([of(1, 2)])).toEqual([1]);
    expect(chanceOfBest([])).toEqual([]);
  });
});
