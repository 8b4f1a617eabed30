import type { Database } from '../db/open.ts';

const DATE = /* sql */ `
  UPDATE imports SET latest_at = CASE kind
    WHEN 'joins' THEN (
      SELECT max(j.joined_at) FROM sightings s JOIN joins j ON j.id = s.fact_id
      WHERE s.import_id = imports.id AND s.fact = 'join')
    WHEN 'leaves' THEN (
      SELECT max(l.left_at) FROM sightings s JOIN leaves l ON l.id = s.fact_id
      WHERE s.import_id = imports.id AND s.fact = 'leave')
    ELSE (
      SELECT max(r.at) FROM sightings s JOIN referrals r ON r.id = s.fact_id
      WHERE s.import_id = imports.id AND s.fact = 'referral')
    END
  WHERE latest_at IS NULL AND kind IN ('joins', 'leaves', 'referrals')`;

/**
 * The latest instant that a file of joins, leaves or referrals shows, where it was read before imports of these
 * wrote it down, as those of orders always did. How far such files reach is judged by it.
 */
export function dateFiles(db: Database): void {
  db.exec(DATE);
}
