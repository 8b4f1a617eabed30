import { chiSquareTail } from './distributions.ts';
import type { Proportion } from './wilson.ts';

/** A chi-square test: p is the chance of a value at least as large where nothing differs. */
export type ChiSquare = { readonly value: number; readonly df: number; readonly p: number };

/**
 * Do all have the same rate? Pearson's chi-square on successes and failures, without continuity
 * correction: what R's `prop.test(…, correct = FALSE)` gives, of two or of many.
 * Formula: K. Pearson, Philosophical Magazine 50 (1900), 157–175.
 * @returns null where the question is void: fewer than two with trials, or all failed or succeeded
 */
export function sameRate(proportions: readonly Proportion[]): ChiSquare | null {
  const tried = proportions.filter(({ trials }) => trials > 0);
  const trials = sum(tried.map((one) => one.trials));
  const successes = sum(tried.map((one) => one.successes));
  if (tried.length < 2 || successes === 0 || successes === trials) return null;
  const rate = successes / trials;
  const value = sum(
    tried.map((one) => (one.successes - one.trials * rate) ** 2 / (one.trials * rate * (1 - rate))),
  );
  const df = tried.length - 1;
  return { value, df, p: chiSquareTail(value, df) };
}

/**
 * The smallest count that `sameRate` expects in any of its cells. Under five, the chi-square
 * distribution is no good stand-in for small whole numbers (W. G. Cochran, Biometrics 10 (1954),
 * 417–451): see fisher.ts.
 */
export function smallestExpected(proportions: readonly Proportion[]): number {
  const trials = sum(proportions.map((one) => one.trials));
  const successes = sum(proportions.map((one) => one.successes));
  const smallest = Math.min(...proportions.map((one) => one.trials));
  return trials === 0 ? 0 : (smallest * Math.min(successes, trials - successes)) / trials;
}

/**
 * Do counts fall as the weights say they should? Pearson's goodness of fit.
 * @param weights one for each count, in any unit; what weighs nothing must count nothing
 * @returns null where fewer than two have a weight, or nothing was counted
 */
export function goodnessOfFit(
  counts: readonly number[],
  weights: readonly number[],
): ChiSquare | null {
  const total = sum(counts);
  const whole = sum(weights);
  const df = weights.filter((weight) => weight > 0).length - 1;
  if (df < 1 || total === 0) return null;
  let value = 0;
  for (const [place, count] of counts.entries()) {
    const expected = (total * (weights[place] ?? 0)) / whole;
    if (expected > 0) value += (count - expected) ** 2 / expected;
    else if (count > 0) value = Infinity;
  }
  return { value, df, p: value === Infinity ? 0 : chiSquareTail(value, df) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
