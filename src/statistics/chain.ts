import type { Proportion } from './wilson.ts';

/**
 * The share that passes several steps one after the other, where not all who passed one could be seen in
 * the next: the product of the steps' rates. It is given as the proportion that says as much, of as many
 * trials as a plain one with this rate and variance has, so that whatever is asked of a proportion may be
 * asked of it; of steps that each begin with all who passed the one before, it is the last of the first.
 *
 * The variance is M. Greenwood's (1926), S² Σ (1 − pᵢ) / (nᵢ pᵢ); the trials are the effective size
 * S (1 − S) ÷ variance of S. J. Cutler & F. Ederer, Journal of Chronic Diseases 8 (1958), 699–712, with
 * which K. J. Rothman, Journal of Chronic Diseases 31 (1978), 557–560, takes Wilson's interval, and
 * J. N. K. Rao & A. J. Scott, Biometrics 48 (1992), 577–585, the tests of proportions. Where nobody
 * passes a step, and where all pass all, it is what that tends to.
 * @param steps in their order: of how many could, how many passed
 * @returns not in whole numbers; null where a step had nobody before any step stopped all
 */
export function chainRate(steps: readonly Proportion[]): Proportion | null {
  let share = 1;
  let spread = 0;
  for (const { successes, trials } of steps) {
    if (trials === 0) return null;
    if (successes === 0) return { successes: 0, trials: trials / share };
    const rate = successes / trials;
    share *= rate;
    spread += (1 - rate) / (trials * rate);
  }
  if (spread === 0) {
    const trials = Math.min(...steps.map((step) => step.trials));
    return { successes: trials, trials };
  }
  const trials = (1 - share) / (share * spread);
  return { successes: share * trials, trials };
}
