import { betaBelow, gammaTail } from './gamma.ts';

/** How much of the standard normal distribution lies below z. Small tails keep their digits. */
export function normalBelow(z: number): number {
  const tail = gammaTail(0.5, (z * z) / 2) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** The z below which a share p of the standard normal distribution lies, 0 < p < 1. */
export function normalQuantile(p: number): number {
  // The lower half keeps the digits of small tails.
  return p > 0.5 ? -normalQuantile(1 - p) : rootOf((z) => normalBelow(z) - p, -40, 0);
}

/** How much of Student's t distribution lies below t; `df` need not be whole. */
export function tBelow(t: number, df: number): number {
  const tail = betaBelow(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t below which a share p of Student's distribution lies, 0 < p < 1. */
export function tQuantile(p: number, df: number): number {
  if (p > 0.5) return -tQuantile(1 - p, df);
  let low = -1;
  while (tBelow(low, df) > p) low *= 2;
  return rootOf((t) => tBelow(t, df) - p, low, 0);
}

/** How much of the chi-square distribution lies above a value: the p of a chi-square test. */
export function chiSquareTail(value: number, df: number): number {
  return gammaTail(df / 2, value / 2);
}

/** Where a rising function passes zero, by halving until two doubles are neighbours. */
function rootOf(rising: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = rising(middle);
    if (value === 0) return middle;
    if (value < 0) low = middle;
    else high = middle;
  }
}
