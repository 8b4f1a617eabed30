import { chanceOfBest } from '../../statistics/best.ts';
import { chainRate } from '../../statistics/chain.ts';
import type { Proportion } from '../../statistics/wilson.ts';
import type { Arm, Tally } from './arms.ts';

/** What a card may bring, in its order; each may be the goal of a test. */
export const GOALS = ['scanned', 'joined', 'kept_7d', 'first_order'] as const;
export type Goal = (typeof GOALS)[number];

/** A rate as the tests take it, and of how many cards it is: `trials` are fewer where some are undecided. */
export type Rate = Proportion & { readonly cards: number };

export function tallyOf(arm: Arm, goal: Goal): Omit<Tally, 'people'> {
  if (goal === 'kept_7d') return arm.kept;
  return goal === 'first_order' ? arm.firstOrder : arm[goal];
}

/** Can anything be said of it? Not of orders of which no file tells. */
export function isKnownOf({ isTold }: Pick<Arm, 'isTold'>, measure: string): boolean {
  return isTold || (measure !== 'first_order' && measure !== 'revenue');
}

export function ratesOf(arms: readonly Arm[], goal: Goal): readonly Rate[] {
  return arms.map((arm) => lateRate(arm, goal));
}

export function rateOf({ count, of }: Omit<Tally, 'people'>): Rate {
  return { successes: count, trials: of, cards: of };
}

/**
 * Cards through which somebody joined and was kept, or bought first. Late joins of whom nobody can say yet are all
 * of them joins: to leave their cards out would leave too many among the others that brought nobody. So it is the
 * share that was joined through × the share of it among those of whom it can be said.
 */
function lateRate(arm: Arm, goal: Goal): Rate {
  const { joined } = arm;
  if (!isKnownOf(arm, goal)) return { successes: 0, trials: 0, cards: joined.of };
  const tally = tallyOf(arm, goal);
  const undecided = undecidedOf(arm, goal);
  if (undecided === 0) return rateOf(tally);
  const chain = chainRate([
    { successes: joined.count, trials: joined.of },
    { successes: tally.count, trials: joined.count - undecided },
  ]);
  return { ...(chain ?? { successes: 0, trials: 0 }), cards: joined.of };
}

/** Cards of which it cannot be said yet whether anybody is kept, or bought. */
export function undecidedOf(arm: Arm, goal: Goal): number {
  return tallyOf(arm, goal).open - arm.joined.open;
}

/** What the rates of the goal will be if none of those who joined lately comes to it, and if all do. */
export function settledEitherWay(arms: readonly Arm[], goal: Goal): readonly (readonly Rate[])[] {
  return [0, 1].map((come) =>
    arms.map((arm) => {
      const tally = tallyOf(arm, goal);
      return rateOf({ ...tally, count: tally.count + come * undecidedOf(arm, goal), open: 0 });
    }),
  );
}

/** The chance of each to have the highest true rate, of those with any; null where there are not two. */
export function chancesOf(rates: readonly Rate[]): readonly (number | null)[] {
  const tried = rates.filter(({ trials }) => trials > 0);
  const chances = tried.length < 2 ? [] : chanceOfBest(tried);
  return rates.map((rate) => chances[tried.indexOf(rate)] ?? null);
}
