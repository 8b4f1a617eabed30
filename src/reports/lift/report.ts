import type { Chart } from '../../core/chart.ts';
import { COMPARED_DAYS } from '../../core/comparison.ts';
import type { Column, RulePart } from '../../core/table.ts';
import { DAY_MS } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { knownOrders, knownRule } from '../known.ts';
import { CAMPAIGN, CURRENCY, GROSS, SINCE, UNTIL } from '../options.ts';
import { ownText, type Report, type ReportBody, type ReportParams } from '../report.ts';
import { moneyRule, rule, zoneRule } from '../rule.ts';
import { readWindow } from '../window.ts';
import { shareOf } from './compute.ts';
import { explainLift } from './explain.ts';
import type { Scope } from './query.ts';
import { type Compared, compareBatches, liftBehind, liftNotes, rowsOf } from './rows.ts';

const COLUMNS: readonly Column[] = [
  { key: 'batch', type: 'count' },
  { key: 'sent_on', type: 'day', spare: 2 },
  { key: 'group', type: 'word' },
  { key: 'people', type: 'count' },
  { key: 'buyers', type: 'count' },
  { key: 'rate', type: 'rate', bar: 'of-one' },
  { key: 'low', type: 'rate', spare: 1 },
  { key: 'high', type: 'rate', spare: 1 },
  { key: 'p', type: 'number', spare: 4 },
  { key: 'net_minor', type: 'money', spare: 5 },
  { key: 'per_person_minor', type: 'money', spare: 3 },
  { key: 'cost_minor', type: 'money', spare: 6 },
  { key: 'currency', type: 'text', spare: 7 },
];
const DEFAULT_WINDOW = `${COMPARED_DAYS}d`;

/**
 * What text messages brought that would not have come without them: people who were written to beside
 * those who were held back by lot, and who bought within the window after the sending.
 */
export const lift: Report = {
  name: 'lift',
  options: [CAMPAIGN, SINCE, UNTIL, CURRENCY, GROSS, { name: 'window', value: 'duration' }],
  who: true,
  examples: ['report lift', 'report lift --window 30d'],
  run: runLift,
  explain: (db, params, settings) => {
    const { until } = knownOrders(db, { asOf: params.asOf, timezone: settings.timezone });
    return explainLift(scopeOf(db, params, settings, until));
  },
};

function scopeOf(db: Database, params: ReportParams, settings: Settings, known: number): Scope {
  return {
    campaign: askedCampaign(db, params.campaign),
    since: params.since ?? 0,
    asOf: params.asOf,
    known,
    currency: chooseCurrency(db, params, settings).currency,
    workspace: settings.currency,
    window: readWindow(windowText(params)),
    gross: params.gross === true ? 1 : 0,
  };
}

function windowText(params: ReportParams): string {
  return ownText(params, 'window') ?? DEFAULT_WINDOW;
}

function runLift(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { others } = chooseCurrency(db, params, settings);
  const known = knownOrders(db, { asOf: params.asOf, timezone: settings.timezone });
  const scope = scopeOf(db, params, settings, known.until);
  const { currency, window } = scope;
  const batches = compareBatches(db, scope);
  return {
    chosen: { currency, window: windowText(params) },
    columns: COLUMNS,
    rows: batches
      .flatMap((batch) => rowsOf(batch, currency, settings.timezone))
      .map((row) => ({ ...row, currency })),
    currency,
    rule: [
      rule('unit', 'person'),
      rule('counted', 'lift-counted'),
      rule('entry', 'lift-entry'),
      ...(params.since === undefined ? [] : [rule('period', 'lift-period')]),
      rule('window', 'lift-window', { days: window / DAY_MS }),
      zoneRule(settings),
      moneyRule(params.gross === true, currency),
      rule('interval', 'lift-interval'),
      ...knownRule([known], settings),
      ...leftOut(batches),
    ],
    notes: liftNotes(batches, others.length),
    charts: batches.length === 0 ? [] : [shares(batches)],
    behind: liftBehind(batches),
  };
}

function leftOut(batches: readonly Compared[]): RulePart[] {
  const both = batches.reduce((sum, { found }) => sum + found.both, 0);
  const open = batches.filter((batch) => batch.open).map(({ batch }) => String(batch));
  return [
    rule('excluded', 'lift-excluded', { both }),
    open.length === 0
      ? rule('immature', 'nothing-immature')
      : rule('immature', 'lift-immature', { n: open.length, batches: open }),
  ];
}

function shares(batches: readonly Compared[]): Chart {
  return {
    kind: 'bars',
    title: 'lift',
    type: 'rate',
    categories: batches.map(({ batch }) => ({ value: batch, type: 'count' })),
    series: (['sent', 'held'] as const).map((side) => ({
      name: { value: side, type: 'word' },
      values: batches.map(({ found, open }) => {
        const share = open ? null : shareOf(found[side]);
        return { value: share?.rate ?? null, low: share?.low ?? null, high: share?.high ?? null };
      }),
    })),
  };
}
