import { PscrmError } from '../core/errors.ts';
import { dayOf, formatDay, formatInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { showImport } from './ledger.ts';

/** Nothing will ever come after the file: the shop has closed. Later than any date that can be typed. */
export const CLOSED = Date.UTC(9999, 11, 31);

/** The latest fact of each kind that a file shows, and that was not ahead of its reading: dates that are wrong say nothing. */
const LATEST: Readonly<Record<string, string>> = {
  orders: /* sql */ `
    SELECT max(ifnull(paid_at, created_at)) FROM (
      SELECT paid_at, created_at FROM orders WHERE import_id = @import
      UNION ALL
      SELECT orders.paid_at, orders.created_at
      FROM order_sightings JOIN orders ON orders.id = order_sightings.order_id
      WHERE order_sightings.import_id = @import
      UNION ALL
      SELECT order_versions.paid_at, order_versions.created_at
      FROM sightings JOIN order_versions ON order_versions.id = sightings.fact_id
      WHERE sightings.import_id = @import AND sightings.fact = 'version'
    )
    WHERE ifnull(paid_at, created_at) <= @read`,
  joins: /* sql */ `
    SELECT max(j.joined_at) FROM sightings s JOIN joins j ON j.id = s.fact_id
    WHERE s.import_id = @import AND s.fact = 'join' AND j.joined_at <= @read`,
  leaves: /* sql */ `
    SELECT max(l.left_at) FROM sightings s JOIN leaves l ON l.id = s.fact_id
    WHERE s.import_id = @import AND s.fact = 'leave' AND l.left_at <= @read`,
  referrals: /* sql */ `
    SELECT max(r.at) FROM sightings s JOIN referrals r ON r.id = s.fact_id
    WHERE s.import_id = @import AND s.fact = 'referral' AND r.at <= @read`,
};
type LatestScope = { readonly import: number; readonly read: number };

/** Is there anything of this kind of file that is waited for? */
export function canBeComplete(kind: string): boolean {
  return LATEST[kind] !== undefined;
}

const SAY = /* sql */ `UPDATE imports SET complete_until = @until WHERE id = @import`;
export type Said = {
  readonly import: number;
  /** The last millisecond of which it holds, ms UTC; `CLOSED`; null: what was said holds no more. */
  readonly until: number | null;
  /** The file is only just being read: where it cannot be, nothing of it stays. */
  readonly isNew?: true;
};

/**
 * Says up to when a file is complete: what it does not show did not happen. Of the day on which it was read
 * it holds up to the reading.
 * @returns what stands now, ms UTC
 * @throws unknown-import, already-undone, complete-other, complete-ahead, complete-early
 */
export function sayComplete(db: Database, said: Said, timezone: string): number | null {
  const { id, file, kind, imported_at: read, undone_at } = showImport(db, said.import);
  if (undone_at !== null) throw new PscrmError('already-undone', { id });
  const latestSql = LATEST[kind];
  if (latestSql === undefined) throw new PscrmError('complete-other', { file });
  const until = said.until === null ? null : notAhead(file, said.until, read, timezone);
  const scope = { import: id, read };
  const latest = db.prepare<LatestScope, number | null>(latestSql).pluck().get(scope) ?? null;
  if (until !== null && latest !== null && latest > until)
    throw new PscrmError('complete-early', {
      file,
      until: formatInstant(until, timezone).slice(0, 10),
      latest: formatDay(dayOf(latest, timezone)),
      ...(said.isNew && { why: 'import' }),
    });
  db.prepare<{ import: number; until: number | null }>(SAY).run({ import: id, until });
  return until;
}

/** Nobody can have read what had not happened yet. @throws complete-ahead */
function notAhead(file: string, until: number, read: number, timezone: string): number {
  if (until === CLOSED || until <= read) return until;
  if (dayOf(until, timezone) === dayOf(read, timezone)) return read;
  throw new PscrmError('complete-ahead', {
    file,
    until: formatInstant(until, timezone).slice(0, 10),
    read: formatInstant(read, timezone).slice(0, 10),
  });
}
