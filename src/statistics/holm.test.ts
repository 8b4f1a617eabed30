import { expect, it } from 'vitest';
import { holm } from './holm.ts';

it('raises p-values as the textbook example has it', () => {
  // H1…H4 with p = 0.01, 0.04, 0.03, 0.005: at 0.05 only H4 and H1 fall (Holm 1979, as retold in texts).
  // 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04 is raised to the one before it.
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [place, p] of [0.03, 0.06, 0.06, 0.02].entries()) {
    expect(adjusted[place]).toBeCloseTo(p, 12);
  }
});

it('never goes above 1, and leaves one alone', () => {
  expect(holm([0.6, 0.9])).toEqual([1, 1]);
  expect(holm([0.2])).toEqual([0.2]);
  expect(holm([])).toEqual([]);
});
