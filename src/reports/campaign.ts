import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';

const CAMPAIGNS = /* sql */ `SELECT id, name FROM campaigns ORDER BY name`;
type CampaignRow = { id: number; name: string };

/** The campaign that a report is asked of; null: every one. @throws unknown-campaign */
export function askedCampaign(db: Database, name: string | undefined): number | null {
  return name === undefined ? null : campaignId(db, name);
}

/**
 * The id of a campaign by its name.
 * @throws unknown-campaign, naming those there are
 */
export function campaignId(db: Database, name: string): number {
  const rows = db.prepare<[], CampaignRow>(CAMPAIGNS).all();
  const found = rows.find((row) => row.name === name);
  if (found !== undefined) return found.id;
  throw new PscrmError('unknown-campaign', { name, known: rows.map((row) => row.name) });
}
