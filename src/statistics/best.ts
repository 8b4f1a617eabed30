import { betaBelow, logBeta } from './gamma.ts';
import type { Proportion } from './wilson.ts';

/** How unlikely a place is before it is left out of the sum, as e to this power. */
const DROP = 40;
/** Steps across the narrowest hump. */
const STEPS = 100;
/** The most points in all, where one arm is a thousand times as large as another. */
const MOST = 20_000;

/**
 * The chance that each has the highest true rate of all, where every rate was equally likely before:
 * Beta(1, 1), so that Beta(1 + successes, 1 + failures) is known after.
 *
 * P(i best) = ∫ fᵢ(x) ∏ⱼ Fⱼ(x) dx, over y = ln(x / (1 − x)): there every density falls away
 * exponentially on both sides, also one that is highest at a rate of 0, and the plain trapezoid sum
 * is accurate to many digits. Nothing is drawn, so that the answer is the same each time.
 * @returns in the order given; they add up to 1
 */
export function chanceOfBest(proportions: readonly Proportion[]): readonly number[] {
  const arms = proportions.map(humpOf);
  if (arms.length < 2) return arms.map(() => 1);
  const from = Math.min(...arms.map((arm) => arm.from));
  const to = Math.max(...arms.map((arm) => arm.to));
  const narrowest = Math.min(...arms.map((arm) => arm.to - arm.from));
  const points = Math.min(MOST, Math.ceil((STEPS * (to - from)) / narrowest));
  const step = (to - from) / points;
  const chances = arms.map(() => 0);
  for (let point = 0; point <= points; point += 1) {
    const y = from + point * step;
    const below = arms.map((arm) => shareBelow(arm, y));
    for (const [place, arm] of arms.entries()) {
      const density = y < arm.from || y > arm.to ? 0 : Math.exp(logDensity(arm, y));
      if (density === 0) continue;
      let others = density * step;
      for (const [other, share] of below.entries()) if (other !== place) others *= share;
      chances[place] = (chances[place] ?? 0) + others;
    }
  }
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

/** A Beta(a, b) distribution over y, and the stretch that holds all of it but e^−DROP. */
type Hump = { readonly a: number; readonly b: number; readonly log: number } & {
  readonly from: number;
  readonly to: number;
};

function humpOf({ successes, trials }: Proportion): Hump {
  const a = successes + 1;
  const b = trials - successes + 1;
  const arm = { a, b, log: logBeta(a, b), from: 0, to: 0 };
  const peak = Math.log(a / b);
  const floor = logDensity(arm, peak) - DROP;
  return { ...arm, from: edge(arm, peak, -1, floor), to: edge(arm, peak, 1, floor) };
}

/** How far from its peak, to one side, a density has fallen to the floor. */
function edge(arm: Hump, peak: number, side: 1 | -1, floor: number): number {
  let near = 0;
  let far = 1e-6;
  while (logDensity(arm, peak + side * far) > floor) far *= 2;
  for (let halving = 0; halving < 20; halving += 1) {
    const middle = (near + far) / 2;
    if (logDensity(arm, peak + side * middle) > floor) near = middle;
    else far = middle;
  }
  return peak + side * far;
}

/** ln of xᵃ (1 − x)ᵇ / B(a, b), the density over y, for x = 1 / (1 + e^−y). */
function logDensity({ a, b, log }: Hump, y: number): number {
  return -a * Math.log1p(Math.exp(-y)) - b * Math.log1p(Math.exp(y)) - log;
}

function shareBelow({ a, b, from, to }: Hump, y: number): number {
  if (y <= from) return 0;
  return y >= to ? 1 : betaBelow(1 / (1 + Math.exp(-y)), a, b);
}
