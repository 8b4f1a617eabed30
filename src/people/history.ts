import type { Database } from '../db/open.ts';
import type { Seen } from './evidence.ts';

/** What a customer did, each with the imports that showed it. */

export type CustomerOrder = {
  readonly key: string;
  readonly status: string;
  readonly domain: string;
  readonly paid_at: number | null;
  readonly created_at: number | null;
  readonly currency: string | null;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
  readonly imports: readonly Seen[];
};

/** An order shown once, or always alike, has its import beside it; others have versions. */
const ORDERS = /* sql */ `
  SELECT o.key, o.status, o.domain, o.paid_at, o.created_at, o.currency, o.paid_minor, o.refund_minor,
         (SELECT json_group_array(json_object('import', i.id, 'file', i.file, 'line', w.line) ORDER BY i.id)
          FROM (
            SELECT o.import_id AS import_id, o.line AS line
            UNION ALL SELECT s.import_id, s.line FROM order_sightings s WHERE s.order_id = o.id
            UNION ALL SELECT s.import_id, min(s.line)
              FROM order_versions v JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
              WHERE v.order_id = o.id GROUP BY s.import_id
          ) w JOIN imports i ON i.id = w.import_id) AS imports
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
  readonly imports: readonly Seen[];
};

const JOINS = /* sql */ `
  SELECT j.staff, j.joined_at, j.state, a.level, a.reason,
         coalesce(ca.name, wc.name) AS campaign, coalesce(co.variant, w.variant) AS variant,
         (SELECT json_group_array(json_object('import', i.id, 'file', i.file, 'line', s.line) ORDER BY i.id)
          FROM sightings s JOIN imports i ON i.id = s.import_id
          WHERE s.fact = 'join' AND s.fact_id = j.id) AS imports
  FROM joins j
  JOIN customers c ON c.identity_id = j.identity_id
  JOIN join_attributions a ON a.join_id = j.id
  LEFT JOIN codes co ON co.id = a.code_id
  LEFT JOIN campaigns ca ON ca.id = co.campaign_id
  LEFT JOIN contact_ways w ON a.level = 'P3' AND w.state = j.state
  LEFT JOIN campaigns wc ON wc.id = w.campaign_id
  WHERE c.customer_id = ? ORDER BY j.joined_at, j.id`;

export type CustomerReward = {
  readonly campaign: string;
  readonly given_at: number;
  /** '' where the file does not say. */
  readonly task: string;
  readonly reward: string;
  readonly cost_minor: number;
  readonly currency: string;
  /** The customer for whom it was given, where it was for one by name. */
  readonly invitee: number | null;
  readonly imports: readonly Seen[];
};

const REWARDS = /* sql */ `
  SELECT ca.name AS campaign, r.at AS given_at, r.task, r.reward, r.cost_minor, r.currency,
         coalesce(o.customer_id, r.invitee_id) AS invitee,
         (SELECT json_group_array(json_object('import', i.id, 'file', i.file, 'line', s.line) ORDER BY i.id)
          FROM sightings s JOIN imports i ON i.id = s.import_id
          WHERE s.fact = 'reward' AND s.fact_id = r.id) AS imports
  FROM customers c
  JOIN rewards r ON r.identity_id = c.identity_id
  JOIN campaigns ca ON ca.id = r.campaign_id
  LEFT JOIN customers o ON o.identity_id = r.invitee_id
  WHERE c.customer_id = ? ORDER BY r.at, r.id`;

type Stored<T> = Omit<T, 'imports'> & { readonly imports: string };

function withImports<T>({ imports, ...row }: Stored<T>) {
  const seen: Seen[] = JSON.parse(imports);
  return { ...row, imports: seen };
}

/** A customer's orders, the oldest first. */
export function ordersOf(db: Database, customer: number): CustomerOrder[] {
  return db.prepare<[number], Stored<CustomerOrder>>(ORDERS).all(customer).map(withImports);
}

/** A customer's friendships with the staff. */
export function joinsOf(db: Database, customer: number): CustomerJoin[] {
  return db.prepare<[number], Stored<CustomerJoin>>(JOINS).all(customer).map(withImports);
}

/** What a customer was given in campaigns, the oldest first. */
export function rewardsOf(db: Database, customer: number): CustomerReward[] {
  return db.prepare<[number], Stored<CustomerReward>>(REWARDS).all(customer).map(withImports);
}
