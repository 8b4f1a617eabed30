import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { Settings } from '../db/settings.ts';
import type { ReportParams } from './report.ts';

// Days that are over as they are counted (flags: 2 wholly refunded, 8 of nobody known); of the last day what
// was paid up to the moment.
const CURRENCIES = /* sql */ `
SELECT coalesce(nullif(currency, ''), @workspace) AS currency, sum(orders) AS orders
FROM (
  SELECT currency, orders FROM order_days WHERE day < @day AND flags & 10 = 0
  UNION ALL
  SELECT ifnull(currency, ''), count(*)
  FROM orders
  WHERE paid_day = @day AND paid_at <= @asOf AND buyer_id IS NOT NULL AND status <> 'refunded'
    AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)
  GROUP BY 1
)
GROUP BY 1
ORDER BY orders DESC, 1`;
export type CurrencyRow = { readonly currency: string; readonly orders: number };

/** The currency that a report counts in, and how many orders in others it leaves out, most first. */
export type ChosenCurrency = { readonly currency: string; readonly others: readonly CurrencyRow[] };

/**
 * The one currency of a report: as asked (`--currency`), else the workspace's where any order of a
 * known buyer is in it, else the one that most such orders are in. Amounts in several are never added.
 */
export function chooseCurrency(
  db: Database,
  { currency: asked, asOf }: ReportParams,
  { currency: workspace, timezone }: Settings,
): ChosenCurrency {
  const scope = { asOf, day: dayOf(asOf, timezone), workspace };
  const rows = db.prepare<typeof scope, CurrencyRow>(CURRENCIES).all(scope);
  const currency = asked ?? preferredCurrency(rows, workspace);
  return { currency, others: rows.filter((row) => row.currency !== currency) };
}

/** The workspace's currency where any order is in it, else the one that most orders are in. */
export function preferredCurrency(rows: readonly CurrencyRow[], workspace: string): string {
  if (rows.some(({ currency }) => currency === workspace)) return workspace;
  return rows[0]?.currency ?? workspace;
}
