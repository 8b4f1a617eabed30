import type { Database } from '../../db/open.ts';

// A state that is a code proves the code (P1), a fixed state of a contact way the variant (P3). What a
// tie of two joins at one moment is settled by stands in the facts; ids of ours never settle it.
const JOINS = /* sql */ `
SELECT coalesce(customers.customer_id, joins.identity_id) AS person, joins.joined_at AS at, joins.staff,
  coalesce(codes.campaign_id, contact_ways.campaign_id) AS campaign,
  nullif(coalesce(codes.variant, contact_ways.variant), '') AS variant, codes.channel
FROM joins
LEFT JOIN join_attributions ON join_attributions.join_id = joins.id
LEFT JOIN codes ON codes.id = join_attributions.code_id AND join_attributions.level = 'P1'
LEFT JOIN contact_ways ON contact_ways.state = joins.state AND join_attributions.level = 'P3'
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE joins.joined_at <= @asOf
  AND (@campaign IS NULL OR coalesce(codes.campaign_id, contact_ways.campaign_id) = @campaign)
ORDER BY joins.joined_at, joins.staff, joins.state`;
type Scope = { readonly campaign: number | null; readonly asOf: number };
export type JoinRow = {
  readonly person: number;
  readonly at: number;
  readonly staff: string;
  readonly variant: string | null;
  readonly channel: string | null;
};

/** Each person's first join, of all or of a campaign's, by time. */
export function readFirstJoins(db: Database, scope: Scope): readonly JoinRow[] {
  const first = new Map<number, JoinRow>();
  for (const row of db.prepare<Scope, JoinRow>(JOINS).iterate(scope)) {
    if (!first.has(row.person)) first.set(row.person, row);
  }
  return [...first.values()];
}

const LAST = /* sql */ `
SELECT max(paid_at) FROM orders WHERE domain = 'private' AND paid_at <= @asOf`;

/** When the last private order that is known was paid, anybody's; null where there is none. */
export function readLastOrder(db: Database, asOf: number): number | null {
  return db.prepare<{ asOf: number }, number | null>(LAST).pluck().get({ asOf }) ?? null;
}

const PRODUCTS = /* sql */ `
SELECT order_lines.order_id AS id, coalesce(nullif(order_lines.name, ''), order_lines.sku) AS product
FROM json_each(@orders)
JOIN order_lines ON order_lines.order_id = json_each.value
WHERE order_lines.n = (SELECT min(n) FROM order_lines AS one WHERE one.order_id = order_lines.order_id)`;
type ProductRow = { id: number; product: string | null };

/** What the first line of each of these orders sold; orders without lines are absent. */
export function readProducts(
  db: Database,
  orders: readonly number[],
): ReadonlyMap<number, string | null> {
  const scope = { orders: JSON.stringify(orders) };
  const rows = db.prepare<typeof scope, ProductRow>(PRODUCTS).all(scope);
  return new Map(rows.map(({ id, product }) => [id, product]));
}

const SUBSIDIES = /* sql */ `
SELECT nullif(variant, '') AS variant, currency, sum(amount_minor) AS amount
FROM costs
WHERE kind IN ('gift', 'red_packet') AND at BETWEEN @since AND @asOf
  AND (@campaign IS NULL OR campaign_id = @campaign)
GROUP BY variant, currency
ORDER BY variant, currency`;
export type SubsidyRow = {
  /** Null is the whole campaign. */
  readonly variant: string | null;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
};

/** What was given away: gifts and red packets. */
export function readSubsidies(
  db: Database,
  scope: Scope & { readonly since: number },
): SubsidyRow[] {
  return db.prepare<typeof scope, SubsidyRow>(SUBSIDIES).all(scope);
}

const OF_NOBODY = /* sql */ `
SELECT count(*) FROM orders
WHERE domain = 'private' AND buyer_id IS NULL AND paid_at <= @asOf AND status <> 'refunded'
  AND NOT coalesce(paid_minor > 0 AND refund_minor >= paid_minor, 0)`;

/** Private orders that count, and that belong to nobody who is known. */
export function countOfNobody(db: Database, asOf: number): number {
  return db.prepare<{ asOf: number }, number>(OF_NOBODY).pluck().get({ asOf }) ?? 0;
}
