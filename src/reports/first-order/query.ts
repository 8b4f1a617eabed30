import type { Database } from '../../db/open.ts';
import { LEAVE, PROVED, readContacts, ROUTE } from '../../journeys/contacts.ts';
import type { Joined } from '../dimensions/joins.ts';

const CODES = /* sql */ `
SELECT codes.id, codes.campaign_id AS campaign, nullif(codes.variant, '') AS variant, codes.channel,
  codes.batch_id AS batch
FROM codes
WHERE @campaign IS NULL OR codes.campaign_id = @campaign`;
const ROUTES = /* sql */ `
SELECT joins.id, contact_ways.campaign_id AS campaign, nullif(contact_ways.variant, '') AS variant,
  NULL AS channel, NULL AS batch
FROM contact_ways
CROSS JOIN joins ON joins.state = contact_ways.state AND joins.state <> ''
WHERE @campaign IS NULL OR contact_ways.campaign_id = @campaign`;
type Scope = { readonly campaign: number | null; readonly asOf: number };
type Origin = NonNullable<Joined['origin']>;
type OriginRow = Origin & { readonly id: number };

/**
 * Each person's first join, of all or of a campaign's. Of two at one moment the one whose staff comes
 * first by name; with one member of staff, the one that is proved.
 * @param origins is it asked through which code they came? Reading all codes takes its time.
 */
export function readFirstJoins(
  db: Database,
  { campaign, asOf }: Scope,
  origins: boolean,
): readonly Joined[] {
  const { people, starts, at, day, flags, codeId, staff, factId, words } = readContacts(db);
  const wanted = origins || campaign !== null;
  const codes = wanted ? readOrigins(db, CODES, campaign) : new Map<number, Origin>();
  const routes = wanted ? readOrigins(db, ROUTES, campaign) : new Map<number, Origin>();
  const originOf = (place: number): Origin | undefined => {
    const flag = flags[place] ?? 0;
    if ((flag & PROVED) !== 0) return codes.get(codeId[place] ?? 0);
    return (flag & ROUTE) !== 0 ? routes.get(factId[place] ?? 0) : undefined;
  };
  const joins: Joined[] = [];
  for (const [n, person] of people.entries()) {
    let first: Joined | undefined;
    for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place += 1) {
      const when = at[place] ?? Infinity;
      if (when > (first?.at ?? asOf)) break;
      if (((flags[place] ?? 0) & LEAVE) !== 0) continue;
      const origin = originOf(place);
      if (campaign !== null && origin === undefined) continue;
      const join = {
        person,
        at: when,
        day: day[place] ?? 0,
        staff: words[staff[place] ?? 0] ?? '',
        origin: origin ?? null,
      };
      if (first === undefined || nameOf(join) < nameOf(first)) first = join;
    }
    if (first !== undefined) joins.push(first);
  }
  return joins;
}

/** What settles which of two joins at one moment is the first: text that stands in the facts. */
function nameOf({ staff, origin }: Joined): string {
  const { variant, channel, batch } = origin ?? {};
  return [staff, variant ?? '\uFFFF', channel ?? '\uFFFF', batch ?? '\uFFFF'].join('\u0000');
}

function readOrigins(
  db: Database,
  sql: string,
  campaign: number | null,
): ReadonlyMap<number, Origin> {
  const rows = db.prepare<{ campaign: number | null }, OriginRow>(sql).iterate({ campaign });
  const origins = new Map<number, Origin>();
  for (const { id, variant, channel, batch } of rows) origins.set(id, { variant, channel, batch });
  return origins;
}

const FIRST_PAID = /* sql */ `
SELECT min(paid_at)
FROM orders
WHERE domain = 'private' AND paid_at <= @asOf
  AND paid_day = (SELECT min(day) FROM order_days WHERE flags & 1)`;

/** When the first private order that is known was paid, anybody's; null where there is none. */
export function readFirstPaid(db: Database, asOf: number): number | null {
  return db.prepare<{ asOf: number }, number | null>(FIRST_PAID).pluck().get({ asOf }) ?? null;
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
WHERE domain = 'private' AND buyer_id IS NULL AND paid_at <= @asOf
  AND (@gross OR (status <> 'refunded'
    AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)))`;
type NobodyScope = { readonly asOf: number; readonly gross: 0 | 1 };

/** Private orders that count, and that belong to nobody who is known. */
export function countOfNobody(db: Database, scope: NobodyScope): number {
  return db.prepare<NobodyScope, number>(OF_NOBODY).pluck().get(scope) ?? 0;
}
