import type { Database } from '../db/open.ts';

/** Bit of `OrderDay.flags` beside those of purchases: the buyer is nobody that is known. */
export const NOBODY = 8;

/** Orders of one kind that were paid on one day; amounts in minor units, 0 where unknown. */
export type OrderDay = {
  /** In the workspace's zone. */
  readonly day: number;
  /** '' where no file names one, which means the workspace's. */
  readonly currency: string;
  /** PRIVATE, REFUNDED, UNKNOWN_AMOUNT, NOBODY. */
  readonly flags: number;
  readonly orders: number;
  readonly paid: number;
  readonly net: number;
};

const CLEAR = /* sql */ `DELETE FROM order_days`;
const DROP = /* sql */ `DELETE FROM order_days WHERE day IN (SELECT value FROM json_each(?))`;
const COUNT_ALL = /* sql */ `
  INSERT INTO order_days (day, currency, flags, orders, paid, net)
  SELECT paid_day, ifnull(currency, ''),
    (domain = 'private')
      + 2 * (status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0))
      + 4 * (paid_minor IS NULL) + 8 * (buyer_id IS NULL),
    count(*), sum(ifnull(paid_minor, 0)), sum(ifnull(paid_minor - ifnull(refund_minor, 0), 0))
  FROM orders NOT INDEXED WHERE paid_at IS NOT NULL AND paid_day IS NOT NULL
  GROUP BY 1, 2, 3`;
const COUNT_SOME = /* sql */ `
  INSERT INTO order_days (day, currency, flags, orders, paid, net)
  SELECT paid_day, ifnull(currency, ''),
    (domain = 'private')
      + 2 * (status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0))
      + 4 * (paid_minor IS NULL) + 8 * (buyer_id IS NULL),
    count(*), sum(ifnull(paid_minor, 0)), sum(ifnull(paid_minor - ifnull(refund_minor, 0), 0))
  FROM json_each(?) t CROSS JOIN orders ON paid_day = t.value WHERE paid_at IS NOT NULL
  GROUP BY 1, 2, 3`;

/** Counts the orders of some days anew, or of all. */
export function countDays(db: Database, days: readonly number[] | 'all'): void {
  if (days === 'all') {
    db.exec(CLEAR);
    db.exec(COUNT_ALL);
    return;
  }
  const list = JSON.stringify(days);
  db.prepare<[string]>(DROP).run(list);
  db.prepare<[string]>(COUNT_SOME).run(list);
}

const DIFFERENCES = /* sql */ `
  WITH counted AS (
    SELECT paid_day AS day, ifnull(currency, '') AS currency,
      (domain = 'private')
        + 2 * (status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0))
        + 4 * (paid_minor IS NULL) + 8 * (buyer_id IS NULL) AS flags,
      concat_ws(' ', count(*), sum(ifnull(paid_minor, 0)),
        sum(ifnull(paid_minor - ifnull(refund_minor, 0), 0))) AS sums
    FROM orders NOT INDEXED WHERE paid_at IS NOT NULL AND paid_day IS NOT NULL
    GROUP BY 1, 2, 3),
  stood AS (SELECT day, currency, flags, concat_ws(' ', orders, paid, net) AS sums FROM order_days)
  SELECT 'order-days' AS kind, coalesce(s.day, c.day) AS id,
    concat_ws(' ', s.currency, s.flags, s.sums) AS stored,
    concat_ws(' ', c.currency, c.flags, c.sums) AS computed
  FROM stood s FULL JOIN counted c ON c.day = s.day AND c.currency = s.currency AND c.flags = s.flags
  WHERE s.sums IS NOT c.sums AND coalesce(s.day, c.day) NOT IN (SELECT day FROM day_marks)
  ORDER BY 2, 3, 4`;

export type DayDifference = {
  readonly kind: string;
  readonly id: number;
  readonly stored: string | null;
  readonly computed: string | null;
};

/** Days on which other orders are counted than were paid, and that are not known to be stale. */
export function checkDays(db: Database): DayDifference[] {
  return db.prepare<[], DayDifference>(DIFFERENCES).all();
}

const READ = /* sql */ `
  SELECT day, currency, flags, orders, paid, net FROM order_days
  WHERE day >= @from AND day < @day
  UNION ALL
  SELECT paid_day, ifnull(currency, ''),
    (domain = 'private')
      + 2 * (status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0))
      + 4 * (paid_minor IS NULL) + 8 * (buyer_id IS NULL),
    count(*), sum(ifnull(paid_minor, 0)), sum(ifnull(paid_minor - ifnull(refund_minor, 0), 0))
  FROM orders WHERE paid_day = @day AND @day >= @from AND paid_at <= @asOf
  GROUP BY 1, 2, 3`;

/**
 * `day` is the one that the instant after `asOf` (ms UTC) falls on: all before it are whole, and counted. Orders of it
 * are read one by one, which takes long on a busy day. `from` is the first day looked at.
 */
export type DayScope = { readonly from: number; readonly day: number; readonly asOf: number };

/** Paid orders of anybody and nobody, day by day up to an instant. */
export function readOrderDays(db: Database, scope: DayScope): OrderDay[] {
  return db.prepare<DayScope, OrderDay>(READ).all(scope);
}
