import type { Ledger } from './ledger.ts';
import { lastWhole, periodOf, type Unit } from './periods.ts';

/**
 * Orders that count, column by column, each person's in one row of neighbours, by day. `day` counts
 * from 1970-01-01, money is in minor units.
 */
export type Purchases = {
  readonly day: ArrayLike<number>;
  readonly gross: ArrayLike<number>;
  readonly net: ArrayLike<number>;
};

/** Somebody's orders: those from `from` up to, but without, `to`. */
export type Range = { readonly from: number; readonly to: number };

/** How far the data go. */
export type Reach = {
  /** The first day of any start. */
  readonly first: number;
  /** The last day of which all orders may be known: periods that end later are not over. */
  readonly whole: number;
  /** The last day of which any order may be known: periods that begin later are not there yet. */
  readonly begun: number;
};

/** How periods are counted for somebody who started on a day. */
export type Clock = {
  readonly periodOf: (start: number, day: number) => number;
  /** How many of theirs are over, and how many have begun. */
  readonly whole: (start: number) => number;
  readonly begun: (start: number) => number;
};

/** Periods of the calendar: whoever starts on its last day has period 0 for one day. */
export function calendarClock(unit: Unit, reach: Reach): Clock {
  const over = lastWhole(unit, reach.whole);
  const last = periodOf(unit, reach.begun);
  const number = numbered(unit, reach);
  return {
    periodOf: (start, day) => number(day) - number(start),
    whole: (start) => Math.max(0, over - number(start) + 1),
    begun: (start) => Math.max(0, last - number(start) + 1),
  };
}

/** The number of each day's period. Looked up: a million orders lie on a few hundred days. */
export function numbered(unit: Unit, { first, begun }: Reach): (day: number) => number {
  const known = Array.from({ length: Math.max(0, begun - first + 1) }, (_, n) =>
    periodOf(unit, first + n),
  );
  return (day) => known[day - first] ?? periodOf(unit, day);
}

/** Periods of so many days, counted from each person's own first day. */
export function rollingClock(days: number, reach: Reach): Clock {
  return {
    periodOf: (start, day) => Math.floor((day - start) / days),
    whole: (start) => Math.max(0, Math.floor((reach.whole - start + 1) / days)),
    begun: (start) => Math.max(0, Math.floor((reach.begun - start) / days) + 1),
  };
}

/**
 * Writes one person into one cohort.
 * @param start the day of the person's start
 * @param range the person's purchases from then on
 */
export function writePerson(
  ledger: Ledger,
  clock: Clock,
  cohort: number,
  start: number,
  { day, gross, net }: Purchases,
  { from, to }: Range,
): void {
  const whole = clock.whole(start);
  ledger.enter(cohort, whole, clock.begun(start));
  if (from >= to) return;

  const firstDay = day[from] ?? start;
  let period = clock.periodOf(start, firstDay);
  let [orders, paid, kept] = [0, 0, 0];
  let repeats = false;
  for (let at = from; at < to; at += 1) {
    const its = day[at] ?? start;
    const later = clock.periodOf(start, its);
    if (later !== period) {
      ledger.buy(cohort, whole, period, orders, paid, kept);
      [orders, paid, kept] = [0, 0, 0];
      period = later;
    }
    if (!repeats && its > firstDay) {
      ledger.repeat(cohort, whole, period);
      repeats = true;
    }
    orders += 1;
    paid += gross[at] ?? 0;
    kept += net[at] ?? 0;
  }
  ledger.buy(cohort, whole, period, orders, paid, kept);
  ledger.last(cohort, whole, period);
}

/**
 * Writes one person into the cohort of every period of the calendar that they bought in: those who
 * came back are asked again from each time on ("recurring").
 */
export function writeEveryStart(
  ledger: Ledger,
  clock: Clock,
  cohortOf: (day: number) => number,
  purchases: Purchases,
  { from, to }: Range,
): void {
  let before: number | undefined;
  for (let at = from; at < to; at += 1) {
    const start = purchases.day[at] ?? 0;
    const cohort = cohortOf(start);
    if (cohort === before) continue;
    writePerson(ledger, clock, cohort, start, purchases, { from: at, to });
    before = cohort;
  }
}
