import type { BarsChart, Chart, HeatChart } from '../../core/chart.ts';
import type { Column, Note, Row } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { arrivalNotes, arrivalRule, readGround } from '../arrivals/ground.ts';
import { BEHIND, OUTCOME_COLUMNS, outcome, people } from '../arrivals/outcome.ts';
import { readVolumes } from '../arrivals/volumes.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, UNTIL } from '../options.ts';
import type { Behind, Report, ReportBody, ReportParams } from '../report.ts';
import { rule } from '../rule.ts';
import { type Cell, channelCells } from './cells.ts';
import { explainChannels } from './explain.ts';

const CHANNEL: Column = { key: 'channel', type: 'word' };
const VARIANT: readonly Column[] = [
  { key: 'variant', type: 'text' },
  { key: 'tested', type: 'word' },
];
const VOLUME: readonly Column[] = [
  { key: 'codes', type: 'count', spare: 4 },
  { key: 'visits', type: 'count', spare: 4 },
];

/** Nothing came of it because nobody tried: that is no 0. */
const NOT_TESTED: Row = Object.fromEntries(
  [...VOLUME, ...OUTCOME_COLUMNS].map(({ key }) => [key, null]),
);

/**
 * What each channel brought: people who are new to the brand, by the channel of their first join; how
 * many stayed, what they bought and what it cost. By variant, the matrix of channels and hooks.
 */
export const channels: Report = {
  name: 'channels',
  options: [CAMPAIGN, byOneOf('variant'), SINCE, UNTIL, CURRENCY, GROSS],
  who: true,
  examples: [
    'report channels',
    'report channels --by variant --json',
    'report channels --who package-card:joins',
  ],
  run: runChannels,
  explain: explainChannels,
};

function runChannels(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const ground = readGround(db, params, settings);
  const guests = ground.arrivals.flatMap((arrival, at) => {
    const buying = ground.buying[at];
    return arrival.isNew && buying !== undefined ? { arrival, buying, kept: arrival.kept } : [];
  });
  const byVariant = params.by === 'variant';
  const volumes = readVolumes(db, ground.scope);
  const cells = channelCells({ volumes, guests, costs: ground.costs }, byVariant);
  const rows = cells.map((cell) => ({
    channel: cell.channel,
    ...(byVariant && {
      variant: cell.variant ?? null,
      tested: cell.tested ? 'tested' : 'untested',
    }),
    ...(cell.tested
      ? {
          codes: cell.codes,
          visits: cell.visits,
          ...outcome(cell.guests, cell.cost, ground.currency),
        }
      : { ...NOT_TESTED, currency: ground.currency }),
  }));
  const undecided = guests.filter(({ kept }) => kept === 'open').length;
  return {
    chosen: { currency: ground.currency },
    columns: [CHANNEL, ...(byVariant ? VARIANT : []), ...VOLUME, ...OUTCOME_COLUMNS],
    rows,
    currency: ground.currency,
    rule: [
      rule('unit', 'person'),
      rule('counted', 'arrivals-counted'),
      rule('entry', 'arrivals-entry'),
      rule('money', 'channels-costs'),
      ...arrivalRule(ground, params, settings, undecided),
    ],
    notes: [...arrivalNotes(ground), ...untestedNote(cells)],
    charts: chartsOf(cells, byVariant),
    behind: cells.flatMap((cell, row) => (cell.tested ? behindOf(cell, row) : [])),
  };
}

/** Which hooks nobody has tried in which channel. */
function untestedNote(cells: readonly Cell[]): Note[] {
  const untested = cells.filter(({ tested }) => !tested);
  if (untested.length === 0) return [];
  const pairs = untested.map(({ channel, variant }) => `${channel} × ${variant}`);
  const params = { n: untested.length, of: cells.length, pairs };
  return [{ code: 'channels-untested', params }];
}

function behindOf(cell: Cell, row: number): Behind[] {
  const pair = cell.variant === undefined ? [cell.channel] : [cell.channel, cell.variant];
  const name = pair.map((part) => part ?? '-').join(':');
  return BEHIND.map(([key, is]) => ({
    stage: `${name}:${key}`,
    row,
    key,
    people: () => people(cell.guests, is),
  }));
}

function chartsOf(cells: readonly Cell[], byVariant: boolean): readonly Chart[] {
  if (cells.every(({ guests }) => guests.length === 0)) return [];
  return byVariant ? [matrix(cells)] : [joinsAndKept(cells)];
}

function joinsAndKept(cells: readonly Cell[]): BarsChart {
  return {
    kind: 'bars',
    title: 'channels-joins',
    type: 'count',
    categories: cells.map(({ channel }) => ({ value: channel, type: 'word' })),
    series: [
      { key: 'joined', is: () => true },
      { key: 'kept_7d', is: BEHIND[1][1] },
    ].map(({ key, is }) => ({
      name: { value: key, type: 'word' },
      values: cells.map(({ guests }) => ({ value: guests.filter(is).length })),
    })),
  };
}

/** Joins that were kept, channel by hook; a pair that nobody tried is blank. */
function matrix(cells: readonly Cell[]): HeatChart {
  const variants = [...new Set(cells.map(({ variant }) => variant ?? null))];
  const names = [...new Set(cells.map(({ channel }) => channel))];
  return {
    kind: 'heat',
    title: 'channels-matrix',
    type: 'count',
    columns: variants.map((value) => ({ value, type: 'text' })),
    rows: names.map((channel) => ({
      name: { value: channel, type: 'word' },
      values: variants.map((variant) => {
        const cell = cells.find((one) => one.channel === channel && one.variant === variant);
        return cell?.tested === true ? cell.guests.filter(BEHIND[1][1]).length : null;
      }),
    })),
  };
}
