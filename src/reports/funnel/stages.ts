import { FIRST_ORDER, JOINED, KEPT, STAGES, type UnitJourney } from './journey.ts';

/** Of whom a row tells: of everybody, of those who had no private order when they joined, or of those who had. */
type Who = 'everybody' | 'newcomers' | 'before';

/** A row of the funnel: its name, and how far those came who are in it, as the place in STAGES. */
export type Stage = { readonly name: string; readonly depth: number; readonly who: Who };

/** By their places in STAGES. A first order, and so its repeat, is one of newcomers. */
export const MAIN: readonly Stage[] = STAGES.map((name, depth) => {
  return { name, depth, who: depth >= FIRST_ORDER ? 'newcomers' : 'everybody' };
});

/** The other entrance: customers of the own shop, for whom any private order is another one. */
export const BEFORE: readonly Stage[] = [
  { name: 'customers_before', depth: JOINED, who: 'before' },
  { name: 'customers_before_kept_7d', depth: KEPT, who: 'before' },
  { name: 'customers_before_ordered', depth: FIRST_ORDER, who: 'before' },
];

export function isOf(who: Who, { already }: UnitJourney): boolean {
  return who === 'everybody' || already === (who === 'before');
}
