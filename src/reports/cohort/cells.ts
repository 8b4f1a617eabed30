import { DAY_MS } from '../../core/time.ts';

/** What one person bought on one day. */
export type Purchase = {
  readonly person: number;
  /** Days since 1970-01-01, in the workspace's zone. */
  readonly day: number;
  readonly orders: number;
  readonly netMinor: number;
};

/** A row of the report; the keys are those of the JSON. */
export type Cell = {
  /** `2026-01`: the month of the first order. */
  readonly cohort: string;
  /** How many people that was the month of the first order of. */
  readonly size: number;
  /** Months since then; 0 is the month itself. */
  readonly period: number;
  /** How many of them bought in that month. */
  readonly customers: number;
  readonly orders: number;
  readonly net_minor: number;
};

type Sums = { customers: number; orders: number; net_minor: number };

/** Months since year 0 of a day, so that months can be subtracted. */
export function monthNumber(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2026-01` of a month number. */
export function monthName(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/**
 * Sums purchases by month of the person's first one and by months since. A month in which nobody
 * of a cohort bought is 0; a month after `lastMonth` has no row, since nobody can know it yet.
 * @param purchases by person, then by day
 * @param lastMonth a month number, not before the last purchase's
 */
export function cohortCells(purchases: Iterable<Purchase>, lastMonth: number): Cell[] {
  const cohorts = new Map<number, Sums[]>();
  let person: number | undefined;
  let first = 0;
  let current = 0;
  for (const purchase of purchases) {
    const month = monthNumber(purchase.day);
    const newPerson = purchase.person !== person;
    if (newPerson) [person, first] = [purchase.person, month];
    const sums = sumsOf(cohorts, first, month);
    if (newPerson || month !== current) sums.customers += 1;
    sums.orders += purchase.orders;
    sums.net_minor += purchase.netMinor;
    current = month;
  }
  return [...cohorts]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([month, periods]) => {
      sumsOf(cohorts, month, lastMonth);
      const size = periods[0]?.customers ?? 0;
      return periods.map((sums, period) => ({ cohort: monthName(month), size, period, ...sums }));
    });
}

/** The sums of a cohort in a month; the months up to it are there, too, from then on. */
function sumsOf(cohorts: Map<number, Sums[]>, cohort: number, month: number): Sums {
  const periods = cohorts.get(cohort) ?? [];
  cohorts.set(cohort, periods);
  while (periods.length <= month - cohort) periods.push({ customers: 0, orders: 0, net_minor: 0 });
  return periods[month - cohort] ?? { customers: 0, orders: 0, net_minor: 0 };
}
