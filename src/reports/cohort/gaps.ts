import { dayOf } from '../../core/time.ts';
import { collect } from '../collect.ts';
import type { ReportParams } from '../report.ts';
import type { Asked } from './asked.ts';
import type { Entries } from './entries.ts';
import type { Reach } from './journey.ts';
import type { Cell } from './ledger.ts';
import type { Part } from './parts.ts';
import { periodOf } from './periods.ts';

/** The first and the last cohort of a table; neighbours differ by one. */
type Span = { readonly from: number; readonly to: number };

/** More empty cohorts than there are days in a year help nobody. */
export const MOST_GAPS = 366;

/** How many cohorts of a span have nobody in them. */
function countGaps(cells: readonly Cell[], { from, to }: Span): number {
  const known = new Set(cells.map(({ cohort }) => cohort));
  let gaps = 0;
  for (let cohort = from; cohort <= to; cohort += 1) if (!known.has(cohort)) gaps += 1;
  return gaps;
}

/**
 * The cells with those of cohorts between in which nobody began: all of them 0.
 * @param cells cohort by cohort
 * @param begun how many periods of a cohort the data have reached
 */
function fillGaps(
  cells: readonly Cell[],
  { from, to }: Span,
  begun: (cohort: number) => number,
): readonly Cell[] {
  const known = new Map<number, Cell[]>();
  for (const cell of cells) collect(known, cell.cohort, cell);
  const filled: Cell[] = [];
  for (let cohort = from; cohort <= to; cohort += 1) {
    const its = known.get(cohort);
    if (its !== undefined) filled.push(...its);
    else
      for (let period = 0; period < begun(cohort); period += 1) filled.push(empty(cohort, period));
  }
  return filled;
}

function empty(cohort: number, period: number): Cell {
  return {
    cohort,
    period,
    size: 0,
    mature: 0,
    customers: 0,
    retained: 0,
    orders: 0,
    gross: 0,
    net: 0,
    spent: 0,
    repeaters: 0,
  };
}

/** The first cohort of all parts; undefined: there is none. */
export function firstCohort(parts: readonly Part[]): number | undefined {
  const firsts = parts.flatMap(({ cells }) => cells[0]?.cohort ?? []);
  return firsts.length === 0 ? undefined : firsts.reduce((least, one) => Math.min(least, one));
}

/** As far as was asked for, and orders are known; undefined: from and to where anybody began. */
export type Asking = { readonly from: number | undefined; readonly to: number | undefined };

export function askedSpan(
  { since, untilGiven, untilAsked }: Pick<ReportParams, 'since' | 'untilGiven' | 'untilAsked'>,
  { unit }: Asked,
  { first, begun }: Reach,
  timezone: string,
): Asking {
  return {
    from: since === undefined ? undefined : periodOf(unit, Math.max(first, dayOf(since, timezone))),
    // What lies ahead is cut to now, and says no more of the last period than now does.
    to: untilGiven && untilAsked === undefined ? periodOf(unit, begun) : undefined,
  };
}

/** The parts with the cohorts between that nobody is in, where those are not too many; and how many are missing. */
export function withGaps(
  parts: readonly Part[],
  { begunOf }: Entries,
  { from, to }: Asking,
): { readonly parts: readonly Part[]; readonly gaps: number } {
  if (begunOf === null) return { parts, gaps: 0 };
  const spanOf = (cells: readonly Cell[]): Span => ({
    from: from ?? cells[0]?.cohort ?? 0,
    to: to ?? cells.at(-1)?.cohort ?? -1,
  });
  const peopled = parts.filter(({ cells }) => cells.length > 0);
  const gaps = peopled.reduce((sum, { cells }) => sum + countGaps(cells, spanOf(cells)), 0);
  if (gaps === 0 || gaps > MOST_GAPS) return { parts, gaps };
  const fill = (part: Part): Part => ({
    ...part,
    cells: fillGaps(part.cells, spanOf(part.cells), begunOf),
  });
  return { parts: parts.map((part) => (part.cells.length > 0 ? fill(part) : part)), gaps: 0 };
}
