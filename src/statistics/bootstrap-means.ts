import { quantileOf } from './quantile.ts';
import { drawBinomial, type Random, randomFrom } from './random.ts';
import type { Interval } from './wilson.ts';

/** Values of which most are 0: how many there are in all, and those that are not 0. */
export type Sparse = { readonly n: number; readonly values: readonly number[] };

/** Values that are alike, or neighbours: how many, their mean, and how far they are around it. */
type Kind = { readonly n: number; readonly mean: number; readonly variance: number };

/** Of more different values than this, neighbours are put together. */
const MOST_KINDS = 16;

/**
 * Means of samples drawn with replacement, each as large as the data: the bootstrap of B. Efron, Annals
 * of Statistics 7 (1979), 1–26.
 *
 * How often each value is drawn is drawn (a multinomial draw), not value after value, so that a million
 * zeros cost as much as one. Where there are many different values, neighbours are drawn together, and how
 * far their sum lies from their mean is drawn from the normal distribution that has the same variance:
 * mean and variance of the draws stay exact, and the largest values, on which the shape hangs, alone.
 * @returns one mean for each draw; the seed and the values decide it, their order does not
 */
export function resampledMeans({ n, values }: Sparse, draws: number, seed: number): Float64Array {
  const kinds = kindsOf(values);
  const random = randomFrom(seed);
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let [left, valuesLeft, sum, variance] = [n, n, 0, 0];
    // What is not drawn from the kinds is drawn from the zeros.
    for (const kind of kinds) {
      const drawn = drawBinomial(random, left, Math.min(1, kind.n / valuesLeft));
      left -= drawn;
      valuesLeft -= kind.n;
      sum += drawn * kind.mean;
      variance += drawn * kind.variance;
    }
    if (variance > 0) sum += Math.sqrt(variance) * normal(random);
    means[draw] = sum / n;
  }
  return means;
}

/** The 95 % interval of the difference of two means, `a` − `b`, from the means that were drawn of each. */
export function bootstrapDifference(a: Float64Array, b: Float64Array): Interval {
  const sorted = a.map((mean, draw) => mean - (b[draw] ?? 0)).toSorted();
  return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}

/** From the largest down, each kind with about as much of the sum of the squares; equal values together. */
function kindsOf(values: readonly number[]): readonly Kind[] {
  const sorted = new Float64Array(values).toSorted();
  const share = countDistinct(sorted) <= MOST_KINDS ? 0 : squaresOf(sorted) / MOST_KINDS;
  const kinds: Kind[] = [];
  for (let from = sorted.length - 1, to = from; from >= 0; from = to) {
    let [sum, squares] = [0, 0];
    do {
      const value = sorted[to] ?? 0;
      sum += value;
      squares += value * value;
      to -= 1;
    } while (to >= 0 && (squares < share || sorted[to] === sorted[to + 1]));
    const n = from - to;
    const mean = sum / n;
    const variance = share === 0 ? 0 : Math.max(0, squares / n - mean * mean);
    kinds.push({ n, mean, variance });
  }
  return kinds;
}

function countDistinct(sorted: Float64Array): number {
  let n = 0;
  for (let place = 0; place < sorted.length; place += 1)
    if (sorted[place] !== sorted[place - 1]) n += 1;
  return n;
}

function squaresOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** A standard normal number: G. E. P. Box & M. E. Muller, Ann. Math. Statist. 29 (1958), 610–611. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
