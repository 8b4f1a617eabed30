import { normalBelow, normalQuantile } from './distributions.ts';

/** Two true rates and the level at which they are told apart (0.05: one false alarm in twenty). */
export type Planned = { readonly base: number; readonly other: number; readonly alpha: number };

/**
 * How many trials each of two arms needs so that a two-sided test finds the difference of the two
 * rates with the power asked for. Formula: J. L. Fleiss, Statistical Methods for Rates and Proportions
 * (1981), 3.14, without continuity correction: R's `power.prop.test`.
 * @param power 0.8: four chances in five
 * @returns not rounded; infinite where the rates are the same
 */
export function trialsPerArm(planned: Planned, power: number): number {
  const { apart, pooled, separate } = spreads(planned);
  const zs = normalQuantile(1 - planned.alpha / 2) * pooled + normalQuantile(power) * separate;
  return (zs / apart) ** 2;
}

/** The power that a test with so many trials per arm has: `trialsPerArm` the other way round. */
export function powerOf(planned: Planned, trials: number): number {
  const { apart, pooled, separate } = spreads(planned);
  const z = normalQuantile(1 - planned.alpha / 2);
  return normalBelow((Math.sqrt(trials) * apart - z * pooled) / separate);
}

function spreads({ base, other }: Planned): Record<'apart' | 'pooled' | 'separate', number> {
  const mean = (base + other) / 2;
  return {
    apart: Math.abs(other - base),
    pooled: Math.sqrt(2 * mean * (1 - mean)),
    separate: Math.sqrt(base * (1 - base) + other * (1 - other)),
  };
}
