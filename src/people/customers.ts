import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { type Action, actionsOf } from './actions.ts';
import { type EvidenceRow, type IdentityRow, readEvidence } from './evidence.ts';
import {
  type CustomerJoin,
  type CustomerOrder,
  type CustomerReward,
  joinsOf,
  ordersOf,
  rewardsOf,
} from './history.ts';
import { type ProfileRow, profilesOf } from './profiles.ts';
import { idList } from './touched.ts';

/** Net is what was paid less refunds, in minor units; null where orders are in several currencies. */
export type CustomerRow = {
  readonly id: number;
  readonly identities: readonly IdentityRow[];
  readonly orders: number;
  readonly net_minor: number | null;
  readonly currency: string | null;
};

/**
 * Orders never paid add nothing; an order of unknown amount counts as an order. Identities are read
 * apart, or a customer with two of each would count four. A page of customers is chosen first, so that
 * the first five of a million cost no more than five.
 */
const PAGE = /* sql */ `
  SELECT p.id, count(o.id) AS orders, count(DISTINCT o.currency) AS currencies,
         max(o.currency) AS currency,
         coalesce(sum(ifnull(o.paid_minor, 0) - ifnull(o.refund_minor, 0)), 0) AS net_minor
  FROM (SELECT DISTINCT customer_id AS id FROM customers ORDER BY customer_id LIMIT ?) p
  CROSS JOIN customers c ON c.customer_id = p.id
  LEFT JOIN orders o ON o.buyer_id = c.identity_id
  GROUP BY p.id ORDER BY p.id`;
const SOME = /* sql */ `
  SELECT p.value AS id, count(o.id) AS orders, count(DISTINCT o.currency) AS currencies,
         max(o.currency) AS currency,
         coalesce(sum(ifnull(o.paid_minor, 0) - ifnull(o.refund_minor, 0)), 0) AS net_minor
  FROM json_each(?) p
  CROSS JOIN customers c ON c.customer_id = p.value
  LEFT JOIN orders o ON o.buyer_id = c.identity_id
  GROUP BY p.value ORDER BY p.value`;
const IDENTITIES = /* sql */ `
  SELECT c.customer_id, i.id, i.kind, i.value
  FROM json_each(?) p
  CROSS JOIN customers c ON c.customer_id = p.value
  CROSS JOIN identities i ON i.id = c.identity_id
  ORDER BY c.customer_id, i.id`;

type ListRow = Omit<CustomerRow, 'identities'> & { readonly currencies: number };

/** Customers by number, the first `limit` of them, with their identifiers unmasked: masking is for who shows them. */
export function listCustomers(db: Database, limit: number | undefined): CustomerRow[] {
  return withIdentities(db, db.prepare<[number], ListRow>(PAGE).all(limit ?? -1));
}

/** The customers of these numbers, as `listCustomers` gives them. */
export function someCustomers(db: Database, ids: Iterable<number>): CustomerRow[] {
  return withIdentities(db, db.prepare<[string], ListRow>(SOME).all(idList(ids)));
}

function withIdentities(db: Database, rows: readonly ListRow[]): CustomerRow[] {
  const identities = new Map<number, IdentityRow[]>(rows.map(({ id }) => [id, []]));
  const members = db.prepare<[string], IdentityRow & { customer_id: number }>(IDENTITIES);
  for (const { customer_id, id, kind, value } of members.iterate(idList(identities.keys())))
    identities.get(customer_id)?.push({ id, kind, value });
  return rows.map(({ id, orders, net_minor, currencies, currency }) => ({
    id,
    identities: identities.get(id) ?? [],
    orders,
    net_minor: currencies > 1 ? null : net_minor,
    currency: currencies > 1 ? null : currency,
  }));
}

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
  readonly rewards: readonly CustomerReward[];
  readonly profiles: readonly ProfileRow[];
  /** What was done by hand to any of its identities, what was taken back included. */
  readonly actions: readonly Action[];
};

/** The customer that an identity belongs to. @throws unknown-customer */
export function customerOf(db: Database, identity: number): number {
  const id = db.prepare<[number], number>(CUSTOMER_OF).pluck().get(identity);
  if (id === undefined) throw new PscrmError('unknown-customer', { id: identity });
  return id;
}

/**
 * All that is known of a person, with what ties it together. Any identity's id finds its customer.
 * @throws unknown-customer
 */
export function showCustomer(db: Database, identity: number): Customer {
  const id = customerOf(db, identity);
  return {
    id,
    identities: db.prepare<[number], IdentityRow>(IDENTITIES_OF).all(id),
    evidence: readEvidence(db, id),
    orders: ordersOf(db, id),
    joins: joinsOf(db, id),
    rewards: rewardsOf(db, id),
    profiles: profilesOf(db, id),
    actions: actionsOf(db, id),
  };
}
