import { type Interval, Z } from '../../statistics/wilson.ts';

/** Everybody who comes in the end, per seed; null: no such number. */
export type Amplification = {
  readonly times: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * What a K below 1 makes of each seed when every generation does as well as these have done:
 * 1 + K + K² + … = 1 / (1 − K), the total progeny of a subcritical branching process (Harris, "The
 * Theory of Branching Processes", 1963, chapter I). It is not defined where K reaches 1: the sum does
 * not end. An interval of K is carried through end by end, since 1 / (1 − K) only rises.
 */
export function amplification(k: number | null, interval: Interval | null): Amplification {
  const times = (of: number | null | undefined): number | null =>
    of === null || of === undefined || of >= 1 ? null : 1 / (1 - of);
  return { times: times(k), low: times(interval?.low), high: times(interval?.high) };
}

export type OffspringMean = { readonly mean: number; readonly interval: Interval | null };

/**
 * The mean number of children with its textbook 95 % interval, mean ± 1.96 · sd / √n. It takes parents
 * as independent, which members of one tree are not: the truth is wider.
 * @param children of each parent who has had the chance
 * @returns null of none; no interval of one
 */
export function offspringMean(children: readonly number[]): OffspringMean | null {
  const n = children.length;
  if (n === 0) return null;
  const mean = children.reduce((sum, each) => sum + each, 0) / n;
  if (n === 1) return { mean, interval: null };
  // In an order of their own: the same numbers in another order may differ by an ulp.
  const squares = children
    .toSorted((a, b) => a - b)
    .reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const reach = Z * Math.sqrt(squares / (n - 1) / n);
  return { mean, interval: { low: mean - reach, high: mean + reach } };
}
