import { expect, it } from 'vitest';
import { planRows } from './plan.ts';

const PLAN = { base: 0.05, lifts: [0.2], power: 0.8, alpha: 0.05, arms: 2, cards: null };

it('has the figures that planning tables have', () => {
  // See statistics/power.test.ts: 5 % and a fifth more, 8,158 in each of two arms.
  expect(planRows(PLAN)).toEqual([
    { base: 0.05, lift: 0.2, other: 0.06, cards_each: 8158, cards_all: 16_316 },
  ]);
  const lifts = planRows({ ...PLAN, base: 0.02, lifts: [0.1, 0.2, 0.5] });
  expect(lifts.map((row) => row['cards_each'])).toEqual([80_682, 21_109, 3826]);
});

it('takes more where more arms are compared, since every pair is a chance to be fooled', () => {
  // Three pairs: alpha 0.05 / 3, z 2.3940: ((2.3940 √(2 × .055 × .945) + .84162 √(.0475 + .0564)) / .01)².
  expect(planRows({ ...PLAN, arms: 3 })[0]).toMatchObject({
    cards_each: 10_882,
    cards_all: 32_646,
  });
});

it('says what power so many cards have', () => {
  expect(planRows({ ...PLAN, cards: 8158 })[0]?.['power']).toBeCloseTo(0.8, 4);
  expect(planRows({ ...PLAN, cards: 2000 })[0]?.['power']).toBeCloseTo(0.283, 2);
});
