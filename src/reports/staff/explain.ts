import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, explainJoinValues, toldOf } from '../arrivals/explain.ts';
import { explainBorne, explainSpent } from '../arrivals/explain-costs.ts';
import { explainPieces, outcomeFigures } from '../arrivals/explain-pieces.ts';
import { askedFor, DIMENSIONS, isPeriod } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { gives, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';

const ADDED = /* sql temp */ `
INSERT INTO temp.pieces (line, value, is_compared, added, added_kept, added_on, joins, kept_7d, undecided,
  customers_before, early, first_orders, net_minor)
SELECT staff, value, 1, 1, kept_by_staff = 'kept', day || ' ' || staff, is_new, is_new AND kept = 'kept',
  is_new AND kept = 'open', is_new AND bought_before, is_new AND is_early, is_new AND has_first_order,
  iif(is_new, minor, 0)
FROM arrived`;
const BEARERS = /* sql temp */ `
INSERT INTO temp.bearers
SELECT spent.cost, arrived.staff, arrived.value, 1
FROM spent
JOIN arrived ON arrived.is_new AND arrived.campaign_id = spent.campaign_id
  AND (spent.variant = '' OR arrived.variant = spent.variant)`;

// A target is for a day: other parts have no days.
const SUMS = /* sql temp */ `
SELECT nullif(line, '') AS staff, sum(added) AS added, @left * sum(added_kept) AS added_kept,
  count(DISTINCT added_on) AS days, sum(joins) AS joins, @left * sum(kept_7d) AS kept_7d, sum(undecided) AS undecided,
  @told * sum(customers_before) AS customers_before, sum(early) AS open, @told * sum(first_orders) AS first_orders,
  @told * sum(net_minor) AS net_minor, sum(cost_minor) AS cost_minor
FROM pieces
GROUP BY line
ORDER BY added DESC, line`;
const SUMS_OF_PARTS = /* sql temp */ `
SELECT nullif(line, '') AS staff, value AS part, sum(added) AS added, @left * sum(added_kept) AS added_kept,
  iif(@has_days, count(DISTINCT added_on), NULL) AS days, sum(joins) AS joins, @left * sum(kept_7d) AS kept_7d,
  sum(undecided) AS undecided, @told * sum(customers_before) AS customers_before, sum(early) AS open,
  @told * sum(first_orders) AS first_orders, @told * sum(net_minor) AS net_minor, sum(cost_minor) AS cost_minor
FROM pieces
GROUP BY line, value
ORDER BY line, value NULLS LAST`;

/** What each member of staff added, or each part of that, from the facts; rates and costs per head are quotients. */
export function explainStaff(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const by = askedFor(DIMENSIONS, params.by);
  const { statements, places } = explainArrivals(db, params, settings);
  const told = toldOf(places);
  const figures = ['added', 'added_kept', 'days', ...outcomeFigures(places.window)];
  const fill = [statement(ADDED, {}), ...explainBorne(statement(BEARERS, {}))];
  const parts = { grouped: by !== undefined, top: params.top };
  const hasDays = { has_days: isPeriod(by) ? 1 : 0 };
  return [
    ...statements,
    ...(by === undefined ? [] : explainJoinValues(by, places.asOf)),
    ...explainSpent(places),
    ...explainPieces(fill, parts),
    by === undefined
      ? gives(SUMS, told, figures, ['staff'])
      : gives(partNamed(SUMS_OF_PARTS, by), { ...told, ...hasDays }, figures, ['staff', by]),
  ];
}
