import { trialsPerArm } from '../../statistics/power.ts';
import { newcombe, type Proportion } from '../../statistics/wilson.ts';
import { adjustedOf, type Comparison } from './compare.ts';
import type { Rate } from './rates.ts';

/** The level of every test, and the power that a plan is made for. */
export const ALPHA = 0.05;
export const POWER = 0.8;
/** Shares that would come by chance less than once in a thousand: something is wrong with the cards. */
export const ALARM = 0.001;

/** What the numbers allow to say, by the arms' places. */
export type Verdict =
  /** The shares are broken: nothing may be said. */
  | { readonly kind: 'shares' }
  /** Fewer than two arms with cards to judge. */
  | { readonly kind: 'alone' }
  /** Better than every other one. */
  | { readonly kind: 'winner'; readonly arm: number }
  /** Some differ, but none is better than every other: `best` beats `than`. */
  | {
      readonly kind: 'partly';
      readonly best: number;
      readonly than: readonly number[];
      readonly more: number | null;
    }
  /** Whatever difference there is, it is no larger than this (a fraction), with 95 % confidence. */
  | { readonly kind: 'none'; readonly most: number }
  /** So many cards have had no time to win anybody. */
  | { readonly kind: 'young'; readonly cards: number }
  /** Of so many it cannot be said yet, and another arm may be the better one once it can. */
  | { readonly kind: 'early'; readonly open: number }
  /** So many more cards in each arm are needed; null where no rate is known to plan with. */
  | { readonly kind: 'more'; readonly cards: number | null };

/**
 * Puts a comparison into words.
 * @param control the place of the arm that others are compared with
 * @param lift the smallest difference of interest, as a part of the control's rate
 * @param sharesP the p of the share check; null where there is none
 */
export function verdictOf(
  arms: readonly Rate[],
  { overall, pairs }: Comparison,
  control: number,
  lift: number,
  sharesP: number | null,
): Verdict {
  if (sharesP !== null && sharesP < ALARM) return { kind: 'shares' };
  const tried = arms.flatMap(({ trials }, place) => (trials > 0 ? [place] : []));
  if (tried.length < 2) return { kind: 'alone' };

  const rate = (place: number): number => rateOf(arms[place]);
  const best = tried.reduce((top, place) => (rate(place) > rate(top) ? place : top));
  const others = tried.filter((place) => place !== best);
  const than = others.filter((place) => (adjustedOf(pairs, best, place) ?? 1) < ALPHA);
  const differ = overall !== null && overall.p < ALPHA;
  if (differ && than.length === others.length) return { kind: 'winner', arm: best };

  const missing = missingCards(arms, tried, control, lift);
  if (differ && than.length > 0) return { kind: 'partly', best, than, more: missing };
  const bounds = tried.flatMap((a) =>
    tried.filter((b) => b > a).map((b) => boundOf(arms[a], arms[b])),
  );
  const most = Math.max(...bounds);
  if (missing === 0 || most < lift * rate(control)) return { kind: 'none', most };
  return { kind: 'more', cards: missing };
}

/** What is still to come of those that are compared. */
export type Pending = {
  /** Cards that may not have been opened yet, where they are too many: nobody can say what their people will do. */
  readonly young: number;
  /** People who have come, and of whom it cannot be said yet whether they get as far as the goal. */
  readonly open: number;
  /** What the rates may come to, by what those people do. */
  readonly ends: readonly (readonly Rate[])[];
};

/**
 * A verdict held against what is still to come. While too many cards have had no time at all there is none, since the
 * rates count them as if they had won nobody. That nothing may be said, or compared, stays true of young cards.
 */
export function whenSettled(
  verdict: Verdict,
  pending: Pending,
  judge: (arms: readonly Rate[]) => Verdict,
): Verdict {
  const settled = whenDecided(verdict, pending, judge);
  if (pending.young === 0 || settled.kind === 'shares' || settled.kind === 'alone') return settled;
  return { kind: 'young', cards: pending.young };
}

/**
 * The rates take people of whom it cannot be said yet to stay as others did, and an arm whose people came lately has
 * more of them. A verdict that names an arm stands where it would be the same whether all of them stay or none does;
 * that there is nothing to compare, where there will not be.
 */
function whenDecided(
  verdict: Verdict,
  { open, ends }: Pending,
  judge: (arms: readonly Rate[]) => Verdict,
): Verdict {
  const named = bestOf(verdict);
  if (open === 0 || (named === undefined && verdict.kind !== 'alone')) return verdict;
  const stands = ends
    .map(judge)
    .every((end) => (named === undefined ? end.kind === 'alone' : bestOf(end) === named));
  return stands ? verdict : { kind: 'early', open };
}

function bestOf(verdict: Verdict): number | undefined {
  if (verdict.kind === 'winner') return verdict.arm;
  return verdict.kind === 'partly' ? verdict.best : undefined;
}

/** How many more cards the smallest arm needs before the lift would be found; null: no rate to go by. */
function missingCards(
  arms: readonly Rate[],
  tried: readonly number[],
  control: number,
  lift: number,
): number | null {
  const sum = (of: (arm: Proportion) => number): number =>
    tried.reduce((total, place) => total + (arms[place] === undefined ? 0 : of(arms[place])), 0);
  // Where the control has won nobody yet, all arms together are the best guess.
  const own = rateOf(arms[control]);
  const base = own > 0 && own < 1 ? own : sum((arm) => arm.successes) / sum((arm) => arm.trials);
  if (base <= 0 || base >= 1) return null;
  const comparisons = (tried.length * (tried.length - 1)) / 2;
  const needed = Math.ceil(
    trialsPerArm({ base, other: lifted(base, lift), alpha: ALPHA / comparisons }, POWER),
  );
  const smallest = Math.min(...tried.map((place) => arms[place]?.cards ?? 0));
  return Math.max(0, needed - smallest);
}

/** The rate that a lift leads to; downwards where upwards there is no room. */
export function lifted(base: number, lift: number): number {
  return base * (1 + lift) < 1 ? base * (1 + lift) : base * (1 - lift);
}

function rateOf(arm: Proportion | undefined): number {
  return arm === undefined || arm.trials === 0 ? 0 : arm.successes / arm.trials;
}

function boundOf(a: Proportion | undefined, b: Proportion | undefined): number {
  const interval = a === undefined || b === undefined ? null : newcombe(a, b);
  return interval === null ? 1 : Math.max(Math.abs(interval.low), Math.abs(interval.high));
}
