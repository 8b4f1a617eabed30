import { DAY_MS } from '../../core/time.ts';
import type { Ask, Facts } from './arms.ts';
import type { Goal } from './rates.ts';
import { stacksOut } from './stock.ts';

/**
 * A card is packed, its parcel is on its way for days, somebody opens it and finds the time: two weeks after it was
 * made those have passed for all but a few. Before, a card that won nobody says nothing of its variant.
 */
export const YOUNG_DAYS = 14;
/** What leaves such cards out, as it is typed. */
export const YOUNG_WINDOW = `--window ${YOUNG_DAYS}d`;
/** Up to this share of each variant's cards may be young: whoever prints daily always has some. */
export const YOUNG_SHARE = 0.05;

/** Cards among those compared that had not had their days, or the window that is asked for. */
export type Young = {
  readonly cards: number;
  /** Out of how many. */
  readonly of: number;
  /** Are they more of some variant's than a verdict bears? Never with a window, which leaves them out. */
  readonly isMany: boolean;
  /** Has a second variant as many others, once those are left out, as make it worth asking for? */
  readonly leavesTwo: boolean;
  /** At which moment, ms UTC; -Infinity where no file of joins was read and there is a window. */
  readonly at: number;
  /** When the last of them will have had its time, ms UTC. */
  readonly oldAt: number;
};

/**
 * How many cards are too young for a verdict. Who was shown a variant in a shop had it in hand at once.
 */
export function youngCards(facts: Facts, ask: Ask, goal: Goal): Young {
  const { window, known } = ask;
  const span = window ?? YOUNG_DAYS * DAY_MS;
  const at = window !== null ? known.cards : goal === 'scanned' ? ask.asOf : known.joins;
  const arms = new Map<string, { all: number; young: number; out: number }>();
  let oldAt = -Infinity;
  for (const { variant, issued, cards } of ask.shown === null ? stacksOut(facts, ask.asOf) : []) {
    const name = ask.armOf(variant);
    if (name === '') continue;
    const arm = arms.get(name) ?? { all: 0, young: 0, out: 0 };
    arms.set(name, arm);
    arm.all += cards;
    // What a window leaves out waits for orders as well.
    if (issued + span > known.cards) arm.out += cards;
    if (issued + span <= at) continue;
    arm.young += cards;
    oldAt = Math.max(oldAt, issued + span);
  }
  const all = [...arms.values()];
  return {
    cards: all.reduce((sum, arm) => sum + arm.young, 0),
    of: all.reduce((sum, arm) => sum + arm.all, 0),
    isMany: window === null && all.some((arm) => arm.young > YOUNG_SHARE * arm.all),
    leavesTwo: all.filter((arm) => arm.all - arm.out > YOUNG_SHARE * arm.all).length > 1,
    at,
    oldAt,
  };
}
