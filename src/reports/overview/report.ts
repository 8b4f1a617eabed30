import type { Chart } from '../../core/chart.ts';
import type { Column, Note, Row } from '../../core/table.ts';
import { dayOf, formatInstant } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import { chooseCurrency } from '../currency.ts';
import { CURRENCY, GROSS, SINCE, UNTIL } from '../options.ts';
import type { Behind, Report, ReportBody, ReportParams } from '../report.ts';
import { moneyRule, rule, zoneRule } from '../rule.ts';
import { FACTORS } from './attribution.ts';
import { explainOverview } from './explain.ts';
import { type Counted, countPeople, type Ground, type GroupName } from './people.ts';
import { type Period, PERIODS, periodsOf } from './periods.ts';
import {
  type OrdersOfNobody,
  readInvited,
  readInvitingCodes,
  readOrdersOfNobody,
  readSharedCodes,
} from './query.ts';
import { type Figures, overviewRows } from './rows.ts';
import { countTraffic } from './visits.ts';

const COLUMNS: readonly Column[] = [
  { key: 'part', type: 'word', spare: 5 },
  { key: 'measure', type: 'word' },
  { key: 'unit', type: 'word', spare: 6 },
  { key: 'now', type: 'measured' },
  { key: 'last', type: 'measured' },
  { key: 'change', type: 'rate', spare: 1 },
  { key: 'year_ago', type: 'measured', spare: 2 },
  { key: 'change_year', type: 'rate', spare: 3 },
  { key: 'effect_minor', type: 'money' },
  { key: 'effect_year_minor', type: 'money', spare: 4 },
  { key: 'currency', type: 'text', spare: 7 },
];

/**
 * The whole way on one page: who bought on marketplaces, was reached, joined, stayed, and bought in the own
 * shop, now, before and a year ago; what revenue is made of, and which of that made it change.
 */
export const overview: Report = {
  name: 'overview',
  options: [SINCE, UNTIL, CURRENCY, GROSS],
  who: true,
  examples: [
    'report overview',
    'report overview --since 2026-03-01 --until 2026-03-31',
    'report overview --who active',
  ],
  run: runOverview,
  explain: explainOverview,
};

function runOverview(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { timezone, currency: workspace } = settings;
  const gross = params.gross === true;
  const { currency, others } = chooseCurrency(db, params, settings);
  const periods = periodsOf({ ...params, since: params.since }, timezone);
  const ground: Ground = {
    purchases: readPurchases(db),
    contacts: readContacts(db),
    inviting: readInvitingCodes(db),
    invited: readInvited(db, periods.now.to),
    asOf: params.asOf,
    currency,
    workspace,
    gross,
  };
  const figures = figuresOf(db, ground, periods);
  const rows = overviewRows(figures).map((row) => ({ ...row, currency }));
  const { from, to } = periods.now;
  const days = { firstDay: dayOf(from, timezone), lastDay: dayOf(to, timezone) };
  const ofNobody = readOrdersOfNobody(db, { from, to, ...days });
  const { people } = figures.now.counted;
  return {
    chosen: { currency },
    columns: COLUMNS,
    rows,
    currency,
    rule: [
      rule('unit', 'overview-unit'),
      rule('counted', 'overview-counted'),
      rule('counted', 'overview-revenue'),
      rule('counted', 'overview-effect'),
      rule('window', 'overview-window'),
      rule('period', 'overview-period', said(periods, timezone)),
      zoneRule(settings),
      moneyRule(gross, currency),
      rule('excluded', 'overview-excluded', {
        marketplace: ofNobody.marketplace,
        own: ofNobody.own,
        strangers: people.strangers.length,
      }),
      rule('immature', 'overview-immature', { n: people.undecided.length }),
    ],
    notes: notesOf(figures, ofNobody, others.length),
    charts: chartsOf(rows),
    behind: behindOf(rows, figures.now.counted),
  };
}

function figuresOf(
  db: Database,
  ground: Ground,
  periods: Readonly<Record<(typeof PERIODS)[number], Period>>,
): Figures {
  const counted = countPeople(
    ground,
    PERIODS.map((name) => periods[name]),
  );
  const visits = readCodeVisits(db);
  const shared = readSharedCodes(db);
  const of = (name: (typeof PERIODS)[number]): Figures['now'] => ({
    counted: counted[PERIODS.indexOf(name)] ?? missing(),
    traffic: countTraffic(visits, shared, periods[name]),
  });
  return { now: of('now'), last: of('last'), year_ago: of('year_ago') };
}

function missing(): never {
  throw new RangeError('a period that was not counted');
}

function said(
  periods: Readonly<Record<(typeof PERIODS)[number], Period>>,
  zone: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PERIODS.flatMap((name) => [
      [`${name}_from`, formatInstant(periods[name].from, zone).slice(0, 16)],
      [`${name}_to`, formatInstant(periods[name].to, zone).slice(0, 16)],
    ]),
  );
}

function notesOf(figures: Figures, ofNobody: OrdersOfNobody, others: number): Note[] {
  const notes: Note[] = [{ code: 'overview-trade', params: {} }];
  if (figures.last.counted.orders === 0) notes.push({ code: 'overview-no-last', params: {} });
  if (figures.year_ago.counted.orders === 0) notes.push({ code: 'overview-no-year', params: {} });
  if (ofNobody.own > 0) notes.push({ code: 'overview-own-hidden', params: { n: ofNobody.own } });
  if (others > 0) notes.push({ code: 'overview-other-currencies', params: { n: others } });
  return notes;
}

const STAGES: Readonly<Record<string, readonly GroupName[]>> = {
  platform_buyers: ['buyers'],
  joined: ['organic', 'referred'],
  joined_kept: ['organic_kept', 'referred_kept'],
  friends: ['friends'],
  active: ['active'],
  private_buyers: ['private_buyers'],
  repeat_buyers: ['repeat_buyers'],
  organic_joins: ['organic'],
  organic_kept: ['organic_kept'],
  referred_joins: ['referred'],
  referred_kept: ['referred_kept'],
  existing: ['existing'],
};

function behindOf(rows: readonly Row[], { people }: Counted): Behind[] {
  return rows.flatMap(({ measure }, row) => {
    const groups = STAGES[String(measure)];
    if (groups === undefined) return [];
    const list = (): { person: number }[] =>
      groups.flatMap((name) => people[name].map((person) => ({ person })));
    return [{ stage: String(measure), row, key: 'now', people: list }];
  });
}

/** The stages of the three periods, and what made revenue change. */
function chartsOf(rows: readonly Row[]): Chart[] {
  const stages = rows.filter(({ part }) => part === 'stages');
  const factors = rows.filter(
    ({ effect_minor: effect, measure }) => effect !== null && measure !== 'gmv',
  );
  const number = (row: Row, key: string): number => Number(row[key] ?? 0);
  if (rows.every((row) => PERIODS.every((name) => number(row, name) === 0))) return [];
  return [
    {
      kind: 'bars',
      title: 'overview-stages',
      type: 'count',
      categories: stages.map(({ measure }) => ({ value: measure ?? null, type: 'word' })),
      series: PERIODS.map((name) => ({
        name: { value: name, type: 'word' },
        values: stages.map((row) => ({ value: number(row, name) })),
      })),
    },
    {
      kind: 'bars',
      title: 'overview-effects',
      type: 'money',
      categories: factors
        .slice(0, FACTORS.length)
        .map(({ measure }) => ({ value: measure ?? null, type: 'word' })),
      series: [
        { name: null, values: factors.map((row) => ({ value: number(row, 'effect_minor') })) },
      ],
    },
  ];
}
