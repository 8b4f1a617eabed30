import type { Database } from '../../db/open.ts';
import { collect } from '../collect.ts';
import type { CodeFacets } from '../dimensions/codes.ts';

/** Which codes (null is every campaign), up to when, and which visits are left out: see VISITS. */
export type Scope = {
  readonly campaign: number | null;
  readonly asOf: number;
  readonly skip: number;
  /** Are orders that were wholly refunded orders? */
  readonly gross: 0 | 1;
};

// The platform is read off the order's key, so that it is known before any file showed the order.
// Visits have no index by code (the server's are many, and written while people wait): one pass for all.
// A parcel is delivered where its order is completed, a message where its delivery report says so.
const CODES = /* sql */ `
SELECT codes.id, codes.code AS name, batches.unit, codes.variant, codes.channel, batches.id AS batch,
  substr(codes.order_key, 1, instr(codes.order_key, ':') - 1) AS platform,
  nullif(orders.shop, '') AS shop, nullif(orders.province, '') AS province,
  (
    SELECT coalesce(nullif(sku, ''), nullif(name, '')) FROM order_lines
    WHERE order_id = orders.id ORDER BY n LIMIT 1
  ) AS product,
  targets.name AS target, nullif(targets.staff, '') AS staff,
  batches.created_at AS issued_at, batches.created_day AS issued_day,
  seen.first_visit_at,
  CASE
    WHEN orders.completed_at <= @asOf THEN orders.completed_at
    WHEN codes.channel = 'sms' THEN (
      SELECT min(coalesce(deliveries.received_at, deliveries.at))
      FROM customers AS receiver
      JOIN customers AS all_of ON all_of.customer_id = receiver.customer_id
      JOIN deliveries ON deliveries.identity_id = all_of.identity_id
      WHERE receiver.identity_id = codes.owner_id AND deliveries.status = 'delivered'
        AND deliveries.at >= batches.created_at AND deliveries.at <= @asOf
    )
  END AS delivered_at,
  orders.completed_at IS NULL AND orders.status = 'completed' AS is_completed
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN targets
  ON targets.id = iif(codes.pool_id IS NULL, coalesce(codes.target_id, batches.target_id), NULL)
LEFT JOIN (
  SELECT code, min(at) AS first_visit_at FROM visits WHERE at <= @asOf AND flags & @skip = 0 GROUP BY code
) AS seen ON seen.code = codes.code
WHERE @campaign IS NULL OR codes.campaign_id = @campaign
ORDER BY codes.id`;
type StoredCode = Omit<CodeRow, 'delivered'> & { readonly is_completed: 0 | 1 | null };

/** A code; or a fixed way to a member of staff, which people joined through and nobody issued. */
export type CodeRow = CodeFacets & {
  readonly id: number;
  /** The text of the code, or the state of the way. */
  readonly name: string;
  readonly unit: 'single' | 'shared' | 'way';
  readonly issued_at: number;
  readonly first_visit_at: number | null;
  /** It is known to have arrived; when, where that is known too. */
  readonly delivered: boolean;
  readonly delivered_at: number | null;
};

export function readCodes(db: Database, scope: Scope): CodeRow[] {
  const rows = db.prepare<Scope, StoredCode>(CODES).all(scope);
  return rows.map(({ is_completed, ...row }) => ({
    ...row,
    delivered: row.delivered_at !== null || is_completed === 1,
  }));
}

// Only a join whose state is the code (P1) proves that the person came through this very code.
// An identity that belongs to no customer yet is a person of its own.
const JOINS = /* sql */ `
SELECT codes.id AS code, coalesce(customers.customer_id, joins.identity_id) AS person,
  min(joins.joined_at) AS joined_at
FROM join_attributions
JOIN codes ON codes.id = join_attributions.code_id
JOIN joins ON joins.id = join_attributions.join_id
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE join_attributions.level = 'P1' AND joins.joined_at <= @asOf
  AND (@campaign IS NULL OR codes.campaign_id = @campaign)
GROUP BY code, person`;
export type JoinRow = {
  readonly code: number;
  readonly person: number;
  readonly joined_at: number;
};

/** Who came through which code: the first join of each person through each code. */
export function readJoins(db: Database, scope: Scope): JoinRow[] {
  return db.prepare<Scope, JoinRow>(JOINS).all(scope);
}

const VISITORS = /* sql */ `
SELECT codes.id AS code, visits.visitor, count(*) AS visits, min(visits.at) AS at
FROM visits
JOIN codes ON codes.code = visits.code
JOIN batches ON batches.id = codes.batch_id
WHERE batches.unit = 'shared' AND visits.at <= @asOf AND visits.flags & @skip = 0
  AND (@campaign IS NULL OR codes.campaign_id = @campaign)
GROUP BY codes.id, visits.visitor`;
export type VisitorRow = {
  readonly code: number;
  readonly visitor: string;
  readonly visits: number;
  /** The first of them, ms UTC. */
  readonly at: number;
};

/** Who visited the shared codes; all visits that name no visitor are one row, with their number. */
export function readVisitors(db: Database, scope: Scope): VisitorRow[] {
  return db.prepare<Scope, VisitorRow>(VISITORS).all(scope);
}

const LEFT_OUT = /* sql */ `
SELECT coalesce(sum(visits.flags & 127 <> 0), 0) AS machines,
  coalesce(sum(visits.flags & 127 = 0), 0) AS repeats
FROM visits
JOIN codes ON codes.code = visits.code
WHERE visits.at <= @asOf AND visits.flags & @skip <> 0
  AND (@campaign IS NULL OR codes.campaign_id = @campaign)`;
export type LeftOut = { readonly machines: number; readonly repeats: number };

/** How many visits are left out: of machines, and of humans who had just been there. */
export function countLeftOut(db: Database, scope: Scope): LeftOut {
  return db.prepare<Scope, LeftOut>(LEFT_OUT).get(scope) ?? { machines: 0, repeats: 0 };
}

// Nobody knows what was paid where paid_minor is null: such an order is taken as not refunded. One that cost
// nothing is none: as much was given back as was paid.
const PRIVATE_ORDERS = /* sql */ `
SELECT coalesce(customers.customer_id, orders.buyer_id) AS person, orders.paid_at
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.domain = 'private' AND orders.paid_at <= @asOf
  AND (@gross OR (orders.status <> 'refunded'
    AND NOT coalesce(coalesce(orders.refund_minor, 0) >= orders.paid_minor, 0)))
ORDER BY orders.paid_at`;
type PrivateOrderRow = { person: number | null; paid_at: number };

export type PrivateOrders = {
  /** Instants of payment, ascending, of each person. */
  readonly byPerson: ReadonlyMap<number, readonly number[]>;
  /** How many belong to nobody that is known. */
  readonly ofNobody: number;
};

/** Private orders that were paid and, unless gross, not wholly refunded, of the people asked for. */
export function readPrivateOrders(
  db: Database,
  scope: Scope,
  people: ReadonlySet<number>,
): PrivateOrders {
  const byPerson = new Map<number, number[]>();
  let ofNobody = 0;
  const rows = db.prepare<Scope, PrivateOrderRow>(PRIVATE_ORDERS).iterate(scope);
  for (const { person, paid_at } of rows) {
    if (person === null) ofNobody += 1;
    else if (people.has(person)) collect(byPerson, person, paid_at);
  }
  return { byPerson, ofNobody };
}
