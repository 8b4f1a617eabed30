import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { explainArrivals, PEOPLE_FIGURES } from '../arrivals/explain.ts';
import { gives } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';

const PEOPLE = /* sql temp */ `
SELECT nullif(staff, '') AS staff, count(*) AS added, sum(kept_by_staff = 'kept') AS added_kept,
  count(DISTINCT day) AS days, sum(is_new) AS joins, sum(is_new AND kept = 'kept') AS kept_7d,
  sum(is_new AND kept = 'open') AS undecided, sum(is_new AND bought_before) AS customers_before,
  sum(is_new AND has_first_order) AS first_orders, sum(iif(is_new, minor, 0)) AS net_minor
FROM arrived
GROUP BY staff
ORDER BY added DESC, staff`;

/** What each member of staff added, from the facts; with `--top` or `--by`, what is run. */
export function explainStaff(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  if (params.top !== undefined || params.by !== undefined) return undefined;
  const { statements, places } = explainArrivals(db, params, settings);
  const figures = ['added', 'added_kept', 'days', ...PEOPLE_FIGURES];
  return [...statements, gives(PEOPLE, places, figures, ['staff'])];
}
