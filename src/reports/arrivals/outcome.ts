import type { Column, Row } from '../../core/table.ts';
import type { Kept } from '../friendship.ts';
import type { Person } from '../report.ts';
import { wilson } from '../../statistics/wilson.ts';
import type { Arrival } from './arrivals.ts';
import type { Buying } from './buying.ts';

/** Somebody who came, and what they bought. */
export type Guest = { readonly arrival: Arrival; readonly buying: Buying; readonly kept: Kept };

/** What came of the people of a group, as columns; see `outcome`. */
export const OUTCOME_COLUMNS: readonly Column[] = [
  { key: 'joins', type: 'count' },
  { key: 'kept_7d', type: 'count' },
  { key: 'undecided', type: 'count', spare: 5 },
  { key: 'kept_rate', type: 'rate', bar: 'of-one', spare: 2 },
  { key: 'kept_low', type: 'rate', spare: 9 },
  { key: 'kept_high', type: 'rate', spare: 9 },
  { key: 'customers_before', type: 'count', spare: 6 },
  { key: 'first_orders', type: 'count' },
  { key: 'net_minor', type: 'money', spare: 1 },
  { key: 'per_join_minor', type: 'money', spare: 3 },
  { key: 'cost_minor', type: 'money', spare: 4 },
  { key: 'cost_per_kept_minor', type: 'money' },
  { key: 'cost_per_order_minor', type: 'money', spare: 7 },
  { key: 'currency', type: 'text', spare: 8 },
];

/**
 * Figures of a group. `kept_rate` is kept ÷ those of whom it can be said, with Wilson's 95 %.
 * `per_join_minor` is revenue ÷ all who joined; costs are divided by those kept and by first orders;
 * all rounded to minor units, null where nobody is there to divide by or nothing is known to divide.
 * @param cost minor units; null: nothing is known
 */
export function outcome(guests: readonly Guest[], cost: number | null, currency: string): Row {
  const kept = guests.filter(isKept).length;
  const undecided = guests.filter(isUndecided).length;
  const decided = guests.length - undecided;
  const interval = wilson(kept, decided);
  const orders = guests.filter(hasFirstOrder).length;
  const minor = guests.reduce((sum, { buying }) => sum + buying.minor, 0);
  return {
    joins: guests.length,
    kept_7d: kept,
    undecided,
    kept_rate: decided === 0 ? null : kept / decided,
    kept_low: interval?.low ?? null,
    kept_high: interval?.high ?? null,
    customers_before: guests.filter(hadBought).length,
    first_orders: orders,
    net_minor: minor,
    per_join_minor: per(minor, guests.length),
    cost_minor: cost,
    cost_per_kept_minor: per(cost, kept),
    cost_per_order_minor: per(cost, orders),
    currency,
  };
}

function per(minor: number | null, heads: number): number | null {
  return minor === null || heads === 0 ? null : Math.round(minor / heads);
}

export function isKept({ kept }: Guest): boolean {
  return kept === 'kept';
}

function isUndecided({ kept }: Guest): boolean {
  return kept === 'open';
}

function hadBought({ buying }: Guest): boolean {
  return buying.before;
}

export function hasFirstOrder({ buying }: Guest): boolean {
  return buying.firstAfter;
}

/** The numbers of a group that people stand behind, and which of its people. */
export const BEHIND = [
  ['joins', () => true],
  ['kept_7d', isKept],
  ['undecided', isUndecided],
  ['customers_before', hadBought],
  ['first_orders', hasFirstOrder],
] as const satisfies readonly (readonly [string, (guest: Guest) => boolean])[];

export function people(guests: readonly Guest[], is: (guest: Guest) => boolean): Person[] {
  return guests.filter(is).map(({ arrival }) => ({ person: arrival.person }));
}
