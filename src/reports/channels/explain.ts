import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, PEOPLE_FIGURES } from '../arrivals/explain.ts';
import { gives } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';

const PEOPLE = /* sql temp */ `
SELECT channel, iif(@byVariant, variant, NULL) AS variant, count(*) AS joins,
  sum(kept = 'kept') AS kept_7d, sum(kept = 'open') AS undecided,
  sum(bought_before) AS customers_before, sum(has_first_order) AS first_orders, sum(minor) AS net_minor
FROM arrived
WHERE is_new
GROUP BY 1, 2`;

const VOLUMES = /* sql */ `
SELECT batches.channel, iif(@byVariant, nullif(codes.variant, ''), NULL) AS variant,
  count(*) AS codes, coalesce(sum(seen.visits), 0) AS visits
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN (
  SELECT code, count(*) AS visits FROM visits
  WHERE at BETWEEN @since AND @asOf AND flags & 255 = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
GROUP BY 1, 2`;

const COSTS = /* sql */ `
SELECT campaigns.channel, iif(@byVariant, nullif(costs.variant, ''), NULL) AS variant,
  sum(costs.amount_minor) AS cost_minor
FROM costs
JOIN campaigns ON campaigns.id = costs.campaign_id
WHERE costs.at BETWEEN @since AND @asOf AND costs.currency = @currency
  AND (@campaign IS NULL OR costs.campaign_id = @campaign)
GROUP BY 1, 2`;

/** What came of each channel, from the facts; rates and costs per head are quotients of these. */
export function explainChannels(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  const { by, top } = params;
  if (top !== undefined || (by !== undefined && by !== 'variant')) return undefined;
  const { statements, places } = explainArrivals(db, params, settings);
  const all = { ...places, byVariant: by === 'variant' ? 1 : 0 };
  const keys = ['channel', 'variant'];
  return [
    ...statements,
    gives(PEOPLE, all, PEOPLE_FIGURES, keys),
    gives(VOLUMES, all, ['codes', 'visits'], keys),
    gives(COSTS, all, ['cost_minor'], keys),
  ];
}
