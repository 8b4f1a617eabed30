import type { Column, Note, RulePart } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { chooseCurrency, type CurrencyRow } from '../currency.ts';
import { CURRENCY, UNTIL } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { moneyRule, rule, zoneRule } from '../rule.ts';
import { type Cell, cohortCells, monthName, monthNumber } from './cells.ts';
import { cohortBehind } from './behind.ts';
import { cohortHeat } from './charts.ts';
import { type LeftOut, readLastDay, readLeftOut, readPurchases } from './facts.ts';

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
export const cohort: Report = {
  name: 'cohort',
  options: [UNTIL, CURRENCY],
  who: true,
  examples: [
    'report cohort',
    'report cohort --until 2026-03-31 --csv',
    'report cohort --who 2026-02:1',
  ],
  run: runCohort,
};

function runCohort(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf } = params;
  const { currency, others } = chooseCurrency(db, params, settings);
  const scope = { asOf, currency, workspace: settings.currency };

  const asOfMonth = monthNumber(dayOf(asOf, settings.timezone));
  const lastDay = readLastDay(db);
  const lastMonth = lastDay === null ? asOfMonth : Math.min(asOfMonth, monthNumber(lastDay));
  const cells = cohortCells(readPurchases(db, scope), lastMonth);
  const unfinished = lastMonth === asOfMonth ? monthName(asOfMonth) : undefined;
  const leftOut = readLeftOut(db, scope);
  return {
    chosen: { currency },
    columns: COLUMNS,
    rows: cells.map((cell) => ({ ...cell, currency })),
    currency,
    rule: cohortRule({ settings, currency, leftOut, unfinished, cells }),
    notes: cohortNotes({ currency, others, leftOut, firstCohort: cells[0]?.cohort }),
    charts: cells.length === 0 ? [] : [cohortHeat(cells)],
    pivot: { row: 'cohort', fixed: ['size'], column: 'period', value: 'customers', shade: 'size' },
    behind: cohortBehind(cells, () => readPurchases(db, scope)),
  };
}

type Counted = {
  readonly settings: Settings;
  readonly currency: string;
  readonly leftOut: LeftOut;
  readonly unfinished: string | undefined;
  readonly cells: readonly Cell[];
};

function cohortRule({ settings, currency, leftOut, unfinished, cells }: Counted): RulePart[] {
  const { ofNobody, refunded: wholly } = leftOut;
  return [
    rule('unit', 'person'),
    rule('counted', 'cohort'),
    rule('entry', 'first-order-ever'),
    rule('window', 'cohort-months'),
    zoneRule(settings),
    moneyRule(false, currency),
    rule('excluded', 'cohort-excluded', { ofNobody, wholly }),
    unfinished === undefined || cells.length === 0
      ? rule('immature', 'cohort-complete')
      : rule('immature', 'cohort-unfinished', { month: unfinished }),
  ];
}

type Ground = {
  readonly currency: string;
  readonly others: readonly CurrencyRow[];
  readonly leftOut: LeftOut;
  readonly firstCohort: string | undefined;
};

/** What is particular about these numbers: other currencies, unknown amounts, the frayed beginning. */
function cohortNotes({ currency, others, leftOut, firstCohort }: Ground): Note[] {
  const notes: Note[] = [];
  const count = (code: string, n: number): void => {
    if (n > 0) notes.push({ code, params: { n } });
  };
  count('cohort-unknown-amount', leftOut.unknownAmount);
  if (others.length > 0) {
    const n = others.reduce((sum, { orders }) => sum + orders, 0);
    const names = others.map((other) => other.currency);
    notes.push({ code: 'cohort-other-currencies', params: { n, currency, others: names } });
  }
  if (firstCohort === undefined) return [...notes, { code: 'cohort-nobody', params: {} }];
  return [...notes, { code: 'cohort-first', params: { cohort: firstCohort } }];
}
