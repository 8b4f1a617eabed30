import { changeCodes, codesOf } from '../codes/destinations.ts';
import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';

/** A batch of messages, and what speaks for its having been sent. */
export type MessageBatch = {
  readonly batch: number;
  readonly campaign: string;
  /** The folder of its files, as the person wrote it. */
  readonly folder: string;
  /** People who are counted as written to, and as held back. */
  readonly messages: number;
  readonly held: number;
  /** Ms UTC; null: it stands. */
  readonly cancelled_at: number | null;
  /** To its links. */
  readonly visits: number;
  /** Messages to its people since it was made, whoever wrote them. */
  readonly reports: number;
};

const BATCH = /* sql */ `
  SELECT s.batch_id AS batch, c.name AS campaign, coalesce(b.folder, '') AS folder, s.cancelled_at,
    (SELECT count(*) FROM sms_people WHERE batch_id = s.batch_id AND role = 'sent') AS messages,
    (SELECT count(*) FROM sms_people WHERE batch_id = s.batch_id AND role = 'held') AS held,
    (SELECT count(*) FROM visits WHERE code IN (SELECT code FROM codes WHERE batch_id = s.batch_id))
      AS visits,
    (SELECT count(*) FROM sms_people p JOIN deliveries d ON d.identity_id = p.identity_id
     WHERE p.batch_id = s.batch_id AND p.role = 'sent' AND d.at >= b.created_at) AS reports
  FROM sms_batches s JOIN batches b ON b.id = s.batch_id JOIN campaigns c ON c.id = b.campaign_id
  WHERE s.batch_id = ?`;
const KNOWN = /* sql */ `
  SELECT batch_id FROM sms_batches WHERE cancelled_at IS NULL ORDER BY batch_id DESC LIMIT 20`;
const CANCEL = /* sql */ `UPDATE sms_batches SET cancelled_at = ? WHERE batch_id = ?`;

/** @throws unknown-batch {batch, known} for one of cards, too */
export function findWithTraces(db: Database, batch: number): MessageBatch {
  const found = db.prepare<[number], MessageBatch>(BATCH).get(batch);
  if (found !== undefined) return found;
  const known = db.prepare<[], number>(KNOWN).pluck().all().map(String);
  throw new PscrmError('unknown-batch', { batch, known });
}

/**
 * Takes a batch back that was not sent: nobody in it counts as written to or held back any more, and its
 * codes are switched off. That it was made, and what it said, stays. Run inside a transaction.
 * @param now ms UTC @param who types it
 */
export function cancelMessages(db: Database, batch: number, who: string, now: number): void {
  db.prepare<[number, number]>(CANCEL).run(now, batch);
  changeCodes(db, codesOf(db, { batch, campaign: null }), { disabled_at: now }, who, now);
}
