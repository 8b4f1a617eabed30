import { quantileOf } from './quantile.ts';
import { drawBinomial, randomFrom } from './random.ts';
import type { Interval } from './wilson.ts';

/** A part of the data that is drawn whole: its share of the two sums of a ratio. */
export type Cluster = { readonly above: number; readonly below: number };

/**
 * The 95 % interval of Σ above ÷ Σ below, by drawing as many clusters as there are, with replacement,
 * over and over: what belongs together (the children of one tree) stays together, so that the interval
 * is as wide as it has to be. Percentiles of B. Efron, Annals of Statistics 7 (1979), 1–26.
 *
 * Equal clusters are drawn by number (a multinomial draw), so that a hundred thousand trees of which
 * most are alike take no longer than a few. Neither the order of the clusters nor anything but the
 * seed decides the result.
 * @param draws how many times; the numbers of those in which Σ below is 0 are left out
 * @returns null where Σ below is 0
 */
export function bootstrapRatio(
  clusters: readonly Cluster[],
  draws: number,
  seed: number,
): Interval | null {
  if (clusters.every(({ below }) => below === 0)) return null;
  const kinds = kindsOf(clusters);
  const random = randomFrom(seed);
  const ratios: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    let left = clusters.length;
    let clustersLeft = clusters.length;
    let above = 0;
    let below = 0;
    for (const kind of kinds) {
      const drawn = drawBinomial(random, left, kind.n / clustersLeft);
      left -= drawn;
      clustersLeft -= kind.n;
      above += drawn * kind.above;
      below += drawn * kind.below;
    }
    if (below > 0) ratios.push(above / below);
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}

/** The different clusters and how many there are of each, in an order that is theirs. */
function kindsOf(clusters: readonly Cluster[]): readonly (Cluster & { readonly n: number })[] {
  const kinds: (Cluster & { n: number })[] = [];
  // A map of maps: to make one key of two numbers takes longer than all else, of a hundred thousand trees.
  const kindBy = new Map<number, Map<number, Cluster & { n: number }>>();
  for (const { above, below } of clusters) {
    const ofAbove = kindBy.get(above) ?? new Map<number, Cluster & { n: number }>();
    if (ofAbove.size === 0) kindBy.set(above, ofAbove);
    const kind = ofAbove.get(below) ?? { above, below, n: 0 };
    if (kind.n === 0) {
      ofAbove.set(below, kind);
      kinds.push(kind);
    }
    kind.n += 1;
  }
  return kinds.toSorted((a, b) => a.above - b.above || a.below - b.below);
}
