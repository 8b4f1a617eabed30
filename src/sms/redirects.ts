import type { Database } from '../db/open.ts';

const PROVIDERS_OF = /* sql */ `
  SELECT DISTINCT s.provider
  FROM json_each(?) c
  JOIN codes k ON k.id = c.value
  JOIN sms_batches s ON s.batch_id = k.batch_id
  ORDER BY s.provider`;

/** Whose messages the codes stand in. @param codes their ids */
export function providersOf(db: Database, codes: readonly number[]): string[] {
  return db.prepare<[string], string>(PROVIDERS_OF).pluck().all(JSON.stringify(codes));
}

const KIND = /* sql */ `SELECT kind FROM targets WHERE id = ?`;

/**
 * Does the first answer to a link send on to another address? A picture is shown on our own page, an
 * address is gone to. null: depends (a pool, a contact way), or the link leads nowhere yet.
 */
export function linkRedirects(db: Database, targetId: number | null): boolean | null {
  if (targetId === null) return null;
  const kind = db.prepare<[number], string>(KIND).pluck().get(targetId);
  if (kind === 'qr-image') return false;
  return kind === 'url' || kind === 'acquisition-link' ? true : null;
}
