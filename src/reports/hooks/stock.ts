import type { Ask, Facts } from './arms.ts';
import type { Stack } from './cards.ts';
import type { Shown } from './shown.ts';

/** How many cards there are, and of how many the whole window has been seen. */
export type Stock = { readonly issued: number; readonly mature: number; readonly madeAt: number };

/** @param dueOf until when a card may win somebody, ms UTC, from when it was made */
export function stockOf(
  facts: Facts,
  { asOf, known, armOf }: Ask,
  dueOf: (issued: number) => number,
): ReadonlyMap<string, Stock> {
  const stock = new Map<string, Stock>();
  for (const { variant, issued, cards } of stacksOut(facts, asOf)) {
    const name = armOf(variant);
    const before = stock.get(name) ?? { issued: 0, mature: 0, madeAt: 0 };
    const mature = dueOf(issued) === Infinity || dueOf(issued) <= known.cards ? cards : 0;
    const all = before.issued + cards;
    stock.set(name, {
      issued: all,
      mature: before.mature + mature,
      madeAt: before.madeAt + ((issued - before.madeAt) * cards) / all,
    });
  }
  return stock;
}

/** The same of what somebody counted by hand: all of it can be judged, and when it was is not known. */
export function shownTo(shown: Shown, armOf: Ask['armOf']): ReadonlyMap<string, Stock> {
  const stock = new Map<string, Stock>();
  for (const [variant, n] of shown) {
    const all = (stock.get(armOf(variant))?.issued ?? 0) + n;
    stock.set(armOf(variant), { issued: all, mature: all, madeAt: 0 });
  }
  return stock;
}

/**
 * The cards that were out by then. Files are often registered late: a batch that is dated after asOf counts
 * once facts show that its cards were out.
 */
export function stacksOut(facts: Facts, asOf: number): readonly Stack[] {
  const { stacks, origins, scans, joins } = facts;
  if (stacks.every(({ issued }) => issued <= asOf)) return stacks;
  const came = new Uint8Array(origins.length);
  for (const column of [scans.origin, joins.origin]) for (const origin of column) came[origin] = 1;
  const seen = new Set(origins.map((origin, place) => (came[place] === 1 ? origin?.batch : null)));
  return stacks.filter(({ batch, issued }) => issued <= asOf || seen.has(batch));
}
