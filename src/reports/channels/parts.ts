import type { Database } from '../../db/open.ts';
import { DIMENSIONS } from '../dimensions/dimension.ts';

/** What a channel can be told apart by, which is the report's own row. */
export const CHANNEL_PARTS = [...DIMENSIONS.filter((one) => one !== 'channel'), 'hour' as const];

const VARIANTS = /* sql */ `
SELECT DISTINCT name FROM variants
WHERE @campaign IS NULL OR campaign_id = @campaign
ORDER BY name`;

/** The variants that a campaign has, or all campaigns have, whether any code was made of them or not. */
export function readVariants(db: Database, campaign: number | null): readonly string[] {
  return db.prepare<{ campaign: number | null }, string>(VARIANTS).pluck().all({ campaign });
}
