import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';

/** A batch of messages as it was written. */
export type WrittenBatch = {
  readonly batch: number;
  readonly campaign: string;
  readonly created_at: number;
  readonly folder: string | null;
  /** Tells its folder from another. */
  readonly first_code: string;
  readonly provider: string;
  readonly signature: string;
  readonly text: string;
  readonly link: 'own' | 'constant';
  readonly send_at: number;
  readonly segments: number;
  /** Of one segment, in millionths of the currency's major unit; null: nobody said. */
  readonly price_micros: number | null;
  readonly currency: string | null;
  readonly holdout_percent: number;
  readonly holdout_seed: string | null;
  readonly messages: number;
  readonly held: number;
  /** When it was taken back, not having been sent, ms UTC. */
  readonly cancelled_at: number | null;
  /** People of it who have answered since that they want no more. */
  readonly opted_out: number;
};

/** Who sends may do so a little before the planned time. */
const EARLY_MS = 12 * 3_600_000;

const BATCH = /* sql */ `
  SELECT s.batch_id AS batch, c.name AS campaign, b.created_at, b.folder, k.code AS first_code,
    s.provider, s.signature, s.text, s.link, s.send_at, s.segments, s.price_micros, s.currency,
    s.holdout_percent, s.holdout_seed, s.cancelled_at,
    (SELECT count(*) FROM sms_people p WHERE p.batch_id = b.id AND p.role = 'sent') AS messages,
    (SELECT count(*) FROM sms_people p WHERE p.batch_id = b.id AND p.role = 'held') AS held,
    (SELECT count(*) FROM sms_people p
      WHERE p.batch_id = b.id AND p.role = 'sent' AND EXISTS (
        SELECT 1 FROM replies r
        WHERE r.identity_id = p.identity_id AND r.opts_out = 1 AND r.at >= s.send_at - @early)
    ) AS opted_out
  FROM sms_batches s
  JOIN batches b ON b.id = s.batch_id
  JOIN campaigns c ON c.id = b.campaign_id
  JOIN codes k ON k.batch_id = b.id AND k.n = 1
  WHERE s.batch_id = @batch`;
const BATCHES = /* sql */ `SELECT batch_id FROM sms_batches ORDER BY batch_id DESC LIMIT 20`;

/** @throws unknown-batch {batch, known}: the newest batches of messages that there are */
export function findMessages(db: Database, batch: number): WrittenBatch {
  const found = db
    .prepare<{ batch: number; early: number }, WrittenBatch>(BATCH)
    .get({ batch, early: EARLY_MS });
  if (found !== undefined) return found;
  const known = db.prepare<[], number>(BATCHES).pluck().all().map(String);
  throw new PscrmError('unknown-batch', { batch, known });
}

/** What providers have reported, and of how many people; `none`: nothing of them. */
export type Delivery = { readonly status: string; readonly people: number };

// Reports name a number and a time, not our batch: they are those of the batch until the next one was
// written to the same number. Of several rows on one message the best is believed: reports come in before
// all is known.
const DELIVERIES = /* sql */ `
  WITH sent AS (
    SELECT p.identity_id, s.send_at, (
      SELECT min(t.send_at) FROM sms_people q JOIN sms_batches t ON t.batch_id = q.batch_id
      WHERE q.identity_id = p.identity_id AND q.role = 'sent' AND t.cancelled_at IS NULL
        AND t.send_at > s.send_at
    ) AS next_at
    FROM sms_people p JOIN sms_batches s ON s.batch_id = p.batch_id
    WHERE p.batch_id = @batch AND p.role = 'sent'
  ), reported AS (
    SELECT sent.identity_id, d.status, row_number() OVER (
      PARTITION BY sent.identity_id
      ORDER BY CASE d.status WHEN 'delivered' THEN 0 WHEN 'refused' THEN 1 WHEN 'failed' THEN 2 ELSE 3 END,
        d.at DESC
    ) AS place
    FROM sent
    LEFT JOIN deliveries d ON d.identity_id = sent.identity_id
      AND d.at >= sent.send_at - @early AND d.at < ifnull(sent.next_at - @early, 9e15)
  )
  SELECT ifnull(status, 'none') AS status, count(*) AS people
  FROM reported WHERE place = 1
  GROUP BY status
  ORDER BY people DESC, status`;

export function deliveriesOf(db: Database, batch: number): readonly Delivery[] {
  return db
    .prepare<{ batch: number; early: number }, Delivery>(DELIVERIES)
    .all({ batch, early: EARLY_MS });
}
