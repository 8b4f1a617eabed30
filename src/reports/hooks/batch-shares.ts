import { goodnessOfFit } from '../../statistics/chi-square.ts';
import { holm } from '../../statistics/holm.ts';
import type { Arm } from './arms.ts';
import type { Stack } from './cards.ts';

/** A batch whose cards were not dealt as planned. */
export type SkewedBatch = {
  readonly batch: number;
  /** Raised by Holm over all batches of the test. */
  readonly p: number;
  /** Cards of each arm, in the order of the arms. */
  readonly counts: readonly number[];
};

/**
 * Checks the shares of each batch by itself: one in which a printer left out a variant may be made up
 * for by another in the sum of all. A campaign has one channel, so that there is none to check by.
 * @param alarm the p below which a batch is named
 * @returns the batches to look at, those least likely first
 */
export function skewedBatches(
  stacks: readonly Stack[],
  {
    arms,
    weights,
  }: { readonly arms: readonly Pick<Arm, 'name'>[]; readonly weights: readonly number[] | null },
  armOf: (variant: string) => string,
  alarm: number,
): readonly SkewedBatch[] {
  if (weights === null) return [];
  const places = new Map(arms.map(({ name }, place) => [name, place]));
  const dealt = new Map<number, number[]>();
  for (const { batch, variant, cards } of stacks) {
    const place = places.get(armOf(variant));
    if (place === undefined) continue;
    const counts = dealt.get(batch) ?? arms.map(() => 0);
    counts[place] = (counts[place] ?? 0) + cards;
    dealt.set(batch, counts);
  }
  // Of a single batch the check of all says the same.
  if (dealt.size < 2) return [];
  const tested = [...dealt].flatMap(([batch, counts]) => {
    const fit = goodnessOfFit(counts, weights);
    return fit === null ? [] : { batch, counts, p: fit.p };
  });
  const raised = holm(tested.map(({ p }) => p));
  return tested
    .map(({ batch, counts }, nth) => ({ batch, counts, p: raised[nth] ?? 1 }))
    .filter(({ p }) => p < alarm)
    .toSorted((a, b) => a.p - b.p || a.batch - b.batch);
}
