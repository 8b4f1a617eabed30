import type { Chart } from '../../core/chart.ts';
import type { Column, Row } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { joinsAndKept } from '../arrivals/charts.ts';
import { arrivalNotes, arrivalRule, readGround } from '../arrivals/ground.ts';
import { BEHIND, OUTCOME_COLUMNS, outcome, people } from '../arrivals/outcome.ts';
import { readVolumes } from '../arrivals/volumes.ts';
import { readCodeValues } from '../dimensions/codes.ts';
import {
  askedFor,
  columnOf,
  type Dimension,
  DIMENSIONS,
  isPeriod,
  partName,
} from '../dimensions/dimension.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP_ROWS, UNTIL } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { rule } from '../rule.ts';
import { unsentNotes } from '../unsent.ts';
import { explainBatches } from './explain.ts';
import { batchLines, type Line } from './lines.ts';

/** A batch is the report's own row; it has one channel and was made on one day. */
const BY = DIMENSIONS.filter((one) => one !== 'batch' && one !== 'channel' && !isPeriod(one));

const BATCH: Column = { key: 'batch', type: 'count' };
const COLUMNS: readonly Column[] = [
  { key: 'campaign', type: 'text' },
  { key: 'channel', type: 'word', spare: 6 },
  { key: 'made_day', type: 'day', spare: 5 },
  { key: 'codes', type: 'count' },
  { key: 'visits', type: 'count', spare: 6 },
  { key: 'join_rate', type: 'rate', spare: 2 },
  ...OUTCOME_COLUMNS,
];

/** What each batch of codes brought: scans, people new to the brand, who stayed, what they bought. */
export const batches: Report = {
  name: 'batches',
  options: [CAMPAIGN, byOneOf(...BY), TOP_ROWS, SINCE, UNTIL, CURRENCY, GROSS],
  who: true,
  examples: [
    'report batches --campaign spring-card',
    'report batches --since 2026-02-01 --until 2026-02-28 --md',
    'report batches --by variant',
    'report batches --who 1:kept_7d',
  ],
  run: runBatches,
  explain: explainBatches,
};

function runBatches(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const ground = readGround(db, params, settings);
  const by = askedFor(BY, params.by);
  const codes = by === undefined ? undefined : readCodeValues(db, by);
  const partOf = codes && ((code: number) => codes.byId.get(code) ?? null);
  const { volumes, unsent } = readVolumes(db, ground.scope, partOf);
  const lines = batchLines(ground, volumes, {
    grouped: by !== undefined,
    top: params.top,
    valueOf: (code) => codes?.byName.get(code) ?? null,
  });
  const all = lines.flatMap(({ guests }) => guests);
  const elsewhere = ground.arrivals.filter(
    ({ isNew, origin }) => isNew && (origin?.batch ?? null) === null,
  ).length;
  return {
    chosen: { currency: ground.currency },
    columns: by === undefined ? [BATCH, ...COLUMNS] : [BATCH, columnOf(by), ...COLUMNS],
    rows: lines.map((line) => rowOf(line, by, ground.currency)),
    currency: ground.currency,
    rule: [
      rule('unit', 'person'),
      rule('counted', 'batches-counted'),
      rule('counted', 'arrivals-counted'),
      ...(by === undefined ? [] : [rule('counted', 'batches-parts')]),
      rule('entry', 'arrivals-entry'),
      rule('money', 'batches-costs'),
      ...arrivalRule(ground, params, settings, all.filter(({ kept }) => kept === 'open').length),
      rule('excluded', 'batches-elsewhere', { n: elsewhere }),
    ],
    notes: [...unsentNotes(unsent), ...arrivalNotes(ground, lines)],
    charts: chartsOf(lines, by !== undefined),
    behind: lines.flatMap(({ row: batch, value, guests }, row) =>
      BEHIND.map(([key, is]) => ({
        stage: [...(by === undefined ? [batch] : [batch, value]).map(partName), key].join(':'),
        row,
        key,
        people: () => people(guests, is),
      })),
    ),
  };
}

function rowOf(line: Line, by: Dimension | undefined, currency: string): Row {
  const { batch, codes, visits, guests } = line;
  // Several people may join through one code, and many scan a shared one: those would be no rates.
  const joined = new Set(guests.map(({ arrival }) => arrival.origin?.name)).size;
  const hasRate = batch?.unit === 'single' && codes > 0;
  return {
    batch: line.row,
    ...(by !== undefined && { [by]: line.value }),
    campaign: batch?.name ?? null,
    channel: batch?.channel ?? null,
    made_day: batch?.madeDay ?? null,
    codes,
    visits,
    join_rate: hasRate ? joined / codes : null,
    ...outcome(guests, line.cost, currency),
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
