import type { Database } from '../../db/open.ts';

/** Codes of a batch that are alike in where they lead; those that are switched off or over are left out. */
export type Route = {
  readonly batch: number;
  readonly campaignId: number;
  readonly campaign: string;
  readonly variant: string;
  readonly poolId: number | null;
  readonly targetId: number | null;
  readonly codes: number;
};

const ROUTES = /* sql */ `
  SELECT k.batch_id AS batch, k.campaign_id AS campaignId, c.name AS campaign, k.variant,
    k.pool_id AS poolId, k.target_id AS targetId, count(*) AS codes
  FROM codes k JOIN campaigns c ON c.id = k.campaign_id
  WHERE (k.disabled_at IS NULL OR k.disabled_at > @now)
    AND (k.valid_until IS NULL OR k.valid_until > @now)
  GROUP BY k.batch_id, k.campaign_id, k.variant, k.pool_id, k.target_id
  ORDER BY k.batch_id, k.variant`;

/** Where the codes lead. Reads all codes once. */
export function readRoutes(db: Database, now: number): Route[] {
  return db.prepare<{ now: number }, Route>(ROUTES).all({ now });
}
