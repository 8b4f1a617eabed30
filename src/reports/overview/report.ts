import type { Column, Note, Row } from '../../core/table.ts';
import { dayOf, formatDay, formatInstant } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import { chooseCurrency } from '../currency.ts';
import { askedFor, columnOf, partName } from '../dimensions/dimension.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP, UNTIL } from '../options.ts';
import {
  ownFlag,
  type Behind,
  type Report,
  type ReportBody,
  type ReportParams,
} from '../report.ts';
import { knownInForests } from '../invitations/awaited.ts';
import { readForests, wonIn } from '../invitations/forest.ts';
import { type Known, knownContacts, knownOrders, knownRule } from '../known.ts';
import { moneyRule, rule, visitsRule, zoneRule } from '../rule.ts';
import { beginNotes, readBegins, tellable } from './begins.ts';
import { overviewCharts, partCharts } from './charts.ts';
import { explainOverview } from './explain.ts';
import { figuresOf, type Page, readParts } from './pages.ts';
import type { Ground, GroupName } from './people.ts';
import { type Period, type PeriodName, PERIODS, periodsOf } from './periods.ts';
import { type OrdersOfNobody, readOrdersOfNobody } from './query.ts';
import { areFactorsKnown, overviewRows, topSpenders } from './rows.ts';
import { agedUntil, cutIn } from './waits.ts';

const COLUMNS: readonly Column[] = [
  { key: 'measure', type: 'word' },
  { key: 'now', type: 'measured' },
  { key: 'last', type: 'measured' },
  { key: 'change', type: 'rate', spare: 1 },
  { key: 'year_ago', type: 'measured', spare: 2 },
  { key: 'change_year', type: 'rate', spare: 3 },
  { key: 'effect_minor', type: 'money' },
  { key: 'effect_year_minor', type: 'money', spare: 4 },
  { key: 'part', type: 'word', spare: 5 },
  { key: 'unit', type: 'word', spare: 6 },
  { key: 'currency', type: 'text', spare: 7 },
];

const MERGE_DAYS = { name: 'merge-days' };

/**
 * The whole way on one page: who bought on marketplaces, was reached, joined, stayed, and bought in the own
 * shop, now, before and a year ago; what revenue is made of, and which of that made it change.
 */
export const overview: Report = {
  name: 'overview',
  options: [CAMPAIGN, byOneOf(...OF_PEOPLE), TOP, SINCE, UNTIL, CURRENCY, GROSS, MERGE_DAYS],
  who: true,
  examples: [
    'report overview --since 2026-03-10 --until 2026-03-22',
    'report overview',
    'report overview --campaign spring-card --since 2026-03-10 --until 2026-03-22',
    'report overview --by channel --json',
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
  const contacts = readContacts(db);
  const moment = { asOf: params.asOf, timezone };
  const purchases = readPurchases(db);
  const forests = readForests(db, params.asOf, { contacts, purchases });
  const friends = knownContacts(db, 'friendships', moment, contacts);
  const ours = knownOrders(db, moment, 'private');
  const known = [
    knownOrders(db, moment, 'public'),
    ours,
    knownContacts(db, 'joins', moment, contacts),
    friends,
    ...knownInForests(db, moment, contacts, forests),
  ];
  const ground: Ground = {
    purchases,
    contacts,
    known: friends.until,
    aged: agedUntil(friends, ours),
    won: wonIn(forests),
    asOf: params.asOf,
    currency,
    workspace,
    gross,
    mergeDays: ownFlag(params, MERGE_DAYS.name),
  };
  const by = askedFor(OF_PEOPLE, params.by);
  const visits = readCodeVisits(db);
  const parts = readParts(db, params, { ...ground, visits });
  const begins = readBegins(db, contacts, visits, timezone);
  const reach = { known, begins, timezone };
  const pages = figuresOf(db, ground, periods, visits, parts, reach).map((figures, place): Page => {
    const value = parts.values[place] ?? null;
    const part: Row = by === undefined ? {} : { [by]: value };
    const rows = overviewRows(figures).map((row) => ({ ...part, ...row, currency }));
    return { value, figures, rows };
  });
  const { from, to } = periods.now;
  const days = { firstDay: dayOf(from, timezone), lastDay: dayOf(to, timezone) };
  const ofNobody = readOrdersOfNobody(db, { from, to, ...days, currency, workspace });
  const countOf = (name: GroupName): number =>
    pages.reduce((sum, { figures }) => sum + figures.now.counted.people[name].length, 0);
  return {
    chosen: { currency },
    columns: by === undefined ? COLUMNS : [columnOf(by), ...COLUMNS],
    rows: pages.flatMap(({ rows }) => rows),
    currency,
    rule: [
      rule('unit', 'overview-unit'),
      ...(params.campaign === undefined
        ? []
        : [rule('counted', 'overview-campaign', { campaign: params.campaign })]),
      ...(by === undefined ? [] : [rule('counted', 'by-touch'), rule('counted', 'by-code')]),
      rule('counted', 'overview-counted'),
      visitsRule(),
      rule('counted', ground.mergeDays ? 'overview-repurchase-days' : 'overview-repurchase'),
      rule('counted', 'overview-ages', {
        early7: countOf('early_7d'),
        early180: countOf('early_180d'),
      }),
      rule('counted', 'overview-revenue'),
      rule('counted', 'overview-trade'),
      rule('counted', 'overview-change'),
      rule('counted', 'overview-effect'),
      rule('window', 'overview-window'),
      rule('period', 'overview-period', said(periods, timezone)),
      zoneRule(settings),
      moneyRule(gross, currency),
      rule('excluded', 'overview-excluded', {
        marketplace: ofNobody.marketplace,
        own: ofNobody.own,
        strangers: countOf('strangers'),
      }),
      ...knownRule(known, settings),
      rule('immature', 'overview-immature', {
        n: countOf('organic_open') + countOf('referred_open'),
      }),
    ],
    notes: [
      ...notesOf(pages, ofNobody, others.length),
      ...beginNotes(begins, periods, timezone),
      ...endsOf(known, periods.now, timezone),
      ...tellableNotes(pages, tellable(known, begins, periods.now, timezone)),
    ],
    charts:
      by === undefined ? pages.flatMap(({ rows }) => overviewCharts(rows)) : partCharts(pages, by),
    behind: pages.flatMap((page, place) => behindOf(page, place, by)),
  };
}

function said(
  periods: Readonly<Record<PeriodName, Period>>,
  zone: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PERIODS.flatMap((name) => [
      [`${name}_from`, formatInstant(periods[name].from, zone).slice(0, 16)],
      [`${name}_to`, formatInstant(periods[name].to, zone).slice(0, 16)],
    ]),
  );
}

