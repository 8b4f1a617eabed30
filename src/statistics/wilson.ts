/** The 97.5 % point of the standard normal distribution: 95 % lie between −Z and Z. */
export const Z = 1.959963984540054;

export type Interval = { readonly low: number; readonly high: number };

/** How often something happened, and how often it could have. */
export type Proportion = { readonly successes: number; readonly trials: number };

/**
 * Wilson's 95 % score interval of a proportion: honest where counts are small or the rate is near
 * 0 or 1, where the textbook ± is not. Without continuity correction.
 * Formula: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
 * Journal of the American Statistical Association 22 (1927), 209–212.
 * @returns fractions between 0 and 1; null where there were no trials
 */
export function wilson(successes: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const rate = successes / trials;
  const square = (Z * Z) / trials;
  const centre = (rate + square / 2) / (1 + square);
  const reach =
    (Z * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials))) / (1 + square);
  // The ends of 0 of n and n of n are 0 and 1 exactly; floating point may miss them by an ulp.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === trials ? 1 : Math.min(1, centre + reach),
  };
}

/**
 * The difference of two independent proportions, `a` − `b`, with its 95 % interval from Wilson's
 * intervals of both. It never leaves −1 … 1 and does not collapse where one of them is 0 or 1.
 * Formula: R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods", Statistics in Medicine 17 (1998), 873–890, method 10.
 * @returns null where one of them had no trials
 */
export function newcombe(a: Proportion, b: Proportion): (Interval & { difference: number }) | null {
  const first = wilson(a.successes, a.trials);
  const second = wilson(b.successes, b.trials);
  if (first === null || second === null) return null;
  const rateA = a.successes / a.trials;
  const rateB = b.successes / b.trials;
  const difference = rateA - rateB;
  return {
    difference,
    low: difference - Math.hypot(rateA - first.low, second.high - rateB),
    high: difference + Math.hypot(first.high - rateA, rateB - second.low),
  };
}
