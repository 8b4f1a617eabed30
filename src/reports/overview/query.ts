import type { Database } from '../../db/open.ts';

const SHARED = /* sql */ `
SELECT id FROM codes
WHERE EXISTS (SELECT 1 FROM batches WHERE unit = 'shared')
  AND batch_id IN (SELECT id FROM batches WHERE unit = 'shared')`;

/** Codes that many people scan: a visit to one says of nobody that they were reached. */
export function readSharedCodes(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>(SHARED).pluck().all());
}

const CAMPAIGN_CODES = /* sql */ `SELECT id FROM codes WHERE campaign_id = @campaign`;
const CAMPAIGN_ROUTES = /* sql */ `
SELECT joins.id
FROM contact_ways
CROSS JOIN joins ON joins.state = contact_ways.state AND joins.state <> ''
WHERE contact_ways.campaign_id = @campaign`;

/** The codes of a campaign, and the joins that came by a fixed way of it. */
export function readWays(
  db: Database,
  campaign: number,
): { readonly codes: ReadonlySet<number>; readonly routes: ReadonlySet<number> } {
  const ids = (sql: string): ReadonlySet<number> =>
    new Set(db.prepare<{ campaign: number }, number>(sql).pluck().all({ campaign }));
  return { codes: ids(CAMPAIGN_CODES), routes: ids(CAMPAIGN_ROUTES) };
}

const OF_NOBODY = /* sql */ `
SELECT coalesce(sum(domain = 'public'), 0) AS marketplace, coalesce(sum(domain = 'private'
    AND coalesce(nullif(currency, ''), @workspace) = @currency), 0) AS own
FROM orders
WHERE paid_day BETWEEN @firstDay AND @lastDay AND paid_at BETWEEN @from AND @to
  AND buyer_id IS NULL AND status <> 'refunded'
  AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)`;
/** Instants are ms UTC, inclusive; days those that they fall on. */
export type NobodyScope = {
  readonly from: number;
  readonly to: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly currency: string;
  readonly workspace: string;
};
export type OrdersOfNobody = { readonly marketplace: number; readonly own: number };

/** Orders of a period whose buyer nobody knows: on marketplaces in any currency, in the own shop in the page's. */
export function readOrdersOfNobody(db: Database, scope: NobodyScope): OrdersOfNobody {
  return (
    db.prepare<NobodyScope, OrdersOfNobody>(OF_NOBODY).get(scope) ?? { marketplace: 0, own: 0 }
  );
}
