import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';

// A message that was taken back and whose link somebody opened, or joined by, was sent before it was.
const UNSENT = /* sql */ `
SELECT codes.id
FROM sms_batches
CROSS JOIN codes ON codes.batch_id = sms_batches.batch_id
WHERE sms_batches.cancelled_at IS NOT NULL
  AND codes.code NOT IN (SELECT code FROM visits WHERE flags & 127 = 0)
  AND codes.id NOT IN (
    SELECT code_id FROM join_attributions WHERE level = 'P1' AND code_id IS NOT NULL
  )`;

/**
 * Codes of text messages that were taken back and, as far as anybody knows today, never sent: nobody was
 * given them, whenever it is asked.
 */
export function readUnsent(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>(UNSENT).pluck().all());
}

/** That they are in no line. @param n how many of those that were asked for */
export function unsentNotes(n: number): Note[] {
  return n === 0 ? [] : [{ code: 'codes-unsent', params: { n } }];
}
