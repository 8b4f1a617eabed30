import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { compareVersions, currentOrder, type OrderState } from './order-state.ts';
import { type KeptVersion, openVersionRows } from './version-rows.ts';

/** Where something was seen: an import's number, its file, and the line in it. */
export type Sighting = { readonly import_id: number; readonly file: string; readonly line: number };

/** What a file said of an order, and every import that showed it. `is_now`: the state follows it first. */
export type HistoryVersion = Omit<KeptVersion, 'file_latest_at'> & {
  readonly seen: readonly Sighting[];
};

/** A value of the order's state, and the versions that say it. */
export type ValueSource = {
  readonly field: Told;
  readonly value: string | number | null;
  readonly seen: readonly Sighting[];
};

export type OrderHistory = {
  readonly key: string;
  readonly platform: string;
  readonly shop: string;
  readonly order_no: string;
  readonly domain: string;
  readonly state: OrderState;
  /** `kind:value` of the buyer whom files name or a code found; '' where nobody is known. */
  readonly buyer: string;
  readonly values: readonly ValueSource[];
  /** The one that counts most first. */
  readonly versions: readonly HistoryVersion[];
};

const FIELDS = [
  'status',
  'created_at',
  'paid_at',
  'completed_at',
  'paid_minor',
  'refund_minor',
  'currency',
  'buyer_id',
  'province',
  'city',
] as const;
type Told = (typeof FIELDS)[number];

const BY_KEY = /* sql */ `
  SELECT id, key, platform, shop, order_no, domain,
         (SELECT kind || ':' || value FROM identities WHERE id = buyer_id) AS buyer
  FROM orders WHERE key = ?`;
/** A key ends with the number: the index of keys is looked through, a quarter of what the table is. */
const BY_NUMBER = /* sql */ `
  SELECT o.id, o.key, o.platform, o.shop, o.order_no, o.domain,
         (SELECT kind || ':' || value FROM identities WHERE id = o.buyer_id) AS buyer
  FROM (
    SELECT id FROM orders WHERE instr(key, @text) > 0 AND substr(key, -length(@text)) = @text
  ) near
  CROSS JOIN orders o ON o.id = near.id
  WHERE o.order_no = @text
  ORDER BY o.key LIMIT 20`;

/** A lone order's first sighting stands in its own row. */
const SEEN_LONE = /* sql */ `
  SELECT i.id AS import_id, i.file, o.line FROM orders o JOIN imports i ON i.id = o.import_id
  WHERE o.id = @order
  UNION ALL
  SELECT i.id, i.file, s.line FROM order_sightings s JOIN imports i ON i.id = s.import_id
  WHERE s.order_id = @order
  ORDER BY 1`;
const SEEN_VERSION = /* sql */ `
  SELECT i.id AS import_id, i.file, s.line FROM sightings s JOIN imports i ON i.id = s.import_id
  WHERE s.fact = 'version' AND s.fact_id = ? ORDER BY i.id`;

type Found = Pick<OrderHistory, 'key' | 'platform' | 'shop' | 'order_no' | 'domain'> & {
  readonly id: number;
  readonly buyer: string | null;
};

/**
 * All that files said of the orders with this number (or this key, `platform:number`): what is held to be
 * so now, which import each value is from, and every version.
 * @throws unknown-order
 */
export function orderHistory(db: Database, text: string): OrderHistory[] {
  const byKey = db.prepare<[string], Found>(BY_KEY).all(text);
  const found =
    byKey.length > 0 ? byKey : db.prepare<{ text: string }, Found>(BY_NUMBER).all({ text });
  if (found.length === 0) throw new PscrmError('unknown-order');
  const rows = openVersionRows(db);
  const seenLone = db.prepare<{ order: number }, Sighting>(SEEN_LONE);
  const seenVersion = db.prepare<[number], Sighting>(SEEN_VERSION);
  return found.map(({ id: orderId, buyer, ...order }) => {
    const kept = rows.of(orderId).toSorted(byWeight);
    const state = currentOrder(kept);
    const versions = kept.map(({ file_latest_at: _latest, ...one }) => ({
      ...one,
      seen: one.id === null ? seenLone.all({ order: orderId }) : seenVersion.all(one.id),
    }));
    return { ...order, state, buyer: buyer ?? '', values: valuesOf(state, versions), versions };
  });
}

const ROLES = ['order', 'part', 'items'];

/** As currentOrder weighs them: what is said of the whole order first, and the newest first. */
function byWeight(a: KeptVersion, b: KeptVersion): number {
  return ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || compareVersions(b, a);
}

/** Of an order that is added up from parts, a sum is from all of them. */
function valuesOf(state: OrderState, versions: readonly HistoryVersion[]): ValueSource[] {
  const isSum = versions[0]?.role === 'part';
  return FIELDS.flatMap((field) => {
    const value = state[field];
    if (value === null) return [];
    const said = versions.filter((one) => one[field] === value);
    const [first] = said.length > 0 ? said : versions;
    const from = isSum && said.length === 0 ? versions : first === undefined ? [] : [first];
    return [{ field, value, seen: from.flatMap(({ seen }) => seen) }];
  });
}
