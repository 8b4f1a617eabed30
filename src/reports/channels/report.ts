import type { Chart } from '../../core/chart.ts';
import type { Cell as Value, Column, Note, Row, RulePart } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { behindGuests, isTold, people, stageOf } from '../arrivals/behind.ts';
import { joinsAndKept, rowsByParts } from '../arrivals/charts.ts';
import {
  arrivalNotes,
  arrivalRule,
  countedRule,
  type Ground,
  guestsOf,
  readGround,
} from '../arrivals/ground.ts';
import { isKeptLong, LONG_COLUMNS, longRule, longView } from '../arrivals/long-view.ts';
import { isKept, outcome, outcomeColumns } from '../arrivals/outcome.ts';
import { readParts } from '../arrivals/parts.ts';
import { type AnyDimension, askedFor, columnOf } from '../dimensions/dimension.ts';
import { hourOf } from '../dimensions/hours.ts';
import { joinRule, joinValues } from '../dimensions/joins.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP_ROWS, UNTIL, WINDOW } from '../options.ts';
import type { Behind, Report, ReportBody, ReportParams } from '../report.ts';
import { rule, visitsRule } from '../rule.ts';
import { unsentNotes } from '../unsent.ts';
import { type Cell, channelCells } from './cells.ts';
import { explainCredit } from './credit/explain.ts';
import { CREDIT_OPTIONS, runCredit, wantsCredit } from './credit/report.ts';
import { explainChannels } from './explain.ts';
import { CHANNEL_PARTS, readVariants } from './parts.ts';

const CHANNEL: Column = { key: 'channel', type: 'word' };
const TESTED: Column = { key: 'tested', type: 'word' };
const VOLUME: readonly Column[] = [
  { key: 'codes', type: 'count', spare: 4 },
  { key: 'visits', type: 'count', spare: 4 },
];

/**
 * What each channel brought: people who are new to the brand, by the channel of their first join; how
 * many stayed, what they bought and what it cost. By variant, the matrix of channels and hooks.
 */
export const channels: Report = {
  name: 'channels',
  options: [
    CAMPAIGN,
    byOneOf(...CHANNEL_PARTS),
    TOP_ROWS,
    SINCE,
    UNTIL,
    CURRENCY,
    GROSS,
    WINDOW,
    ...CREDIT_OPTIONS,
  ],
  who: true,
  examples: [
    'report channels',
    'report channels --by variant --json',
    'report channels --by platform --top 2',
    'report channels --window 14d',
    'report channels --who package-card:joins',
    'report channels --credit position --window 30d',
    'report channels --credit linear --order youzan:E20260225000000000001',
  ],
  run: (db, params, settings) =>
    wantsCredit(params) ? runCredit(db, params, settings) : runChannels(db, params, settings),
  explain: (db, params, settings) =>
    wantsCredit(params)
      ? explainCredit(db, params, settings)
      : explainChannels(db, params, settings),
};

function runChannels(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const ground = readGround(db, params, settings);
  const by = askedFor(CHANNEL_PARTS, params.by);
  const guests = guestsOf(ground);
  const { volumes, unsent } = readParts(db, ground.scope, by, settings.timezone);
  const valueOf = arrivalValues(db, by, params.asOf, settings.timezone);
  const variants = by === 'variant' ? readVariants(db, ground.scope.campaign) : [];
  const facts = { volumes, guests, costs: ground.costs, variants };
  const cells = channelCells(facts, { by, top: params.top, valueOf });
  const figures = [...VOLUME, ...outcomeColumns(ground.window), ...LONG_COLUMNS];
  const undecided = guests.filter(({ kept }) => kept === 'open').length;
  return {
    chosen: { currency: ground.currency },
    columns: [CHANNEL, ...partColumns(by), ...figures],
    rows: cells.map((cell) => rowOf(cell, by, ground, figures)),
    currency: ground.currency,
    rule: [
      rule('unit', 'person'),
      visitsRule(),
      countedRule(ground),
      ...partsRule(by),
      rule('entry', 'arrivals-entry'),
      rule('money', 'channels-costs'),
      ...(by === undefined
        ? []
        : [rule('money', by === 'variant' ? 'channels-costs-variant' : 'channels-costs-parts')]),
      ...arrivalRule(ground, params, settings, undecided),
      longRule(guests),
    ],
    notes: [...unsentNotes(unsent), ...arrivalNotes(ground, cells), ...untestedNote(cells)],
    charts: chartsOf(cells, by),
    behind: cells.flatMap((cell, row) => (isBlank(cell) ? [] : behindOf(cell, row, by, ground))),
  };
}

