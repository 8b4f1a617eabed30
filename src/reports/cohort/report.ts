import type { Column, Row } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { readOrderDays } from '../../journeys/order-days.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import { campaignId } from '../campaign.ts';
import { preferredCurrency } from '../currency.ts';
import { askedFor, columnOf } from '../dimensions/dimension.ts';
import { OF_PEOPLE, personValues } from '../dimensions/people.ts';
import { knownOrders, laterNotes, type Moment } from '../known.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { type Asked, type Measure, OPTIONS, readAsked } from './asked.ts';
import { cohortBehind } from './behind.ts';
import { cohortCharts, partCharts } from './charts.ts';
import { type Counted, countPurchases } from './counted.ts';
import { entriesOf } from './entries.ts';
import { explainCohort } from './explain.ts';
import { tallyOrders } from './facts.ts';
import { askedSpan, firstCohort, withGaps } from './gaps.ts';
import type { Reach } from './journey.ts';
import { partsIn, wholeOf } from './parts.ts';
import { hasMean } from './mean.ts';
import { cellRow, meanRows } from './rows.ts';
import { periodOf } from './periods.ts';
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
    'report cohort --by channel --measure spent',
    'report cohort --who 2026-02:1',
  ],
  run: runCohort,
  explain: explainCohort,
};

function runCohort(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const asked = readAsked(params);
  const { asOf, campaign } = params;
  if (campaign !== undefined) campaignId(db, campaign);
  const { timezone, currency: workspace } = settings;
  const known = knownOrders(db, { asOf, timezone });
  // What is dated later than anything can be known of counts nowhere.
  const end = Math.max(0, known.until);
  const which = { asOf: end, gross: asked.money === 'gross', workspace };
  const days = readOrderDays(db, { from: 0, day: dayOf(end + 1, timezone), asOf: end });
  const tally = tallyOrders(days, which);
  const currency = params.currency ?? preferredCurrency(tally.currencies, settings.currency);
  const counted = countPurchases(readPurchases(db), which, currency);
  const joiners = readJoiners(db, asked, campaign, asOf);
  const reach = reachOf(known.until, { asOf, timezone }, counted, joiners);
  const since = params.since ?? -Infinity;

  const entries = entriesOf({ counted, joiners }, { asked, reach, since, campaign });
  const by = askedFor(OF_PEOPLE, params.by);
  const peopled =
    by === undefined
      ? [wholeOf(entries, asked)]
      : partsIn(entries, asked, personValues(db, by, asOf), params.top);
  const { parts, gaps } = withGaps(peopled, entries, askedSpan(params, asked, reach, timezone));

  const shown = SHOWN[asked.measure];
  const table = parts.map((part) => {
    const cells = part.cells.map((one) => cellRow(one, entries.nameOf(one.cohort), currency));
    const means = hasMean(shown) ? meanRows(part.cells, asked.mean, currency) : [];
    const named = (row: Row): Row => (by === undefined ? row : { [by]: part.value, ...row });
    return { part, cells, means, rows: [...cells, ...means].map(named) };
  });
  const first = firstCohort(peopled);
  const began = asked.start === 'join' ? (joiners?.day ?? []) : counted.day;
  const ground = {
    asked,
    settings,
    currency,
    others: tally.currencies.filter((row) => row.currency !== currency),
    ofNobody: tally.ofNobody.get(currency) ?? 0,
    wholly: tally.refunded.get(currency) ?? 0,
    gaps,
    unknownAmount: counted.unknownAmount,
    known,
    first: first === undefined ? undefined : entries.nameOf(first),
    isWhereDataBegin: first === periodOf(asked.unit, firstOf(began)),
    isSum: !hasMean(shown),
    frayed: parts.some(({ cells }) => cells.some(({ mature, size }) => mature < size)),
    by,
  };
  return {
    chosen: { ...chosen(asked), currency },
    columns: by === undefined ? COLUMNS : [columnOf(by), ...COLUMNS],
    rows: table.flatMap(({ rows }) => rows),
    currency,
    rule: cohortRule(ground),
    notes: [...cohortNotes(ground), ...laterNotes(db, known, { asOf, timezone })],
    charts:
      by === undefined
        ? cohortCharts(asked.measure, table[0]?.cells ?? [], shown)
        : partCharts(asked.measure, table, shown, by),
    pivot: {
      ...(by !== undefined && { by }),
      row: 'cohort',
      fixed: ['size'],
      column: 'period',
      value: shown.key,
      shade: asked.measure === 'customers' ? 'size' : true,
      ...(!hasMean(shown) && { unfinished: 'immature' }),
    },
    behind: table.flatMap(({ part }, place) => {
      const from = table.slice(0, place).reduce((sum, { rows }) => sum + rows.length, 0);
      const { unbounded } = asked;
      return cohortBehind(part, { unbounded, grouped: by !== undefined, from });
    }),
  };
}

function chosen({ start, unit, measure, mean }: Asked): NonNullable<ReportBody['chosen']> {
  return { start, unit, measure, mean };
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

/** A day that is not known to its end is not known whole; where nothing is known, no day is. */
function reachOf(
  until: number,
  { asOf, timezone }: Moment,
  counted: Counted,
  joiners: Joiners | null,
): Reach {
  const isKnown = until > -Infinity;
  const begun = dayOf(isKnown ? until : asOf, timezone);
  return {
    first: Math.min(begun, firstOf(counted.day), firstOf(joiners?.day ?? [])),
    whole: isKnown ? dayOf(until + 1, timezone) - 1 : -1,
    begun,
  };
}

function firstOf(days: ArrayLike<number>): number {
  let first = Infinity;
  for (let at = 0; at < days.length; at += 1) first = Math.min(first, days[at] ?? Infinity);
  return first;
}
