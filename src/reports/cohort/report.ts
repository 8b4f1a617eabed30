import type { Column } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { readOrderDays } from '../../journeys/order-days.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import { campaignId } from '../campaign.ts';
import { preferredCurrency } from '../currency.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { type Asked, type Measure, OPTIONS, readAsked } from './asked.ts';
import { cohortBehind } from './behind.ts';
import { cohortCharts } from './charts.ts';
import { type Counted, countPurchases } from './counted.ts';
import { entriesOf } from './entries.ts';
import { explainCohort } from './explain.ts';
import { readLastDay, tallyOrders } from './facts.ts';
import type { Reach } from './journey.ts';
import { openLedger } from './ledger.ts';
import { cellRow, meanRows } from './rows.ts';
import { cohortNotes, cohortRule } from './rule.ts';
import { firstJoins, type Joiners, readCampaigns } from './starts.ts';

/** The column that each measure is in. */
const SHOWN = {
  rate: { key: 'rate', type: 'rate' },
  customers: { key: 'customers', type: 'count' },
  orders: { key: 'orders', type: 'count' },
  gross: { key: 'gross_minor', type: 'money' },
  net: { key: 'net_minor', type: 'money' },
  spent: { key: 'spent_each_minor', type: 'money' },
  repeat: { key: 'repeat_rate', type: 'rate' },
} as const satisfies Record<Measure, Column>;

const COLUMNS: readonly Column[] = [
  { key: 'cohort', type: 'text' },
  { key: 'size', type: 'count' },
  { key: 'period', type: 'count' },
  { key: 'mature', type: 'count' },
  { key: 'immature', type: 'count' },
  SHOWN.customers,
  { key: 'retained', type: 'count' },
  SHOWN.rate,
  SHOWN.orders,
  SHOWN.gross,
  SHOWN.net,
  SHOWN.spent,
  SHOWN.repeat,
  { key: 'currency', type: 'text' },
];

/**
 * Who came back: people by the period of their start, and what they bought in that period and in each
 * one since. Only identified people; amounts as they are known today.
 */
export const cohort: Report = {
  name: 'cohort',
  options: OPTIONS,
  who: true,
  examples: [
    'report cohort',
    'report cohort --measure customers --until 2026-03-31 --csv',
    'report cohort --start join --rolling 30d --measure spent',
    'report cohort --who 2026-02:1',
  ],
  run: runCohort,
  explain: explainCohort,
};

function runCohort(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const asked = readAsked(params);
  const { asOf, campaign } = params;
  if (campaign !== undefined) campaignId(db, campaign);
  const which = { asOf, gross: asked.money === 'gross', workspace: settings.currency };
  const today = dayOf(asOf, settings.timezone);
  const tally = tallyOrders(readOrderDays(db, { from: 0, day: today, asOf }), which);
  const currency = params.currency ?? preferredCurrency(tally.currencies, settings.currency);
  const counted = countPurchases(readPurchases(db), which, currency);
  const joiners = readJoiners(db, asked, campaign, asOf);
  const reach = reachOf(db, asOf, settings.timezone, counted, joiners);
  const since = params.since ?? -Infinity;

  const entries = entriesOf({ counted, joiners }, { asked, reach, since, campaign });
  const ledger = openLedger(asked);
  entries.write(ledger);
  const cells = ledger.cells();

  const rows = cells.map((cell) => cellRow(cell, entries.nameOf(cell.cohort), currency));
  const shown = SHOWN[asked.measure];
  const ground = {
    asked,
    settings,
    currency,
    others: tally.currencies.filter((row) => row.currency !== currency),
    ofNobody: tally.ofNobody,
    wholly: tally.refunded,
    unknownAmount: counted.unknownAmount,
    reach,
    first: cells[0] && entries.nameOf(cells[0].cohort),
    frayed: cells.some(({ mature, size }) => mature < size),
  };
  return {
    chosen: { ...chosen(asked), currency },
    columns: COLUMNS,
    rows: hasMean(shown) ? [...rows, ...meanRows(cells, asked.mean, currency)] : rows,
    currency,
    rule: cohortRule(ground),
    notes: cohortNotes(ground),
    charts: cohortCharts(asked.measure, rows, shown),
    pivot: {
      row: 'cohort',
      fixed: ['size'],
      column: 'period',
      value: shown.key,
      shade: asked.measure === 'customers' ? 'size' : true,
    },
    behind: cohortBehind(entries, cells, asked.unbounded),
  };
}

function chosen({ start, unit, measure, mean }: Asked): NonNullable<ReportBody['chosen']> {
  return { start, unit, measure, mean };
}

/** What is counted in people or orders has no mean over cohorts of different sizes. */
function hasMean({ key }: Column): boolean {
  return key === 'rate' || key === 'spent_each_minor' || key === 'repeat_rate';
}

function readJoiners(
  db: Database,
  { start }: Asked,
  campaign: string | undefined,
  asOf: number,
): Joiners | null {
  if (campaign === undefined && start !== 'join' && start !== 'campaign') return null;
  const named = campaign !== undefined || start === 'campaign';
  return firstJoins(readContacts(db), asOf, named ? readCampaigns(db) : new Map());
}

/** The data end with the last order known, of anybody, paid or not; nothing is known of later days. */
function reachOf(
  db: Database,
  asOf: number,
  timezone: string,
  counted: Counted,
  joiners: Joiners | null,
): Reach {
  const last = readLastDay(db) ?? dayOf(asOf, timezone);
  const firstOf = (days: ArrayLike<number>): number => {
    let first = Infinity;
    for (let at = 0; at < days.length; at += 1) first = Math.min(first, days[at] ?? Infinity);
    return first;
  };
  const first = Math.min(last, firstOf(counted.day), firstOf(joiners?.day ?? []));
  return {
    first,
    // A day that is not over at `asOf` is not known whole.
    whole: Math.min(last, dayOf(asOf + 1, timezone) - 1),
    begun: Math.min(last, dayOf(asOf, timezone)),
  };
}