/** What is not known to the end of a period, which is why nothing is compared. */
function endsOf(known: readonly Known[], period: Period, timezone: string): Note[] {
  const { to } = period;
  const cut = cutIn(known, period);
  return known
    .filter(({ awaited }) => cut.has(awaited))
    .map(({ awaited, until }) => ({
      code: `overview-${awaited}-end`,
      params: {
        until: formatInstant(until, timezone).slice(0, 16),
        to: formatInstant(to, timezone).slice(0, 16),
      },
    }));
}

function notesOf(pages: readonly Page[], ofNobody: OrdersOfNobody, others: number): Note[] {
  const isEmpty = (period: PeriodName): boolean =>
    pages.every(
      ({ figures: { [period]: of } }) => of.covered('gmv') === 'whole' && of.counted.orders === 0,
    );
  const notes: Note[] = [{ code: 'overview-trade', params: {} }];
  if (isEmpty('last')) notes.push({ code: 'overview-no-last', params: {} });
  if (isEmpty('year_ago')) notes.push({ code: 'overview-no-year', params: {} });
  if (ofNobody.own > 0) notes.push({ code: 'overview-own-hidden', params: { n: ofNobody.own } });
  if (others > 0) notes.push({ code: 'overview-other-currencies', params: { n: others } });
  return notes;
}

/** Where it cannot be told what made revenue change: of which days it could, as somebody types them. */
function tellableNotes(
  pages: readonly Page[],
  days: { readonly since: number; readonly until: number } | null,
): Note[] {
  const isTold = pages.every(({ figures: { now, last } }) => [now, last].every(areFactorsKnown));
  if (isTold || days === null) return [];
  const { since, until } = days;
  return [
    { code: 'overview-tellable', params: { since: formatDay(since), until: formatDay(until) } },
  ];
}

const STAGES: Readonly<Record<string, readonly GroupName[]>> = {
  platform_buyers: ['buyers'],
  joined: ['organic', 'referred'],
  joined_kept: ['organic_kept', 'referred_kept'],
  joined_open: ['organic_open', 'referred_open'],
  friends: ['friends'],
  active: ['active'],
  private_buyers: ['private_buyers'],
  repeat_buyers: ['repeat_buyers'],
  aged_7d: ['aged_7d'],
  aged_7d_kept: ['aged_7d_kept'],
  aged_180d: ['aged_180d'],
  aged_180d_kept: ['aged_180d_kept'],
  organic_joins: ['organic'],
  organic_kept: ['organic_kept'],
  organic_open: ['organic_open'],
  referred_joins: ['referred'],
  referred_kept: ['referred_kept'],
  referred_open: ['referred_open'],
  existing: ['existing'],
};

function behindOf({ value, figures, rows }: Page, place: number, by: string | undefined): Behind[] {
  const { people } = figures.now.counted;
  return rows.flatMap(({ measure, now }, at) => {
    if (now === null) return [];
    const groups = measure === 'top_fifth' ? [] : STAGES[String(measure)];
    if (groups === undefined) return [];
    const list = (): { person: number }[] =>
      measure === 'top_fifth'
        ? topSpenders(figures.now.counted).map((person) => ({ person }))
        : groups.flatMap((name) => people[name].map((person) => ({ person })));
    const stage = by === undefined ? String(measure) : `${partName(value)}:${String(measure)}`;
    // The pages are all of the same length.
    return [{ stage, row: place * rows.length + at, key: 'now', people: list }];
  });
}
