import { quantileOf } from './quantile.ts';
import { drawBinomial, randomFrom } from './random.ts';
import type { Interval } from './wilson.ts';

/** Parts of the data that are drawn whole, column by column: the share of each of the two sums of a ratio. */
export type Clusters = { readonly above: ArrayLike<number>; readonly below: ArrayLike<number> };

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
export function bootstrapRatio(clusters: Clusters, draws: number, seed: number): Interval | null {
  const kinds = kindsOf(clusters);
  if (kinds.every(({ below }) => below === 0)) return null;
  const random = randomFrom(seed);
  const ratios: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    let left = clusters.below.length;
    let clustersLeft = left;
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

type Kind = { readonly above: number; readonly below: number; n: number };

/** The different clusters and how many there are of each, in an order that is theirs. */
function kindsOf({ above, below }: Clusters): readonly Readonly<Kind>[] {
  const kinds: Kind[] = [];
  // A map of maps: to make one key of two numbers takes longer than all else, of a hundred thousand trees.
  const kindBy = new Map<number, Map<number, Kind>>();
  for (let its = 0; its < below.length; its += 1) {
    const [over, under] = [above[its] ?? 0, below[its] ?? 0];
    const alike = kindBy.get(over) ?? new Map<number, Kind>();
    if (alike.size === 0) kindBy.set(over, alike);
    const kind = alike.get(under) ?? { above: over, below: under, n: 0 };
    if (kind.n === 0) {
      alike.set(under, kind);
      kinds.push(kind);
    }
    kind.n += 1;
  }
  return kinds.toSorted((a, b) => a.above - b.above || a.below - b.below);
}
