import type { Database } from '../../db/open.ts';
import type { Value } from './touches.ts';

// As lists: a row for each of hundreds of thousands of codes or orders would take longer to fetch than to read.
const CODES = {
  channel: /* sql */ `
SELECT json_group_array(id) AS ids, json_group_array(channel) AS "values" FROM codes`,
  variant: /* sql */ `
SELECT json_group_array(id) AS ids, json_group_array(nullif(variant, '')) AS "values" FROM codes`,
  batch: /* sql */ `
SELECT json_group_array(id) AS ids, json_group_array(batch_id) AS "values" FROM codes`,
} as const;
export type CodeProperty = keyof typeof CODES;
type ListsRow = { readonly ids: string; readonly values: string };

/** What each code says, by its id. */
export function readCodeProperties(db: Database, property: CodeProperty): (code: number) => Value {
  const row = db.prepare<[], ListsRow>(CODES[property]).get();
  const ids: readonly number[] = JSON.parse(row?.ids ?? '[]');
  const values: readonly Value[] = JSON.parse(row?.values ?? '[]');
  const known = new Map(ids.map((id, n) => [id, values[n] ?? null]));
  return (code) => known.get(code) ?? null;
}

const ORDERS = {
  platform: /* sql */ `
SELECT json_group_array(orders.platform ORDER BY wanted.key)
FROM json_each(@orders) AS wanted
CROSS JOIN orders ON orders.id = wanted.value`,
  shop: /* sql */ `
SELECT json_group_array(nullif(orders.shop, '') ORDER BY wanted.key)
FROM json_each(@orders) AS wanted
CROSS JOIN orders ON orders.id = wanted.value`,
  province: /* sql */ `
SELECT json_group_array(nullif(orders.province, '') ORDER BY wanted.key)
FROM json_each(@orders) AS wanted
CROSS JOIN orders ON orders.id = wanted.value`,
  product: /* sql */ `
SELECT json_group_array(coalesce(nullif(order_lines.sku, ''), nullif(order_lines.name, '')) ORDER BY wanted.key)
FROM json_each(@orders) AS wanted
LEFT JOIN order_lines ON order_lines.order_id = wanted.value
  AND order_lines.n = (SELECT min(n) FROM order_lines AS lines WHERE lines.order_id = wanted.value)`,
} as const;
export type OrderProperty = keyof typeof ORDERS;

/** What each of these orders says, in their order. */
export function readOrderProperties(
  db: Database,
  property: OrderProperty,
  orders: readonly number[],
): readonly Value[] {
  const statement = db.prepare<{ orders: string }, string>(ORDERS[property]).pluck();
  return JSON.parse(statement.get({ orders: JSON.stringify(orders) }) ?? '[]');
}

const ROUTES = /* sql */ `
SELECT joins.id, nullif(ways.variant, '')
FROM join_attributions
CROSS JOIN joins ON joins.id = join_attributions.join_id
CROSS JOIN contact_ways AS ways ON ways.state = joins.state
WHERE join_attributions.level = 'P3'`;

/** The variant of each join of which only the route is known, by the join's id. */
export function readRouteVariants(db: Database): ReadonlyMap<number, string | null> {
  return new Map(db.prepare<[], [number, string | null]>(ROUTES).raw().all());
}
