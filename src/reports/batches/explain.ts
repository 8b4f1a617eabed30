import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, explainJoinHours, toldOf } from '../arrivals/explain.ts';
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
import { gives, type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { BATCH_PARTS } from './parts.ts';

const CODES = /* sql temp */ `
INSERT INTO temp.pieces (line, value, codes, visits) SELECT batch_id, value, codes, visits FROM volumes`;
const GUESTS = /* sql temp */ `
INSERT INTO temp.pieces (line, is_compared, joins, kept_7d, undecided, customers_before, early,
  first_orders, net_minor)
SELECT batch_id, 1, 1, kept = 'kept', kept = 'open', bought_before, is_early, has_first_order, minor
FROM arrived
WHERE is_new AND batch_id IN (SELECT batch_id FROM volumes)`;
// What a part of a batch is known by is the code.
const GUESTS_OF_PARTS = /* sql temp */ `
INSERT INTO temp.pieces (line, value, is_compared, joins, kept_7d, undecided, customers_before, early,
  first_orders, net_minor)
SELECT arrived.batch_id, code_values.value, 1, 1, kept = 'kept', kept = 'open', bought_before, is_early,
  has_first_order, minor
FROM arrived
JOIN code_values ON code_values.name = arrived.name
WHERE is_new AND batch_id IN (SELECT batch_id FROM volumes)`;
const GUESTS_OF_HOURS = /* sql temp */ `
INSERT INTO temp.pieces (line, value, is_compared, joins, kept_7d, undecided, customers_before, early,
  first_orders, net_minor)
SELECT batch_id, value, 1, 1, kept = 'kept', kept = 'open', bought_before, is_early, has_first_order, minor
FROM arrived
WHERE is_new AND batch_id IN (SELECT batch_id FROM volumes)`;
const BEARERS = /* sql temp */ `
INSERT INTO temp.bearers
SELECT spent.cost, volumes.batch_id, volumes.value, volumes.codes
FROM spent
JOIN volumes ON volumes.campaign_id = spent.campaign_id
  AND (spent.variant = '' OR volumes.variant = spent.variant)`;

// Neither made in the period, nor did anybody come or look in it.
const QUIET = /* sql temp */ `
DELETE FROM temp.pieces
WHERE line NOT IN (
  SELECT batch_id FROM volumes WHERE created_at >= @since OR visits > 0
  UNION SELECT line FROM pieces WHERE joins > 0
)`;

const SUMS = /* sql temp */ `
SELECT line AS batch, sum(codes) AS codes, sum(visits) AS visits, sum(joins) AS joins,
  @left * sum(kept_7d) AS kept_7d, sum(undecided) AS undecided, @told * sum(customers_before) AS customers_before,
  sum(early) AS open, @told * sum(first_orders) AS first_orders, @told * sum(net_minor) AS net_minor,
  sum(cost_minor) AS cost_minor
FROM pieces
GROUP BY line
ORDER BY line`;
const SUMS_OF_PARTS = /* sql temp */ `
SELECT line AS batch, value AS part, sum(codes) AS codes, sum(visits) AS visits, sum(joins) AS joins,
  @left * sum(kept_7d) AS kept_7d, sum(undecided) AS undecided, @told * sum(customers_before) AS customers_before,
  sum(early) AS open, @told * sum(first_orders) AS first_orders, @told * sum(net_minor) AS net_minor,
  sum(cost_minor) AS cost_minor
FROM pieces
GROUP BY line, value
ORDER BY line, value NULLS LAST`;

/** What came of each batch, or of each part of it, from the facts; rates and costs per head are quotients. */
export function explainBatches(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const by = askedFor(BATCH_PARTS, params.by);
  const { statements, places } = explainArrivals(db, params, settings);
  const told = toldOf(places);
  const figures = ['codes', 'visits', ...outcomeFigures(places.window)];
  const grouped = by !== undefined;
  return [
    ...statements,
    ...(by === 'hour' ? clocks(db, params.asOf, settings.timezone) : []),
    ...partsOf(by, places),
    ...explainSpent(places),
    ...explainPieces(fill(by, places), { grouped, top: params.top }),
    grouped
      ? gives(partNamed(SUMS_OF_PARTS, by), told, figures, ['batch', by])
      : gives(SUMS, told, figures, ['batch']),
  ];
}

function partsOf(by: AnyDimension | undefined, places: Places): RunStatement[] {
  if (by === 'hour') return [...explainJoinHours(), ...explainHours(places)];
  if (by === undefined) return explainVolumes(false, places);
  return [...codeValues(by), ...explainVolumes(true, places)];
}

function guestsOf(by: AnyDimension | undefined): RunStatement {
  if (by === 'hour') return statement(GUESTS_OF_HOURS, {});
  return statement(by === undefined ? GUESTS : GUESTS_OF_PARTS, {});
}

function fill(by: AnyDimension | undefined, places: Places): RunStatement[] {
  return [
    statement(CODES, {}),
    guestsOf(by),
    ...explainBorne(statement(BEARERS, {})),
    statement(QUIET, places),
  ];
}
