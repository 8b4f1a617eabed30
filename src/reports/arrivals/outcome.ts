import type { Column, Row } from '../../core/table.ts';
import type { Kept } from '../friendship.ts';
import { wilson } from '../../statistics/wilson.ts';
import type { Window } from '../window.ts';
import type { Arrival } from './arrivals.ts';
import type { Buying } from './buying.ts';
import type { Told } from './ground.ts';

/** Somebody who came, and what they bought. */
export type Guest = { readonly arrival: Arrival; readonly buying: Buying; readonly kept: Kept };

/** What came of the people of a group, as columns; see `outcome`. */
const OUTCOME_COLUMNS: readonly Column[] = [
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

const EARLY: Column = { key: 'open', type: 'count' };
const ORDER_RATE: readonly Column[] = [
  { key: 'first_order_rate', type: 'rate', spare: 1 },
  { key: 'first_order_low', type: 'rate', spare: 9 },
  { key: 'first_order_high', type: 'rate', spare: 9 },
];
/** With a window a narrow screen has room for what it makes comparable, before all else. */
const SPARE_WITHIN: Readonly<Record<string, number>> = {
  per_join_minor: 1,
  net_minor: 3,
  cost_per_order_minor: 3,
  cost_per_kept_minor: 4,
};
const WINDOW_COLUMNS: readonly Column[] = OUTCOME_COLUMNS.flatMap((column) => {
  const spare = SPARE_WITHIN[column.key];
  if (spare !== undefined) return { ...column, spare };
  return column.key === 'first_orders' ? [EARLY, column, ...ORDER_RATE] : column;
});

/** The same; with a window also who is too early for it, and the rate of first orders of all others. */
export function outcomeColumns(window: Window | null): readonly Column[] {
  return window === null ? OUTCOME_COLUMNS : WINDOW_COLUMNS;
}

type Heads = {
  /** Minor units; null: nothing is known. */
  readonly cost: number | null;
  readonly currency: string;
  readonly window: Window | null;
  readonly told: Told;
};

/**
 * Figures of a group. `kept_rate` is kept ÷ those of whom it can be said, with Wilson's 95 %.
 * `per_join_minor` is revenue ÷ all who joined; costs are divided by those kept and by first orders;
 * all rounded to minor units, null where nobody is there to divide by or nothing is known to divide.
 * With a window first orders and revenue are of those who have had it; revenue is divided by them, first orders by
 * those of them who had bought nothing before; so is the
 * part of the cost that is divided by first orders: each who joined bears as much as any other.
 */
export function outcome(guests: readonly Guest[], { cost, currency, window, told }: Heads): Row {
  const kept = guests.filter(isKept).length;
  const undecided = guests.filter(isUndecided).length;
  const decided = guests.length - undecided;
  const interval = wilson(kept, decided);
  const orders = guests.filter(hasFirstOrder).length;
  const early = guests.filter(isEarly).length;
  const mature = guests.length - early;
  // Customers of before place no first order.
  const newcomers = guests.filter((guest) => !isEarly(guest) && !hadBought(guest)).length;
  const ordered = wilson(orders, newcomers);
  const minor = guests.reduce((sum, { buying }) => sum + buying.minor, 0);
  return {
    joins: guests.length,
    kept_7d: told.leaves ? kept : null,
    undecided,
    kept_rate: decided === 0 ? null : kept / decided,
    kept_low: interval?.low ?? null,
    kept_high: interval?.high ?? null,
    customers_before: told.orders ? guests.filter(hadBought).length : null,
    ...(window !== null && { open: early }),
    first_orders: told.orders ? orders : null,
    ...(window !== null && {
      first_order_rate: newcomers === 0 ? null : orders / newcomers,
      first_order_low: ordered?.low ?? null,
      first_order_high: ordered?.high ?? null,
    }),
    net_minor: told.orders ? minor : null,
    per_join_minor: told.orders ? per(minor, mature) : null,
    cost_minor: cost,
    cost_per_kept_minor: per(cost, kept),
    cost_per_order_minor: per(cost === null ? null : (cost * mature) / guests.length, orders),
    currency,
  };
}

function per(minor: number | null, heads: number): number | null {
  return minor === null || heads === 0 ? null : Math.round(minor / heads);
}

export function isKept({ kept }: Guest): boolean {
  return kept === 'kept';
}

export function isUndecided({ kept }: Guest): boolean {
  return kept === 'open';
}

export function hadBought({ buying }: Guest): boolean {
  return buying.before;
}

export function isEarly({ buying }: Guest): boolean {
  return buying.early;
}

export function hasFirstOrder({ buying }: Guest): boolean {
  return buying.firstAfter;
}
