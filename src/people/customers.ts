import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { sharedIdentities } from './components.ts';

export type IdentityRow = { readonly id: number; readonly kind: string; readonly value: string };

/** Net is what was paid less refunds, in minor units; null where orders are in several currencies. */
export type CustomerRow = {
  readonly id: number;
  readonly identities: readonly IdentityRow[];
  readonly orders: number;
  readonly net_minor: number | null;
  readonly currency: string | null;
};

/**
 * Identities and orders are added up apart, or a customer with two of each would count four. Orders
 * never paid add nothing; an order of unknown amount counts as an order.
 */
const LIST = /* sql */ `
  SELECT c.id, coalesce(o.orders, 0) AS orders, coalesce(o.net_minor, 0) AS net_minor,
         coalesce(o.currencies, 0) AS currencies, o.currency
  FROM (SELECT DISTINCT customer_id AS id FROM customers) c
  LEFT JOIN (
    SELECT cu.customer_id, count(*) AS orders, count(DISTINCT o.currency) AS currencies,
           max(o.currency) AS currency,
           sum(ifnull(o.paid_minor, 0) - ifnull(o.refund_minor, 0)) AS net_minor
    FROM orders o JOIN customers cu ON cu.identity_id = o.buyer_id
    GROUP BY cu.customer_id
  ) o ON o.customer_id = c.id
  ORDER BY c.id LIMIT ?`;

const IDENTITIES = /* sql */ `
  SELECT c.customer_id, i.id, i.kind, i.value
  FROM customers c JOIN identities i ON i.id = c.identity_id
  ORDER BY c.customer_id, i.id`;

type ListRow = Omit<CustomerRow, 'identities'> & { currencies: number };

/** Customers by id, with their identifiers unmasked: masking is for who shows them. */
export function listCustomers(db: Database, limit: number | undefined): CustomerRow[] {
  const identities = new Map<number, IdentityRow[]>();
  const rows = db.prepare<[number], ListRow>(LIST).all(limit ?? -1);
  const wanted = new Set(rows.map(({ id }) => id));
  for (const row of db.prepare<[], IdentityRow & { customer_id: number }>(IDENTITIES).iterate()) {
    if (!wanted.has(row.customer_id)) continue;
    const { id, kind, value } = row;
    const known = identities.get(row.customer_id);
    if (known === undefined) identities.set(row.customer_id, [{ id, kind, value }]);
    else known.push({ id, kind, value });
  }
  return rows.map(({ id, orders, net_minor, currencies, currency }) => ({
    id,
    identities: identities.get(id) ?? [],
    orders,
    net_minor: currencies > 1 ? null : net_minor,
    currency: currencies > 1 ? null : currency,
  }));
}

export type EvidenceRow = {
  /** False where too many accounts share one of the two: the tie is known and does not count. */
  readonly ties: boolean;
  readonly a_kind: string;
  readonly a_value: string;
  readonly b_kind: string;
  readonly b_value: string;
  readonly reason: string;
  readonly source: string;
  /** The file and line that first showed it; null for what follows from a code. */
  readonly import_id: number | null;
  readonly file: string | null;
  readonly line: number | null;
};

const EVIDENCE = /* sql */ `
  SELECT e.a, e.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind, b.value AS b_value,
         e.reason, e.source, i.id AS import_id, i.file, s.line
  FROM evidence e
  JOIN identities a ON a.id = e.a
  JOIN identities b ON b.id = e.b
  LEFT JOIN sightings s ON s.fact = 'evidence' AND s.fact_id = e.id AND s.import_id = (
    SELECT min(import_id) FROM sightings WHERE fact = 'evidence' AND fact_id = e.id)
  LEFT JOIN imports i ON i.id = s.import_id
  WHERE e.a IN (SELECT identity_id FROM customers WHERE customer_id = @id)
     OR e.b IN (SELECT identity_id FROM customers WHERE customer_id = @id)
  ORDER BY e.id`;

export type CustomerOrder = {
  readonly key: string;
  readonly status: string;
  readonly domain: string;
  readonly paid_at: number | null;
  readonly created_at: number | null;
  readonly currency: string | null;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
};

const ORDERS = /* sql */ `
  SELECT o.key, o.status, o.domain, o.paid_at, o.created_at, o.currency, o.paid_minor, o.refund_minor
  FROM orders o JOIN customers c ON c.identity_id = o.buyer_id
  WHERE c.customer_id = ? ORDER BY coalesce(o.paid_at, o.created_at), o.key`;

export type CustomerJoin = {
  readonly staff: string;
  readonly joined_at: number;
  readonly state: string;
  readonly level: string;
  readonly reason: string;
  readonly campaign: string | null;
  readonly variant: string | null;
};

const JOINS = /* sql */ `
  SELECT j.staff, j.joined_at, j.state, a.level, a.reason, ca.name AS campaign, co.variant
  FROM joins j
  JOIN customers c ON c.identity_id = j.identity_id
  JOIN join_attributions a ON a.join_id = j.id
  LEFT JOIN codes co ON co.id = a.code_id
  LEFT JOIN campaigns ca ON ca.id = co.campaign_id
  WHERE c.customer_id = ? ORDER BY j.joined_at, j.id`;

const CUSTOMER_OF = /* sql */ `SELECT customer_id FROM customers WHERE identity_id = ?`;
const IDENTITIES_OF = /* sql */ `
  SELECT i.id, i.kind, i.value FROM customers c JOIN identities i ON i.id = c.identity_id
  WHERE c.customer_id = ? ORDER BY i.id`;

export type Customer = {
  readonly id: number;
  readonly identities: readonly IdentityRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly orders: readonly CustomerOrder[];
  readonly joins: readonly CustomerJoin[];
};

type StoredEvidence = Omit<EvidenceRow, 'ties'> & { readonly a: number; readonly b: number };

function readEvidence(db: Database, id: number): EvidenceRow[] {
  const shared = sharedIdentities(db);
  return db
    .prepare<{ id: number }, StoredEvidence>(EVIDENCE)
    .all({ id })
    .map(({ a, b, ...row }) => ({ ...row, ties: !shared.has(a) && !shared.has(b) }));
}

/**
 * All that is known of a person, with what ties it together. Any identity's id finds its customer.
 * @throws unknown-customer
 */
export function showCustomer(db: Database, identityId: number): Customer {
  const id = db.prepare<[number], number>(CUSTOMER_OF).pluck().get(identityId);
  if (id === undefined) throw new PscrmError('unknown-customer', { id: identityId });
  return {
    id,
    identities: db.prepare<[number], IdentityRow>(IDENTITIES_OF).all(id),
    evidence: readEvidence(db, id),
    orders: db.prepare<[number], CustomerOrder>(ORDERS).all(id),
    joins: db.prepare<[number], CustomerJoin>(JOINS).all(id),
  };
}
