/** A cohort in one period. `k` counts periods from the start, 0 is the first. */
export type Cell = {
  readonly cohort: number;
  readonly period: number;
  /** How many people the cohort has. */
  readonly size: number;
  /** Those of them whose period `k` is over; nobody else is in a rate. */
  readonly mature: number;
  /** How many bought in it, mature or not; with `unbounded`, in it or in a later one. */
  readonly customers: number;
  /** The mature ones of them. */
  readonly retained: number;
  readonly orders: number;
  readonly gross: number;
  readonly net: number;
  /** What the mature ones have spent from the start to the end of the period (see `money`). */
  readonly spent: number;
  /** How many of the mature ones had bought on a second day by its end. */
  readonly repeaters: number;
};

export type Options = {
  /** Somebody who bought later has come back in every period before that one, too. */
  readonly unbounded: boolean;
  /** What is added up as spent. */
  readonly money: 'gross' | 'net';
};

/**
 * Takes down one person after the other. `whole` is how many of the person's periods are over; `period`
 * counts from their start.
 */
export type Ledger = {
  /** @param begun periods of theirs that the data have reached, the last one perhaps in part */
  readonly enter: (cohort: number, whole: number, begun: number) => void;
  /** What they bought in one period; money in minor units. Once per period. */
  readonly buy: (
    cohort: number,
    whole: number,
    period: number,
    orders: number,
    gross: number,
    net: number,
  ) => void;
  /** They bought on a second day in that period. */
  readonly repeat: (cohort: number, whole: number, period: number) => void;
  /** They bought in that period for the last time. */
  readonly last: (cohort: number, whole: number, period: number) => void;
};

/**
 * Adds up cohorts. In whatever order people come, the cells are the same: they go as far as somebody of
 * the cohort has got, and at least to period 0.
 */
export function openLedger({ unbounded, money }: Options): Ledger & { cells: () => Cell[] } {
  const pages = new Map<number, Page>();
  const pageOf = (cohort: number): Page => {
    const known = pages.get(cohort);
    if (known !== undefined) return known;
    const page = newPage();
    pages.set(cohort, page);
    return page;
  };
  return {
    enter: (cohort, whole, begun) => {
      const page = pageOf(cohort);
      page.size += 1;
      if (begun > page.begun) page.begun = begun;
      stretch(page.mature, 0, whole, 1);
    },
    buy: (cohort, whole, period, orders, gross, net) => {
      const page = pageOf(cohort);
      bump(page.customers, period, 1);
      bump(page.orders, period, orders);
      bump(page.gross, period, gross);
      bump(page.net, period, net);
      if (period < whole) bump(page.retained, period, 1);
      stretch(page.spent, period, whole, money === 'gross' ? gross : net);
    },
    repeat: (cohort, whole, period) => stretch(pageOf(cohort).repeaters, period, whole, 1),
    last: (cohort, whole, period) => {
      const page = pageOf(cohort);
      stretch(page.later, 0, period + 1, 1);
      stretch(page.laterMature, 0, Math.min(period + 1, whole), 1);
    },
    cells: () =>
      [...pages]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([cohort, page]) => cellsOf(cohort, page, unbounded)),
  };
}

type Page = {
  size: number;
  begun: number;
  readonly customers: number[];
  readonly retained: number[];
  readonly orders: number[];
  readonly gross: number[];
  readonly net: number[];
  // Steps: what changes from one period to the next; added up from the start they are the figures.
  readonly mature: number[];
  readonly spent: number[];
  readonly repeaters: number[];
  readonly later: number[];
  readonly laterMature: number[];
};

function newPage(): Page {
  return {
    size: 0,
    begun: 1,
    customers: [],
    retained: [],
    orders: [],
    gross: [],
    net: [],
    mature: [],
    spent: [],
    repeaters: [],
    later: [],
    laterMature: [],
  };
}

/** Adds `n` to the figures of every period from `from` on, up to but without `end`. */
function stretch(steps: number[], from: number, end: number, n: number): void {
  if (from >= end) return;
  bump(steps, from, n);
  bump(steps, end, -n);
}

function bump(figures: number[], at: number, n: number): void {
  while (figures.length <= at) figures.push(0);
  figures[at] = (figures[at] ?? 0) + n;
}

function cellsOf(cohort: number, page: Page, unbounded: boolean): Cell[] {
  let [mature, spent, repeaters, later, laterMature] = [0, 0, 0, 0, 0];
  return Array.from({ length: page.begun }, (_, period) => {
    mature += page.mature[period] ?? 0;
    spent += page.spent[period] ?? 0;
    repeaters += page.repeaters[period] ?? 0;
    later += page.later[period] ?? 0;
    laterMature += page.laterMature[period] ?? 0;
    return {
      cohort,
      period,
      size: page.size,
      mature,
      customers: unbounded ? later : (page.customers[period] ?? 0),
      retained: unbounded ? laterMature : (page.retained[period] ?? 0),
      orders: page.orders[period] ?? 0,
      gross: page.gross[period] ?? 0,
      net: page.net[period] ?? 0,
      spent,
      repeaters,
    };
  });
}
