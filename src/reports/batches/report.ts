import type { Chart } from '../../core/chart.ts';
import type { Cell, Column, Row } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { behindGuests } from '../arrivals/behind.ts';
import { joinsAndKept } from '../arrivals/charts.ts';
import {
  arrivalNotes,
  arrivalRule,
  countedRule,
  type Ground,
  readGround,
} from '../arrivals/ground.ts';
import { outcome, outcomeColumns } from '../arrivals/outcome.ts';
import { readParts } from '../arrivals/parts.ts';
import { readCodeValues } from '../dimensions/codes.ts';
import { type AnyDimension, askedFor, columnOf, partName } from '../dimensions/dimension.ts';
import { hourOf } from '../dimensions/hours.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP_ROWS, UNTIL, WINDOW } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { rule, visitsRule } from '../rule.ts';
import { unsentNotes } from '../unsent.ts';
import { explainBatches } from './explain.ts';
import { batchLines, type Line } from './lines.ts';
import { BATCH_PARTS } from './parts.ts';

const BATCH: Column = { key: 'batch', type: 'count' };
const COLUMNS: readonly Column[] = [
  { key: 'campaign', type: 'text' },
  { key: 'channel', type: 'word', spare: 6 },
  { key: 'made_day', type: 'day', spare: 5 },
  { key: 'codes', type: 'count' },
  { key: 'visits', type: 'count', spare: 6 },
  { key: 'join_rate', type: 'rate', spare: 2 },
];

/** What each batch of codes brought: scans, people new to the brand, who stayed, what they bought. */
export const batches: Report = {
  name: 'batches',
  options: [CAMPAIGN, byOneOf(...BATCH_PARTS), TOP_ROWS, SINCE, UNTIL, CURRENCY, GROSS, WINDOW],
  who: true,
  examples: [
    'report batches --campaign spring-card',
    'report batches --since 2026-02-01 --until 2026-02-28 --md',
    'report batches --by variant',
    'report batches --by hour',
    'report batches --window 14d',
    'report batches --who 1:kept_7d',
  ],
  run: runBatches,
  explain: explainBatches,
};

function runBatches(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const ground = readGround(db, params, settings);
  const by = askedFor(BATCH_PARTS, params.by);
  const { timezone } = settings;
  const { volumes, unsent } = readParts(db, ground.scope, by, timezone);
  const lines = batchLines(ground, volumes, {
    grouped: by !== undefined,
    top: params.top,
    valueOf: arrivalValues(db, by, timezone),
  });
  const all = lines.flatMap(({ guests }) => guests);
  const elsewhere = ground.arrivals.filter(
    ({ isNew, origin }) => isNew && (origin?.batch ?? null) === null,
  ).length;
  return {
    chosen: { currency: ground.currency },
    columns: [
      BATCH,
      ...(by === undefined ? [] : [columnOf(by)]),
      ...COLUMNS,
      ...outcomeColumns(ground.window),
    ],
    rows: lines.map((line) => rowOf(line, by, ground)),
    currency: ground.currency,
    rule: [
      rule('unit', 'person'),
      rule('counted', 'batches-counted'),
      visitsRule(),
      countedRule(ground),
      ...(by === undefined ? [] : [rule('counted', by === 'hour' ? 'by-hour' : 'batches-parts')]),
      rule('entry', 'arrivals-entry'),
      rule('money', 'batches-costs'),
      ...arrivalRule(ground, params, settings, all.filter(({ kept }) => kept === 'open').length),
      rule('excluded', 'batches-elsewhere', { n: elsewhere }),
    ],
    notes: [...unsentNotes(unsent), ...arrivalNotes(ground, lines)],
    charts: chartsOf(lines, by !== undefined),
    behind: lines.flatMap(({ row: batch, value, guests }, row) => {
      const of = by === undefined ? [batch] : [batch, value];
      return behindGuests({ of, row, guests }, ground);
    }),
  };
}

function arrivalValues(
  db: Database,
  by: AnyDimension | undefined,
  timezone: string,
): (arrival: Arrival) => Cell {
  if (by === undefined) return () => null;
  if (by === 'hour') return ({ at }) => hourOf(at, timezone);
  const { byName } = readCodeValues(db, by);
  return ({ origin }) => byName.get(origin?.name ?? '') ?? null;
}

function rowOf(line: Line, by: AnyDimension | undefined, { currency, window, told }: Ground): Row {
  const { batch, codes, visits, guests, cost } = line;
  // Several people may join through one code, and many scan a shared one: those would be no rates.
  const joined = new Set(guests.map(({ arrival }) => arrival.origin?.name)).size;
  const hasRate = batch?.unit === 'single' && codes > 0 && by !== 'hour';
  return {
    batch: line.row,
    ...(by !== undefined && { [by]: line.value }),
    campaign: batch?.name ?? null,
    channel: batch?.channel ?? null,
    made_day: batch?.madeDay ?? null,
    codes,
    visits,
    join_rate: hasRate ? joined / codes : null,
    ...outcome(guests, { cost, currency, window, told }),
  };
}

function chartsOf(lines: readonly Line[], grouped: boolean): readonly Chart[] {
  if (lines.every(({ guests }) => guests.length === 0)) return [];
  const groups = lines.map(({ row, value, batch, guests }) => {
    const name = batch === null ? row : `${row} ${grouped ? partName(value) : batch.name}`;
    return { label: { value: name, type: 'text' }, guests } as const;
  });
  return [joinsAndKept('batches-joins', groups)];
}
