import { bootstrapRatio, type Clusters } from '../../statistics/bootstrap.ts';
import type { Interval } from '../../statistics/wilson.ts';

/** With fewer trees than this an interval would say more of the few seeds than of the campaign. */
export const MIN_TREES = 5;
const DRAWS = 2000;
/** The same numbers are drawn each time: the same data have the same interval. */
const SEED = 1;

/** What whole trees were drawn from: how many there are, and the 95 % interval of their K. */
export type TreesDrawn = { readonly trees: number; readonly interval: Interval | null };

/**
 * The interval of K = Σ above ÷ Σ below by drawing whole trees, since who came through the same seed is not
 * independent. It has none where the trees are few, and none where nobody counts: of what the data have
 * none of every draw has none, and "from 0 to 0" would be a certainty that nobody has.
 * @param above people brought, tree by tree
 * @param below those who could have brought somebody; a tree of none of them is left out
 */
export function drawTrees(above: Float64Array, below: Float64Array): TreesDrawn {
  const clusters = ofTreesAsked(above, below);
  const trees = clusters.below.length;
  const isAny = clusters.above.some((brought) => brought > 0);
  const interval = trees < MIN_TREES || !isAny ? null : bootstrapRatio(clusters, DRAWS, SEED);
  return { trees, interval };
}

/** What stands of each tree, of those alone that have somebody to ask; moved up in its place. */
function ofTreesAsked(
  above: Float64Array,
  below: Float64Array,
): Clusters & { readonly above: Float64Array } {
  let n = 0;
  for (let tree = 0; tree < below.length; tree += 1) {
    if (below[tree] === 0) continue;
    above[n] = above[tree] ?? 0;
    below[n] = below[tree] ?? 0;
    n += 1;
  }
  return { above: above.subarray(0, n), below: below.subarray(0, n) };
}
