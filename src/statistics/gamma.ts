/** Where a continued fraction no longer changes, but for the last bits of a double. */
const SETTLED = 1e-15;
/** Takes the place of a zero denominator in Lentz's method. */
const TINY = 1e-300;

/** The coefficients of 1/x, 1/x³, 1/x⁵ …: B₂ₖ / (2k (2k − 1)), Bernoulli's numbers. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/**
 * ln Γ(x) for x > 0. Stirling's series, which is exact in double precision from 10 on; what is
 * smaller is raised there by Γ(x + 1) = x Γ(x).
 * Formula: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 6.1.15 and 6.1.41.
 */
export function logGamma(x: number): number {
  let raised = x;
  let product = 1;
  while (raised < 10) {
    product *= raised;
    raised += 1;
  }
  const square = raised * raised;
  let power = raised;
  let series = 0;
  for (const coefficient of STIRLING) {
    series += coefficient / power;
    power *= square;
  }
  const main = (raised - 0.5) * Math.log(raised) - raised + 0.5 * Math.log(2 * Math.PI);
  return main + series - Math.log(product);
}

/**
 * The regularised incomplete gamma function above x, Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0.
 * Small tails keep their digits. Formula: Abramowitz & Stegun 6.5.29 (the sum below the hump) and
 * 6.5.31 (the continued fraction above it).
 */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSum(a, x) : front * upperFraction(a, x);
}

/** Σ xⁿ / (a (a + 1) … (a + n)). */
function lowerSum(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; sum + term > sum; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)), by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let d = 1 / b;
  let c = 1 / TINY;
  let value = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > SETTLED; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / notZero(numerator * d + b);
    c = notZero(b + numerator / c);
    change = c * d;
    value *= change;
  }
  return value;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The regularised incomplete beta function I_x(a, b), for a, b > 0 and x in 0 … 1: how much of a
 * Beta(a, b) distribution lies below x.
 * Formula: Abramowitz & Stegun 26.5.8, the continued fraction, by Lentz's method; on the side of the
 * hump where it settles fast, by 6.6.3 on the other.
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x < (a + 1) / (a + b + 2) ? lowerBeta(x, a, b) : 1 - lowerBeta(1 - x, b, a);
}

function lowerBeta(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let value = d;
  for (let m = 1, change = 0; Math.abs(change - 1) > SETTLED; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    change = c * d;
    value *= change;
  }
  return front * value;
}

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
