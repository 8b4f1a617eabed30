import { tBelow, tQuantile } from './distributions.ts';
import type { Interval } from './wilson.ts';

/** What a mean is judged by: how many values, their mean, their variance (n − 1 below). */
export type Moments = { readonly n: number; readonly mean: number; readonly variance: number };

/**
 * Moments from sums.
 * @param sum, squares Σx and Σx²
 */
export function momentsOf(n: number, sum: number, squares: number): Moments {
  const mean = n === 0 ? 0 : sum / n;
  const variance = n < 2 ? 0 : Math.max(0, squares - n * mean * mean) / (n - 1);
  return { n, mean, variance };
}

export type Welch = Interval & {
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
};

/**
 * The difference of two means, `a` − `b`, with its 95 % interval and two-sided p, the variances not
 * taken to be equal.
 * Formula: B. L. Welch, "The Generalization of 'Student's' Problem when Several Different Population
 * Variances are Involved", Biometrika 34 (1947), 28–35; R's `t.test`.
 * @returns null where one has fewer than two values, or no value differs from another
 */
export function welch(a: Moments, b: Moments): Welch | null {
  const shareA = a.variance / a.n;
  const shareB = b.variance / b.n;
  const square = shareA + shareB;
  if (a.n < 2 || b.n < 2 || square === 0) return null;
  const difference = a.mean - b.mean;
  const error = Math.sqrt(square);
  const df = square ** 2 / (shareA ** 2 / (a.n - 1) + shareB ** 2 / (b.n - 1));
  const t = difference / error;
  const reach = tQuantile(0.975, df) * error;
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    t,
    df,
    p: 2 * tBelow(-Math.abs(t), df),
  };
}
