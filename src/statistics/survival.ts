import { Z } from './wilson.ts';

/** How long somebody was watched, in any unit, and whether the event ended it or the watching did. */
export type Spell = { readonly time: number; readonly event: boolean };

/** The curve right after one time at which something happened. */
export type SurvivalStep = {
  readonly time: number;
  /** Watched until this time or longer. */
  readonly atRisk: number;
  readonly events: number;
  /** The share to whom it has not happened by now. */
  readonly survival: number;
  /** Greenwood's sum, Σ d / (n (n − d)): the variance of ln survival. */
  readonly variance: number;
};

/**
 * The share to whom an event has not happened yet, by time, where some were not watched to the end:
 * they count as long as they were watched and are no failures after. Somebody whose watching ends at
 * the time of an event was still at risk of it.
 * Formula: E. L. Kaplan & P. Meier, Journal of the American Statistical Association 53 (1958),
 * 457–481; the variance is M. Greenwood's (1926).
 * @param spells in any order
 * @returns a step for each time with an event, rising
 */
export function kaplanMeier(spells: readonly Spell[]): readonly SurvivalStep[] {
  const times = Float64Array.from(spells, ({ time }) => time).toSorted();
  const events = new Map<number, number>();
  for (const { time, event } of spells) if (event) events.set(time, (events.get(time) ?? 0) + 1);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let variance = 0;
  let gone = 0;
  for (const [time, happened] of [...events].toSorted((a, b) => a[0] - b[0])) {
    while (gone < times.length && (times[gone] ?? Infinity) < time) gone += 1;
    const atRisk = times.length - gone;
    survival *= 1 - happened / atRisk;
    variance += happened / (atRisk * (atRisk - happened));
    steps.push({ time, atRisk, events: happened, survival, variance });
  }
  return steps;
}

/** The share to whom it has happened by a time, with its 95 % interval. */
export type Happened = {
  readonly share: number;
  /** From ln(−ln survival), which stays within 0 … 1; null where nobody or everybody had it. */
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * What a curve says of a time: one minus the survival right after it.
 * Formula of the interval: J. D. Kalbfleisch & R. L. Prentice, The Statistical Analysis of Failure
 * Time Data (1980), 1.3; R's `survfit(conf.type = "log-log")`.
 */
export function happenedBy(steps: readonly SurvivalStep[], time: number): Happened {
  const step = steps.findLast((one) => one.time <= time);
  return step === undefined ? { share: 0, low: null, high: null } : happenedAt(step);
}

/** The same of the time of a step. */
export function happenedAt({ survival, variance }: SurvivalStep): Happened {
  if (survival === 0) return { share: 1, low: null, high: null };
  const reach = Math.exp((Z * Math.sqrt(variance)) / Math.abs(Math.log(survival)));
  return {
    share: 1 - survival,
    low: 1 - survival ** (1 / reach),
    high: 1 - survival ** reach,
  };
}

/** What a product of a thousand factors may be off by. */
const HAIR = 1e-9;

/** The first time by which it has happened to half of all; null where it has not come to that. */
export function medianTime(steps: readonly SurvivalStep[]): number | null {
  // 23/24 × 22/23 × … × 12/13 is a half, and a hair more in binary.
  return steps.find(({ survival }) => survival <= 0.5 + HAIR)?.time ?? null;
}
