import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainRate } from './chain.ts';
import { drawBinomial, randomFrom } from './random.ts';
import { type Interval, wilson } from './wilson.ts';

const rateOf = (steps: Parameters<typeof chainRate>[0]): number | undefined => {
  const chain = chainRate(steps);
  return chain === null ? undefined : chain.successes / chain.trials;
};

it('is the product of the rates, and tells as much as Greenwood’s variance says', () => {
  // 50 of 100, of whom 20 were seen, 15 of them passing: 1/2 × 3/4 = 3/8.
  const chain = chainRate([
    { successes: 50, trials: 100 },
    { successes: 15, trials: 20 },
  ]);
  // By hand: Σ = 0.5 ÷ 50 + 0.25 ÷ 15 = 0.026667; variance 9/64 × that = 0.00375;
  // 3/8 × 5/8 ÷ 0.00375 = 62.5.
  expect(chain?.trials).toBeCloseTo(62.5, 9);
  expect(chain?.successes).toBeCloseTo(62.5 * 0.375, 9);
});

it('of nobody who passes a step, of all, and of nobody who could', () => {
  const half = { successes: 50, trials: 100 };
  // Half of a hundred, ten seen, none passing: as much as none of twenty.
  expect(chainRate([half, { successes: 0, trials: 10 }])).toEqual({ successes: 0, trials: 20 });
  expect(chainRate([half, { successes: 0, trials: 10 }, { successes: 0, trials: 0 }])).toEqual({
    successes: 0,
    trials: 20,
  });
  const all = [
    { successes: 100, trials: 100 },
    { successes: 10, trials: 10 },
  ];
  expect(chainRate(all)).toEqual({ successes: 10, trials: 10 });
  expect(chainRate([half, { successes: 0, trials: 0 }])).toBeNull();
});

it('is the last of the first where everybody is seen in every step', () => {
  const falling = fc
    .array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 6 })
    .map((counts) => counts.toSorted((a, b) => b - a))
    .filter(([first = 0]) => first > 0);
  fc.assert(
    fc.property(falling, (counts) => {
      const steps = counts.slice(1).map((successes, n) => ({ successes, trials: counts[n] ?? 0 }));
      const [first = 0, last = 0] = [counts[0], counts.at(-1)];
      const chain = chainRate(steps);
      expect(chain?.trials).toBeCloseTo(first, 6);
      expect(chain?.successes).toBeCloseTo(last, 6);
      const [its, plain] = [wilson(chain?.successes ?? 0, chain?.trials ?? 0), wilson(last, first)];
      expect(its?.low).toBeCloseTo(plain?.low ?? NaN, 9);
      expect(its?.high).toBeCloseTo(plain?.high ?? NaN, 9);
    }),
  );
});

it('tells no more than if everybody were seen, and no less than the step that sees fewest', () => {
  const step = fc
    .tuple(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }))
    .map(([trials, part]) => ({ trials, successes: Math.max(1, Math.round(trials * part)) }));
  fc.assert(
    fc.property(step, fc.double({ min: 0, max: 1, noNaN: true }), (first, part) => {
      const trials = Math.max(1, Math.round(first.successes * part));
      const second = { trials, successes: Math.max(1, Math.floor(trials / 2)) };
      const chain = chainRate([first, second]);
      expect(chain?.trials).toBeLessThanOrEqual(first.trials + 1e-6);
      expect(chain?.trials).toBeGreaterThanOrEqual(trials - 1e-6);
      expect(rateOf([first, second])).toBeCloseTo(
        (first.successes / first.trials) * (second.successes / second.trials),
        12,
      );
    }),
  );
});

const intervalOf = (steps: Parameters<typeof chainRate>[0]): Interval => {
  const { successes, trials } = chainRate(steps) ?? { successes: 0, trials: 0 };
  return wilson(successes, trials) ?? { low: NaN, high: NaN };
};

it('has an interval around the rate, narrower where there are more with the same rates', () => {
  const step = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, part]) => ({ trials, successes: Math.round(trials * part) }));
  const steps = fc.array(step, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 2, max: 9 }), (few, times) => {
      const many = few.map(({ successes, trials }) => ({
        successes: successes * times,
        trials: trials * times,
      }));
      const [wide, narrow] = [intervalOf(few), intervalOf(many)];
      for (const { low, high } of [wide, narrow]) {
        expect(low).toBeLessThanOrEqual((rateOf(few) ?? NaN) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((rateOf(few) ?? NaN) - 1e-12);
      }
      expect(rateOf(many)).toBeCloseTo(rateOf(few) ?? NaN, 12);
      expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low);
    }),
  );
});

it('holds the true rate as often as a 95 % interval should, where not all are seen to the end', () => {
  const random = randomFrom(2026);
  const draws = 4000;
  // Of n two thirds join; of half of those it is seen whether they stay, 0.7 do, and of those a fifth buy.
  const coverage = (n: number): number => {
    let held = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const joined = drawBinomial(random, n, 2 / 3);
      const seen = drawBinomial(random, joined, 0.5);
      const kept = drawBinomial(random, seen, 0.7);
      const bought = drawBinomial(random, kept, 0.2);
      const { low, high } = intervalOf([
        { successes: joined, trials: n },
        { successes: kept, trials: seen },
        { successes: bought, trials: kept },
      ]);
      const truth = (2 / 3) * 0.7 * 0.2;
      if (low <= truth && truth <= high) held += 1;
    }
    return held / draws;
  };
  for (const n of [60, 300, 3000]) {
    expect(coverage(n)).toBeGreaterThan(0.935);
    expect(coverage(n)).toBeLessThan(0.985);
  }
});
