import type { Database } from '../../db/open.ts';

/** Which batches: those written from `since` to `asOf` (ms UTC), of one campaign or, with null, of all. */
export type Scope = {
  readonly campaign: number | null;
  readonly since: number;
  readonly asOf: number;
  /** Up to when orders are known, ms UTC. */
  readonly known: number;
  readonly currency: string;
  readonly workspace: string;
  /** Milliseconds from the sending, inclusive. */
  readonly window: number;
  /** 1: before refunds. */
  readonly gross: number;
};

type Which = Pick<Scope, 'since' | 'asOf' | 'campaign'>;

export type BatchRow = {
  readonly batch: number;
  readonly send_at: number;
  readonly segments: number;
  /** Of one segment, in millionths of `currency`'s major unit; null: nobody said. */
  readonly price_micros: number | null;
  readonly currency: string | null;
};

const BATCHES = /* sql */ `
SELECT s.batch_id AS batch, s.send_at, s.segments, s.price_micros, s.currency
FROM sms_batches s
JOIN batches b ON b.id = s.batch_id
WHERE s.send_at BETWEEN @since AND @asOf AND s.cancelled_at IS NULL
  AND (@campaign IS NULL OR b.campaign_id = @campaign)
ORDER BY s.batch_id`;

export function readBatches(db: Database, { since, asOf, campaign }: Which): readonly BatchRow[] {
  return db.prepare<Which, BatchRow>(BATCHES).all({ since, asOf, campaign });
}

export type PersonRow = {
  readonly batch: number;
  readonly person: number;
  /** Numbers of this person that were written to, and that were held back: each 0 or more. */
  readonly sent: number;
  readonly held: number;
  /** 1: held back, and written to by another batch within the window. */
  readonly elsewhere: 0 | 1;
  /** Orders paid within the window, in any currency; and what they brought, in the one asked for. */
  readonly orders: number;
  readonly minor: number;
};

// A person may have several identities, and the order another than the number that was written to.
// "Wholly refunded" is in the status, or in the amounts where the status does not say.
export const PEOPLE = /* sql */ `
WITH addressed AS (
  SELECT p.batch_id AS batch, s.send_at, coalesce(c.customer_id, p.identity_id) AS person,
    sum(p.role = 'sent') AS sent, sum(p.role = 'held') AS held
  FROM sms_people p
  JOIN sms_batches s ON s.batch_id = p.batch_id
  JOIN batches b ON b.id = p.batch_id
  LEFT JOIN customers c ON c.identity_id = p.identity_id
  WHERE s.send_at BETWEEN @since AND @asOf AND s.cancelled_at IS NULL
    AND (@campaign IS NULL OR b.campaign_id = @campaign)
  GROUP BY p.batch_id, person
), bought AS (
  SELECT a.batch, a.person, count(*) AS orders,
    sum(CASE WHEN coalesce(o.currency, @workspace) <> @currency THEN 0
             WHEN @gross THEN coalesce(o.paid_minor, 0)
             ELSE coalesce(o.paid_minor - coalesce(o.refund_minor, 0), 0) END) AS minor
  FROM addressed a
  JOIN orders o ON o.buyer_id IN (
      SELECT identity_id FROM customers WHERE customer_id = a.person UNION SELECT a.person)
    AND o.paid_at BETWEEN a.send_at AND min(a.send_at + @window, @asOf)
  WHERE @gross
    OR (o.status <> 'refunded' AND NOT coalesce(coalesce(o.refund_minor, 0) >= o.paid_minor, 0))
  GROUP BY a.batch, a.person
)
SELECT a.batch, a.person, a.sent, a.held,
  a.held > 0 AND EXISTS (
    SELECT 1 FROM sms_people q JOIN sms_batches t ON t.batch_id = q.batch_id
    WHERE q.identity_id IN (
        SELECT identity_id FROM customers WHERE customer_id = a.person UNION SELECT a.person)
      AND q.role = 'sent' AND q.batch_id <> a.batch AND t.cancelled_at IS NULL
      AND t.send_at BETWEEN a.send_at AND min(a.send_at + @window, @asOf)) AS elsewhere,
  coalesce(b.orders, 0) AS orders, coalesce(b.minor, 0) AS minor
FROM addressed a
LEFT JOIN bought b ON b.batch = a.batch AND b.person = a.person
ORDER BY a.batch, a.person`;

/** Everybody who was written to or held back, by batch, with what they bought within the window. */
export function readPeople(db: Database, scope: Scope): readonly PersonRow[] {
  return db.prepare<Scope, PersonRow>(PEOPLE).all(scope);
}
