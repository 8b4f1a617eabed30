import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import {
  type ArrivalPlaces,
  explainArrivals,
  explainJoinHours,
  explainJoinValues,
  toldOf,
} from '../arrivals/explain.ts';
import { explainBorne, explainSpent } from '../arrivals/explain-costs.ts';
import {
  explainHours,
  explainPieces,
  explainVolumes,
  outcomeFigures,
} from '../arrivals/explain-pieces.ts';
import { type AnyDimension, askedFor } from '../dimensions/dimension.ts';
import { codeValues, partNamed } from '../dimensions/explain.ts';
import { clocks } from '../dimensions/explain-clocks.ts';
import { gives, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { CHANNEL_PARTS } from './parts.ts';

const GUESTS = /* sql temp */ `
INSERT INTO temp.pieces (line, value, is_compared, joins, kept_7d, undecided, customers_before, early,
  first_orders, net_minor, kept_180d, undecided_180d, week_minor, half_year_minor)
SELECT channel, value, 1, 1, kept = 'kept', kept = 'open', bought_before, is_early, has_first_order, minor,
  kept_long = 'kept', kept_long = 'open', week_minor, half_year_minor
FROM arrived
WHERE is_new`;
const CODES = /* sql temp */ `
INSERT INTO temp.pieces (line, value, codes, visits) SELECT channel, value, codes, visits FROM volumes`;

const COSTS = /* sql temp */ `
INSERT INTO temp.pieces (line, cost_minor) SELECT channel, minor FROM spent`;
const COSTS_OF_VARIANTS = /* sql temp */ `
INSERT INTO temp.pieces (line, value, cost_minor) SELECT channel, nullif(variant, ''), minor FROM spent`;
const BEARERS = /* sql temp */ `
INSERT INTO temp.bearers
SELECT spent.cost, spent.channel, arrived.value, 1
FROM spent
JOIN arrived ON arrived.is_new AND arrived.campaign_id = spent.campaign_id
  AND (spent.variant = '' OR arrived.variant = spent.variant)`;
const COSTS_OF_NOBODY = /* sql temp */ `
INSERT INTO temp.pieces (line, cost_minor)
SELECT channel, minor FROM spent WHERE cost NOT IN (SELECT cost FROM bearers)`;

const SUMS = /* sql temp */ `
SELECT line AS channel, sum(codes) AS codes, sum(visits) AS visits, sum(joins) AS joins,
  @left * sum(kept_7d) AS kept_7d, sum(undecided) AS undecided, @told * sum(customers_before) AS customers_before,
  sum(early) AS open, @told * sum(first_orders) AS first_orders, @told * sum(net_minor) AS net_minor,
  sum(cost_minor) AS cost_minor,
  @left * sum(kept_180d) AS kept_180d, sum(undecided_180d) AS undecided_180d,
  round(avg(week_minor)) AS week_each_minor, round(avg(half_year_minor)) AS half_year_each_minor
FROM pieces
GROUP BY line
ORDER BY line NULLS LAST`;
const SUMS_OF_PARTS = /* sql temp */ `
SELECT line AS channel, value AS part, sum(codes) AS codes, sum(visits) AS visits, sum(joins) AS joins,
  @left * sum(kept_7d) AS kept_7d, sum(undecided) AS undecided, @told * sum(customers_before) AS customers_before,
  sum(early) AS open, @told * sum(first_orders) AS first_orders, @told * sum(net_minor) AS net_minor,
  sum(cost_minor) AS cost_minor,
  @left * sum(kept_180d) AS kept_180d, sum(undecided_180d) AS undecided_180d,
  round(avg(week_minor)) AS week_each_minor, round(avg(half_year_minor)) AS half_year_each_minor
FROM pieces
GROUP BY line, value
ORDER BY line NULLS LAST, value NULLS LAST`;

const LONG_FIGURES = ['kept_180d', 'undecided_180d', 'week_each_minor', 'half_year_each_minor'];

/** What came of each channel, or of each part of it, from the facts; rates and costs per head are quotients. */
export function explainChannels(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const by = askedFor(CHANNEL_PARTS, params.by);
  const { statements, places } = explainArrivals(db, params, settings);
  const told = toldOf(places);
  const figures = ['codes', 'visits', ...outcomeFigures(places.window), ...LONG_FIGURES];
  const grouped = by !== undefined;
  return [
    ...statements,
    ...(by === 'hour' ? clocks(db, params.asOf, settings.timezone) : []),
    ...partsOf(by, places),
    ...explainSpent(places),
    ...explainPieces([statement(GUESTS, {}), statement(CODES, {}), ...costsOf(by)], {
      grouped,
      top: params.top,
    }),
    grouped
      ? gives(partNamed(SUMS_OF_PARTS, by), told, figures, ['channel', by])
      : gives(SUMS, told, figures, ['channel']),
  ];
}

function partsOf(by: AnyDimension | undefined, places: ArrivalPlaces): RunStatement[] {
  if (by === 'hour') return [...explainJoinHours(), ...explainHours(places)];
  if (by === undefined) return explainVolumes(false, places);
  return [
    ...explainJoinValues(by, places.asOf),
    ...codeValues(by),
    ...explainVolumes(true, places),
  ];
}

/** A cost is its campaign's channel's; a variant's its own, any other part's by who came through the campaign. */
function costsOf(by: AnyDimension | undefined): RunStatement[] {
  if (by === undefined) return [statement(COSTS, {})];
  if (by === 'variant') return [statement(COSTS_OF_VARIANTS, {})];
  return [...explainBorne(statement(BEARERS, {})), statement(COSTS_OF_NOBODY, {})];
}
