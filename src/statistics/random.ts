import { logGamma } from './gamma.ts';

/** Numbers in 0 (inclusive) … 1 (exclusive), one at each call. */
export type Random = () => number;

/**
 * Random numbers that the seed alone decides, so that a resampled interval comes out the same each
 * time. Not for secrets: codes are drawn elsewhere. 32 bits each.
 * Method: sfc32 of C. Doty-Humphrey's PractRand, seeded with the seed and run warm.
 */
export function randomFrom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = Math.trunc(seed / 2 ** 32) | 0;
  let counter = 1;
  const next: Random = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}

/** How many of n succeed, each with chance p. Exact for every n; the time hardly grows with n. */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  if (n === 0 || p <= 0) return 0;
  return n * p < 10 ? byWaiting(random, n, p) : byRejection(random, n, p);
}

/** Counts successes by the gaps between them, which are geometric: few where n p is small. */
function byWaiting(random: Random, n: number, p: number): number {
  const scale = Math.log1p(-p);
  let tried = 0;
  for (let successes = 0; ; successes += 1) {
    tried += Math.floor(Math.log1p(-random()) / scale) + 1;
    if (tried > n) return successes;
  }
}

/**
 * Algorithm BTRS: W. Hörmann, "The generation of binomial random variates", Journal of Statistical
 * Computation and Simulation 46 (1993), 101–110. For p ≤ 1/2 and n p ≥ 10.
 */
function byRejection(random: Random, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const quick = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  const odds = Math.log(p / (1 - p));
  const top = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const room = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / room + b) * u + centre);
    if (k < 0 || k > n) continue;
    if (room >= 0.07 && v <= quick) return k;
    const height = Math.log((v * alpha) / (a / (room * room) + b));
    if (height <= top - logFactorial(k) - logFactorial(n - k) + (k - mode) * odds) return k;
  }
}

function logFactorial(n: number): number {
  return logGamma(n + 1);
}
