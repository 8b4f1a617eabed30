import type { Chart } from '../../core/chart.ts';
import type { Column } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { arrivalNotes, arrivalRule, readGround } from '../arrivals/ground.ts';
import { BEHIND, OUTCOME_COLUMNS, outcome, people } from '../arrivals/outcome.ts';
import { readVolumes } from '../arrivals/volumes.ts';
import { CAMPAIGN, CURRENCY, GROSS, SINCE, UNTIL } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { rule } from '../rule.ts';
import { explainBatches } from './explain.ts';
import { batchLines, type Line } from './lines.ts';

const COLUMNS: readonly Column[] = [
  { key: 'batch', type: 'count' },
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
  options: [CAMPAIGN, SINCE, UNTIL, CURRENCY, GROSS],
  who: true,
  examples: [
    'report batches --campaign spring-card',
    'report batches --since 2026-02-01 --until 2026-02-28 --md',
    'report batches --who 1:kept_7d',
  ],
  run: runBatches,
  explain: explainBatches,
};

function runBatches(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const ground = readGround(db, params, settings);
  const lines = batchLines(ground, readVolumes(db, ground.scope));
  const all = lines.flatMap(({ guests }) => guests);
  const elsewhere = ground.arrivals.filter(
    ({ isNew, origin }) => isNew && (origin?.batch ?? null) === null,
  ).length;
  return {
    chosen: { currency: ground.currency },
    columns: COLUMNS,
    rows: lines.map((line) => ({
      batch: line.batch,
      campaign: line.campaign,
      channel: line.channel,
      made_day: line.madeDay,
      codes: line.codes,
      visits: line.visits,
      // Many people scan one shared code: that would be no rate.
      join_rate:
        line.unit === 'shared' || line.codes === 0 ? null : line.guests.length / line.codes,
      ...outcome(line.guests, line.cost, ground.currency),
    })),
    currency: ground.currency,
    rule: [
      rule('unit', 'person'),
      rule('counted', 'batches-counted'),
      rule('counted', 'arrivals-counted'),
      rule('entry', 'arrivals-entry'),
      rule('money', 'batches-costs'),
      ...arrivalRule(ground, params, settings, all.filter(({ kept }) => kept === 'open').length),
      rule('excluded', 'batches-elsewhere', { n: elsewhere }),
    ],
    notes: arrivalNotes(ground),
    charts: chartsOf(lines),
    behind: lines.flatMap(({ batch, guests }, row) =>
      BEHIND.map(([key, is]) => ({
        stage: `${batch}:${key}`,
        row,
        key,
        people: () => people(guests, is),
      })),
    ),
  };
}

function chartsOf(lines: readonly Line[]): readonly Chart[] {
  if (lines.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'batches-joins',
      type: 'count',
      categories: lines.map(({ batch, campaign }) => ({
        value: `${batch} ${campaign}`,
        type: 'text',
      })),
      series: [
        { name: 'joined', is: () => true },
        { name: 'kept_7d', is: BEHIND[1][1] },
      ].map(({ name, is }) => ({
        name: { value: name, type: 'word' },
        values: lines.map(({ guests }) => ({ value: guests.filter(is).length })),
      })),
    },
  ];
}
