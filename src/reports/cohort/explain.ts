import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readOrderDays } from '../../journeys/order-days.ts';
import { campaignId } from '../campaign.ts';
import { preferredCurrency } from '../currency.ts';
import { askedFor } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import { knownOrders } from '../known.ts';
import { gives } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { readAsked, type Start } from './asked.ts';
import { explainEntries, explainInParts } from './explain-entries.ts';
import { periodOf } from './periods.ts';
import { tallyOrders } from './facts.ts';

// In a rate are those whose period is over; with --unbounded whoever bought later has come back before, too.
const CELLS = /* sql temp */ `
WITH RECURSIVE dated AS MATERIALIZED (
  SELECT entries.rowid AS entry, entries.part, entries.cohort, entries.whole, orders.day, gross, net,
    min(orders.day) OVER (PARTITION BY entries.rowid) AS first_day,
    CASE WHEN @rolling IS NOT NULL THEN (orders.day - entries.day) / CAST(@rolling AS INTEGER) ELSE
      CASE @unit WHEN 'day' THEN orders.day WHEN 'week' THEN (orders.day + 3) / 7
        ELSE strftime('%Y', orders.day * 86400, 'unixepoch') * 12
          + strftime('%m', orders.day * 86400, 'unixepoch') - 1 END - entries.first END AS period
  FROM cohort_entries AS entries
  JOIN cohort_orders AS orders ON orders.person = entries.person AND orders.at >= entries.at
),
bought AS MATERIALIZED (
  SELECT entry, part, cohort, whole, period, count(*) AS orders, sum(gross) AS gross, sum(net) AS net
  FROM dated
  GROUP BY entry, period
),
spending AS MATERIALIZED (
  SELECT part, cohort, whole, period, sum(iif(@gross, gross, net)) AS minor
  FROM bought
  GROUP BY part, cohort, whole, period
),
repeats AS MATERIALIZED (
  SELECT part, cohort, whole, period, count(*) AS n
  FROM (
    SELECT part, cohort, whole, min(period) AS period FROM dated WHERE day > first_day GROUP BY entry
  )
  GROUP BY part, cohort, whole, period
),
counted AS MATERIALIZED (
  SELECT part, cohort, period, count(*) AS customers, sum(period < whole) AS retained,
    sum(orders) AS orders, sum(gross) AS gross, sum(net) AS net
  FROM bought
  GROUP BY part, cohort, period
),
lasts AS (SELECT part, cohort, whole, max(period) AS last FROM bought GROUP BY entry),
later AS MATERIALIZED (
  SELECT part, cohort, whole, last, count(*) AS n FROM lasts GROUP BY part, cohort, whole, last
),
stock AS MATERIALIZED (
  SELECT part, cohort, whole, count(*) AS n FROM cohort_entries GROUP BY part, cohort, whole
),
cells (part, cohort, size, begun, period) AS (
  SELECT part, cohort, count(*), max(begun), 0 FROM cohort_entries GROUP BY part, cohort
  UNION ALL
  SELECT part, cohort, size, begun, period + 1 FROM cells WHERE period + 1 < begun
),
filled AS (
  SELECT cells.*, (
      SELECT coalesce(sum(n), 0) FROM stock
      WHERE stock.part IS cells.part AND stock.cohort IS cells.cohort AND whole > cells.period
    ) AS mature,
    iif(@unbounded, (
      SELECT coalesce(sum(n), 0) FROM later
      WHERE later.part IS cells.part AND later.cohort IS cells.cohort AND last >= cells.period
    ), coalesce(customers, 0)) AS customers,
    iif(@unbounded, (
      SELECT coalesce(sum(n), 0) FROM later
      WHERE later.part IS cells.part AND later.cohort IS cells.cohort AND last >= cells.period
        AND whole > cells.period
    ), coalesce(retained, 0)) AS retained,
    (
      SELECT coalesce(sum(minor), 0) FROM spending
      WHERE spending.part IS cells.part AND spending.cohort IS cells.cohort
        AND spending.period <= cells.period AND whole > cells.period
    ) AS spent,
    (
      SELECT coalesce(sum(n), 0) FROM repeats
      WHERE repeats.part IS cells.part AND repeats.cohort IS cells.cohort
        AND repeats.period <= cells.period AND whole > cells.period
    ) AS repeaters,
    coalesce(orders, 0) AS orders, coalesce(gross, 0) AS gross_minor, coalesce(net, 0) AS net_minor
  FROM cells
  LEFT JOIN counted ON counted.part IS cells.part AND counted.cohort IS cells.cohort
    AND counted.period = cells.period
)
SELECT part AS part, cohort, period, size, mature, customers, retained,
  1.0 * retained / nullif(mature, 0) AS rate, orders, gross_minor, net_minor,
  floor(1.0 * spent / nullif(mature, 0) + 0.5) AS spent_each_minor,
  1.0 * repeaters / nullif(mature, 0) AS repeat_rate
FROM filled
ORDER BY part NULLS LAST, cohort NULLS LAST, period`;

type CellsScope = {
  readonly asOf: number;
  /** Up to when orders are known, ms UTC. */
  readonly end: number;
  readonly since: number;
  readonly currency: string;
  readonly workspace: string;
  readonly gross: 0 | 1;
  readonly start: Start;
  readonly unit: string;
  readonly rolling: number | null;
  readonly campaign: string | null;
  readonly unbounded: 0 | 1;
  /** The last day of which all orders may be known, and of which any; the periods after the one, and of the other. */
  readonly whole: number;
  readonly begun: number;
  readonly over: number;
  readonly last: number;
};

/**
 * What `report cohort` counts from the facts: what each cohort bought in each period, and how many came back.
 * @throws bad-option, unknown-campaign
 */
export function explainCohort(
  db: Database,
  params: ReportParams,
  { currency: workspace, timezone }: Settings,
): RunStatement[] {
  const { start, unit, rolling, money, unbounded } = readAsked(params);
  const { asOf, campaign } = params;
  if (campaign !== undefined) campaignId(db, campaign);
  const { until } = knownOrders(db, { asOf, timezone });
  const end = Math.max(0, until);
  const isKnown = until > -Infinity;
  const whole = isKnown ? dayOf(until + 1, timezone) - 1 : -1;
  const begun = dayOf(isKnown ? until : asOf, timezone);
  const days = readOrderDays(db, { from: 0, day: dayOf(end + 1, timezone), asOf: end });
  const { currencies } = tallyOrders(days, { gross: money === 'gross', workspace });
  const scope: CellsScope = {
    asOf,
    end,
    since: params.since ?? 0,
    currency: params.currency ?? preferredCurrency(currencies, workspace),
    workspace,
    gross: money === 'gross' ? 1 : 0,
    start,
    unit,
    rolling,
    campaign: campaign ?? null,
    unbounded: unbounded ? 1 : 0,
    whole,
    begun,
    over: periodOf(unit, whole + 1),
    last: periodOf(unit, begun),
  };
  const by = askedFor(OF_PEOPLE, params.by);
  return [
    ...explainEntries(scope),
    ...(by === undefined ? [] : explainInParts(by, params)),
    gives(partNamed(CELLS, by), scope, FIGURES, [
      ...(by === undefined ? [] : [by]),
      'cohort',
      'period',
    ]),
  ];
}

const FIGURES: readonly string[] = [
  'size',
  'mature',
  'customers',
  'retained',
  'rate',
  'orders',
  'gross_minor',
  'net_minor',
  'spent_each_minor',
  'repeat_rate',
];
