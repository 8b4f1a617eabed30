import type { Column, Note, ReportResult } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import { readSettings } from '../../db/settings.ts';
import type { Database } from '../../db/open.ts';
import {
  answered,
  type Report,
  type ReportOption,
  type ReportParams,
  shownMoment,
} from '../report.ts';
import { cohortCells, monthName, monthNumber } from './cells.ts';
import {
  type CurrencyRow,
  type LeftOut,
  readCurrencies,
  readLastDay,
  readLeftOut,
  readPurchases,
} from './facts.ts';

const OPTIONS: readonly ReportOption[] = [
  { name: 'until', required: false },
  { name: 'currency', required: false },
];

const COLUMNS: readonly Column[] = [
  { key: 'cohort', type: 'text' },
  { key: 'size', type: 'count' },
  { key: 'period', type: 'count' },
  { key: 'customers', type: 'count' },
  { key: 'orders', type: 'count' },
  { key: 'net_minor', type: 'money' },
  { key: 'currency', type: 'text' },
];

/**
 * Who came back: people by the month of their first paid order that was not wholly refunded, and
 * what they bought in that month and in each one since. Only identified people; net of refunds, as
 * they are known today. Calendar months of the workspace's zone.
 */
export const cohort: Report = { name: 'cohort', options: OPTIONS, run: runCohort };

function runCohort(db: Database, params: ReportParams): ReportResult {
  const { asOf } = params;
  const settings = readSettings(db);
  const currencies = readCurrencies(db, asOf, settings.currency);
  const currency = answered(OPTIONS, 'currency', params) ?? choose(currencies, settings.currency);
  const scope = { asOf, currency, workspace: settings.currency };

  const asOfMonth = monthNumber(dayOf(asOf, settings.timezone));
  const lastDay = readLastDay(db);
  const lastMonth = lastDay === null ? asOfMonth : Math.min(asOfMonth, monthNumber(lastDay));
  const cells = cohortCells(readPurchases(db, scope), lastMonth);
  return {
    name: 'cohort',
    params: { currency, ...shownMoment(params, settings.timezone) },
    columns: COLUMNS,
    rows: cells.map((cell) => ({ ...cell, currency })),
    currency,
    notes: cohortNotes({
      currency,
      others: currencies.filter((row) => row.currency !== currency),
      leftOut: readLeftOut(db, scope),
      firstCohort: cells[0]?.cohort,
      unfinished: lastMonth === asOfMonth ? monthName(asOfMonth) : undefined,
    }),
    pivot: { row: 'cohort', fixed: ['size'], column: 'period', value: 'customers' },
  };
}

/** The workspace's currency where any order is in it, else the one that most orders are in. */
function choose(currencies: readonly CurrencyRow[], workspace: string): string {
  if (currencies.some(({ currency }) => currency === workspace)) return workspace;
  return currencies[0]?.currency ?? workspace;
}

type Ground = {
  readonly currency: string;
  readonly others: readonly CurrencyRow[];
  readonly leftOut: LeftOut;
  readonly firstCohort: string | undefined;
  readonly unfinished: string | undefined;
};

/** What a reader must know to read the cohorts right: what is left out, and which ends are frayed. */
function cohortNotes({ currency, others, leftOut, firstCohort, unfinished }: Ground): Note[] {
  const notes: Note[] = [];
  const count = (code: string, n: number): void => {
    if (n > 0) notes.push({ code, params: { n } });
  };
  count('cohort-orders-of-nobody', leftOut.ofNobody);
  count('cohort-refunded', leftOut.refunded);
  count('cohort-unknown-amount', leftOut.unknownAmount);
  if (others.length > 0) {
    const n = others.reduce((sum, { orders }) => sum + orders, 0);
    const names = others.map((other) => other.currency);
    notes.push({ code: 'cohort-other-currencies', params: { n, currency, others: names } });
  }
  if (firstCohort === undefined) return [...notes, { code: 'cohort-nobody', params: {} }];
  notes.push({ code: 'cohort-first', params: { cohort: firstCohort } });
  if (unfinished !== undefined) {
    notes.push({ code: 'cohort-unfinished', params: { month: unfinished } });
  }
  return notes;
}
