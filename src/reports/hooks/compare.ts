import { sameRate, smallestExpected } from '../../statistics/chi-square.ts';
import { fisherExact } from '../../statistics/fisher.ts';
import { holm } from '../../statistics/holm.ts';
import { welch } from '../../statistics/welch.ts';
import type { Moments } from '../../statistics/welch.ts';
import type { Proportion } from '../../statistics/wilson.ts';

/** Below this many expected in a cell, the exact test takes the place of the chi-square. */
const FEW = 5;

/** Two arms, by their places, `a` before `b`. */
export type Pair = {
  readonly a: number;
  readonly b: number;
  /** As tested, and raised by Holm over all pairs. Null: there was nothing to compare. */
  readonly p: number | null;
  readonly adjusted: number | null;
};

export type Comparison = {
  /** Do any of them differ? Null where there was nothing to compare. */
  readonly overall: { readonly p: number; readonly exact: boolean; readonly rough: boolean } | null;
  readonly pairs: readonly Pair[];
};

/**
 * Tells the rates of arms apart: one chi-square over all, then each pair, Fisher's exact test where
 * fewer than five are expected in a cell, the p-values of the pairs raised by Holm. The exact test is of
 * counts: where few are expected and a rate stands for no plain counts (see chain.ts), there is none.
 */
export function compareRates(arms: readonly Proportion[]): Comparison {
  const pairs = pairsOf(arms).map(([a, b]) => testPair(arms[a], arms[b]));
  const all = sameRate(arms);
  const few = smallestExpected(arms.filter(({ trials }) => trials > 0)) < FEW;
  const [only] = pairs;
  if (arms.length === 2 && few && only !== undefined && only !== null)
    return { overall: { p: only, exact: true, rough: false }, pairs: raised(arms, pairs) };
  const overall = all === null ? null : { p: all.p, exact: false, rough: few };
  return { overall, pairs: raised(arms, pairs) };
}

/** The same of means, by Welch's test; there is no test over all. */
export function compareMeans(arms: readonly Moments[]): readonly Pair[] {
  const ps = pairsOf(arms).map(([a, b]) => {
    const [first, second] = [arms[a], arms[b]];
    if (first === undefined || second === undefined) return null;
    return welch(first, second)?.p ?? null;
  });
  return raised(arms, ps);
}

/** What Holm makes of the comparison of two arms, in whichever order. */
export function adjustedOf(pairs: readonly Pair[], one: number, other: number): number | null {
  const found = pairs.find(({ a, b }) => a === Math.min(one, other) && b === Math.max(one, other));
  return found?.adjusted ?? null;
}

function testPair(a: Proportion | undefined, b: Proportion | undefined): number | null {
  if (a === undefined || b === undefined || a.trials === 0 || b.trials === 0) return null;
  const test = sameRate([a, b]);
  if (test === null) return null;
  if (smallestExpected([a, b]) >= FEW) return test.p;
  return isCounted(a) && isCounted(b) ? fisherExact(a, b) : null;
}

function isCounted({ successes, trials }: Proportion): boolean {
  return Number.isInteger(successes) && Number.isInteger(trials);
}

function raised(arms: readonly unknown[], ps: readonly (number | null)[]): readonly Pair[] {
  const known = ps.filter((p) => p !== null);
  const adjusted = [...holm(known)];
  return pairsOf(arms).map(([a, b], place) => {
    const p = ps[place] ?? null;
    return { a, b, p, adjusted: p === null ? null : (adjusted.shift() ?? null) };
  });
}

function pairsOf(arms: readonly unknown[]): readonly (readonly [number, number])[] {
  return arms.flatMap((_, a) => arms.slice(a + 1).map((__, after) => [a, a + 1 + after] as const));
}
