import { logGamma } from './gamma.ts';
import type { Proportion } from './wilson.ts';

/** Two tables are equally likely where rounding alone tells them apart: R's bound too. */
const SAME = 1 + 1e-7;

/**
 * Fisher's exact test of two proportions: the chance, margins given, of a table that is as unlikely
 * as this one or more so. Two-sided as R's `fisher.test` is.
 * Formula: R. A. Fisher, Journal of the Royal Statistical Society 85 (1922), 87–94. The time it takes
 * grows with the smaller margin: it is for small counts.
 */
export function fisherExact(a: Proportion, b: Proportion): number {
  const successes = a.successes + b.successes;
  const all = logChoose(a.trials + b.trials, successes);
  const chance = (inA: number): number =>
    Math.exp(logChoose(a.trials, inA) + logChoose(b.trials, successes - inA) - all);
  const bound = chance(a.successes) * SAME;
  const first = Math.max(0, successes - b.trials);
  const last = Math.min(a.trials, successes);
  let p = 0;
  for (let inA = first; inA <= last; inA += 1) {
    const one = chance(inA);
    if (one <= bound) p += one;
  }
  return Math.min(1, p);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
