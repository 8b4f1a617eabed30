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

/** Cards among those compared that had not had so many days at a moment, ms UTC. */
export type Young = { readonly cards: number; readonly at: number };

/**
 * How many cards are too young for a verdict. With a window they are left out; who was shown a variant in a shop had
 * it in hand at once.
 */
export function youngCards(facts: Facts, ask: Ask, goal: Goal): Young {
  const at = goal === 'scanned' ? ask.asOf : ask.known.joins;
  if (ask.window !== null || ask.shown !== null) return { cards: 0, at };
  const cards = stacksOut(facts, ask.asOf)
    .filter(({ variant, issued }) => ask.armOf(variant) !== '' && issued + YOUNG_DAYS * DAY_MS > at)
    .reduce((sum, stack) => sum + stack.cards, 0);
  return { cards, at };
}