function arrivalValues(
  db: Database,
  by: AnyDimension | undefined,
  asOf: number,
  timezone: string,
): (arrival: Arrival) => Value {
  if (by === undefined) return () => null;
  return by === 'hour' ? ({ at }) => hourOf(at, timezone) : joinValues(db, by, asOf);
}

function partsRule(by: AnyDimension | undefined): RulePart[] {
  if (by === undefined) return [];
  if (by === 'hour') return [rule('counted', 'by-hour')];
  return [rule('counted', joinRule(by)), rule('counted', 'by-code')];
}

function partColumns(by: AnyDimension | undefined): readonly Column[] {
  if (by === undefined) return [];
  return by === 'variant' ? [columnOf(by), TESTED] : [columnOf(by)];
}

function rowOf(
  cell: Cell,
  by: AnyDimension | undefined,
  { currency, window, told }: Ground,
  figures: readonly Column[],
): Row {
  const part: Row = by === undefined ? {} : { [by]: cell.value };
  const first = { channel: cell.row, ...part };
  const row = by === 'variant' ? { ...first, tested: testedWord(cell) } : first;
  if (isBlank(cell)) return { ...row, ...blank(figures), currency };
  const { codes, visits, guests, cost } = cell;
  const its = { ...outcome(guests, { cost, currency, window, told }), ...longView(guests, told) };
  return { ...row, codes, visits, ...its };
}

function testedWord({ tested }: Cell): string | null {
  if (tested === null) return null;
  return tested ? 'tested' : 'untested';
}

/** Nothing came of it because nobody tried: that is no 0. */
function blank(figures: readonly Column[]): Row {
  return Object.fromEntries(figures.map(({ key }) => [key, null]));
}

/** Nothing is known of it, not even a cost. */
function isBlank({ tested, cost }: Cell): boolean {
  return tested === false && cost === null;
}

/** Which hooks nobody has tried in which channel. */
function untestedNote(cells: readonly Cell[]): Note[] {
  const untested = cells.filter(({ tested }) => tested === false);
  if (untested.length === 0) return [];
  const pairs = untested.map(({ row, value }) => `${row} × ${value}`);
  const of = cells.filter(({ tested }) => tested !== null).length;
  const params = { n: untested.length, of, pairs };
  return [{ code: 'channels-untested', params }];
}

function behindOf(cell: Cell, row: number, by: AnyDimension | undefined, ground: Ground): Behind[] {
  const { guests } = cell;
  const of = by === undefined ? [cell.row] : [cell.row, cell.value];
  const keptLong = {
    stage: stageOf(of, 'kept_180d'),
    row,
    key: 'kept_180d',
    people: () => people(guests, isKeptLong),
  };
  const all = [...behindGuests({ of, row, guests }, ground), keptLong];
  return all.filter(({ key }) => isTold(key, ground.told));
}

function chartsOf(cells: readonly Cell[], by: AnyDimension | undefined): readonly Chart[] {
  if (cells.every(({ guests }) => guests.length === 0)) return [];
  if (by === undefined) {
    const groups = cells.map(({ row, guests }) => {
      return { label: { value: row, type: 'word' }, guests } as const;
    });
    return [joinsAndKept('channels-joins', groups)];
  }
  // A pair that nobody tried is blank.
  const kept = cells.map(({ row, value, tested, guests }) => {
    return { row, part: value, n: tested === false ? null : guests.filter(isKept).length };
  });
  const title = by === 'variant' ? 'channels-matrix' : 'channels-parts';
  const parts = [...new Set(cells.map(({ value }) => value))];
  return [rowsByParts(title, { type: 'word', by, parts }, kept)];
}
