import type { Database } from '../db/open.ts';
import { type Choice, type Holder, skipTally } from './choice.ts';

/** Which orders to card. An absent list means all; days are days since 1970-01-01, both inclusive. */
export type OrderFilter = {
  readonly platforms?: readonly string[];
  readonly shops?: readonly string[];
  /** Paid and not yet shipped where nothing is said: the parcels that a card can still go into. */
  readonly statuses?: readonly string[];
  readonly since?: number;
  readonly until?: number;
};

const ORDERS = /* sql */ `
  SELECT
    o.key, o.platform, o.shop, o.order_no, o.status, o.paid_at, o.paid_day,
    EXISTS (
      SELECT 1 FROM codes k WHERE k.order_key = o.key AND k.campaign_id = ?
    ) AS carded
  FROM orders o
  ORDER BY o.paid_at, o.key
`;
type OrderRow = {
  readonly key: string;
  readonly platform: string;
  readonly shop: string;
  readonly order_no: string;
  readonly status: string;
  readonly paid_at: number | null;
  readonly paid_day: number | null;
  readonly carded: 0 | 1;
};

const PLATFORMS = /* sql */ `SELECT DISTINCT platform FROM orders ORDER BY platform`;

/** The ids of the platforms that the workspace has orders of. */
export function platformsOfOrders(db: Database): string[] {
  return db.prepare<[], string>(PLATFORMS).pluck().all();
}

/**
 * The paid orders that the filter lets through and that have no code of the campaign yet, by time of
 * payment. Every other order of the workspace is skipped for exactly one reason, the first that holds
 * of: other-platform, other-shop, already-carded, not-paid, status:STATUS, outside-dates.
 */
export function planOrders(db: Database, filter: OrderFilter, campaignId: number): Choice {
  const skips = skipTally();
  const holders: Holder[] = [];
  for (const order of db.prepare<[number], OrderRow>(ORDERS).iterate(campaignId)) {
    const reason = whyNot(order, filter);
    if (reason !== undefined) skips.add(reason, order.key);
    else {
      const { key, platform, shop, order_no } = order;
      holders.push({ kind: 'order', key, platform, shop, order_no });
    }
  }
  return { holders, skipped: skips.list() };
}

function whyNot(order: OrderRow, filter: OrderFilter): string | undefined {
  const { platforms, shops, statuses = ['paid'], since = -Infinity, until = Infinity } = filter;
  if (platforms !== undefined && !platforms.includes(order.platform)) return 'other-platform';
  if (shops !== undefined && !shops.includes(order.shop)) return 'other-shop';
  if (order.carded === 1) return 'already-carded';
  if (order.paid_at === null) return 'not-paid';
  if (!statuses.includes(order.status)) return `status:${order.status || 'unknown'}`;
  const day = order.paid_day ?? -Infinity;
  return day < since || day > until ? 'outside-dates' : undefined;
}
