import type { Database } from '../db/open.ts';
import { normalisePerson, normalisePhone, parsePerson } from './normalise.ts';
import type { IdentityRow } from './evidence.ts';

/** Somebody, by one of their identifiers, or by an order of theirs. */
export type Found = IdentityRow & {
  readonly customer: number;
  /** The order's key where it was an order number that led here. */
  readonly order: string | null;
};

/** Kinds are few and values many: every kind is asked for each value, by index. */
const BY_VALUE = /* sql */ `
  WITH RECURSIVE kinds (kind) AS (
    SELECT min(kind) FROM identities
    UNION ALL
    SELECT (SELECT min(kind) FROM identities WHERE kind > kinds.kind) FROM kinds
    WHERE kinds.kind IS NOT NULL
  )
  SELECT c.customer_id AS customer, i.id, i.kind, i.value, NULL AS "order"
  FROM json_each(@values) t
  CROSS JOIN kinds k
  CROSS JOIN identities i ON i.kind = k.kind AND i.value = t.value
  CROSS JOIN customers c ON c.identity_id = i.id
  WHERE @kind IS NULL OR i.kind = @kind
  ORDER BY c.customer_id, i.id`;
const BY_ORDER = /* sql */ `
  SELECT c.customer_id AS customer, i.id, i.kind, i.value, o.key AS "order"
  FROM orders o
  JOIN identities i ON i.id = o.buyer_id
  JOIN customers c ON c.identity_id = i.id
  WHERE o.order_no = @text OR o.key = @text OR o.platform || ':' || o.order_no = @text
  ORDER BY c.customer_id, o.key`;

/**
 * Who has this telephone number, e-mail address, id or order, however it is written (`138 0000 1234`,
 * `phone:…`, `taobao:…`, `pdd:26…`).
 * @param region the country that a bare telephone number is from
 */
export function findPeople(db: Database, typed: string, region: string): Found[] {
  const text = typed.trim();
  const named = /[:：]/u.test(text) ? parsePerson(text, region) : undefined;
  const known = typeof named === 'object' ? named : undefined;
  const values = known === undefined ? spellings(text, region) : [known.value];
  const byValue = db
    .prepare<{ values: string; kind: string | null }, Found>(BY_VALUE)
    .all({ values: JSON.stringify(values), kind: known?.kind ?? null });
  const seen = new Set(byValue.map(({ id }) => id));
  const byOrder = db.prepare<{ text: string }, Found>(BY_ORDER).all({ text });
  return [...byValue, ...byOrder.filter(({ id }) => !seen.has(id))];
}

/** What the text may be stored as. */
function spellings(text: string, region: string): readonly string[] {
  const email = normalisePerson('email', text, { platform: '', region });
  const others = [normalisePhone(text, region), email?.value];
  return [...new Set([text, ...others.filter((one) => one !== undefined)])];
}
