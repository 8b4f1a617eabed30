import type { Happened, Spell, SurvivalStep } from './survival.ts';
import { Z } from './wilson.ts';

/** A spell that one of several events may end: which one is its `cause`. */
export type CausedSpell<C> = Spell & { readonly cause: C };

/** To how many one of several events has happened, right after a time. */
export type Incidence = {
  readonly time: number;
  readonly share: number;
  readonly variance: number;
};

/**
 * By when each of several events that exclude one another has happened to how many: at each time the
 * share whom none has reached, by the part of them whom this one reaches. The shares of all causes add
 * up to what `happenedBy` says of any.
 * Formula: J. D. Kalbfleisch & R. L. Prentice (1980), 7.2, the cumulative incidence (Aalen–Johansen); the variance
 * is that of the delta method, E. Marubini & M. G. Valsecchi, Analysing Survival Data from Clinical Trials and Observational Studies (1995), which is Greenwood's
 * where there is one cause, and a multinomial's where everybody is watched to the end.
 * @param steps of all of the spells, whatever their cause
 * @returns for each cause the times at which its share grows, rising
 */
export function incidenceByCause<C>(
  spells: readonly CausedSpell<C>[],
  steps: readonly SurvivalStep[],
): ReadonlyMap<C, readonly Incidence[]> {
  const happened = new Map<number, Map<C, number>>();
  for (const { time, event, cause } of spells) {
    if (!event) continue;
    const atTime = happened.get(time) ?? new Map<C, number>();
    happened.set(time, atTime.set(cause, (atTime.get(cause) ?? 0) + 1));
  }
  const grown = new Map<C, Incidence[]>();
  const sums = new Map<C, Sums>();
  let [before, spreadBefore] = [1, 0];
  for (const { time, atRisk, survival, variance: greenwood } of steps) {
    // With the last of them the sum is infinite, and nothing grows after it.
    const spread = Number.isFinite(greenwood) ? greenwood : spreadBefore;
    for (const [cause, events] of happened.get(time) ?? []) {
      const next = grow(sums.get(cause) ?? NOTHING, {
        before,
        events,
        atRisk,
        spread,
        spreadBefore,
      });
      sums.set(cause, next);
      const own = grown.get(cause) ?? [];
      own.push({ time, share: next.share, variance: varianceOf(next) });
      grown.set(cause, own);
    }
    [before, spreadBefore] = [survival, spread];
  }
  return grown;
}

/**
 * What the variance is made of, so that it takes one pass: with F the share now, f that of each time so far, s the
 * survival before it and g its term of Greenwood's sum, it is
 * Σ (F − f)² g + Σ s² d (n − d) / n³ − 2 Σ (F − f) s d / n².
 */
type Sums = {
  readonly share: number;
  /** Σ g, Σ f g and Σ f² g. */
  readonly spread: number;
  readonly spreadBy: number;
  readonly spreadBySquare: number;
  /** Σ s² d (n − d) / n³, Σ s d / n² and Σ f s d / n². */
  readonly own: number;
  readonly both: number;
  readonly bothBy: number;
};
const NOTHING: Sums = {
  share: 0,
  spread: 0,
  spreadBy: 0,
  spreadBySquare: 0,
  own: 0,
  both: 0,
  bothBy: 0,
};
type Growth = {
  readonly before: number;
  readonly events: number;
  readonly atRisk: number;
  readonly spread: number;
  readonly spreadBefore: number;
};

function grow(sums: Sums, { before, events, atRisk, spread, spreadBefore }: Growth): Sums {
  const share = sums.share + before * (events / atRisk);
  // Since it last grew the share was as it was then.
  const [since, here] = [spreadBefore - sums.spread, spread - spreadBefore];
  const both = (before * events) / atRisk ** 2;
  return {
    share,
    spread,
    spreadBy: sums.spreadBy + sums.share * since + share * here,
    spreadBySquare: sums.spreadBySquare + sums.share ** 2 * since + share ** 2 * here,
    own: sums.own + (before ** 2 * events * (atRisk - events)) / atRisk ** 3,
    both: sums.both + both,
    bothBy: sums.bothBy + share * both,
  };
}

function varianceOf({ share, spread, spreadBy, spreadBySquare, own, both, bothBy }: Sums): number {
  const others = share ** 2 * spread - 2 * share * spreadBy + spreadBySquare;
  return Math.max(0, others + own - 2 * (share * both - bothBy));
}

/**
 * A share with its 95 % interval, from ln(−ln share), which stays within 0 … 1; null where nobody or everybody had it.
 * Formula: as SAS's `proc lifetest` has it for cumulative incidence, conftype=loglog.
 */
export function incidenceAt({ share, variance }: Pick<Incidence, 'share' | 'variance'>): Happened {
  if (share <= 0 || share >= 1) return { share, low: null, high: null };
  const reach = Math.exp((Z * Math.sqrt(variance)) / (share * Math.abs(Math.log(share))));
  return { share, low: share ** reach, high: share ** (1 / reach) };
}
