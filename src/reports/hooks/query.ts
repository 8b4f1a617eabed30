import type { Database } from '../../db/open.ts';

/** Of which campaign, made since when, seen up to when (ms UTC), and which visits are left out: see VISITS. */
export type Scope = {
  readonly campaign: number;
  readonly since: number;
  readonly asOf: number;
  readonly skip: number;
  /** Codes that many people scan count as well, 1: somebody says how many were shown them. */
  readonly shared: 0 | 1;
};

const VARIANTS = /* sql */ `
SELECT name, weight FROM variants WHERE campaign_id = @campaign ORDER BY position`;
export type VariantRow = { readonly name: string; readonly weight: number };

/** The variants of the campaign in their order, with how often each was to be drawn. */
export function readVariants(db: Database, campaign: number): VariantRow[] {
  return db.prepare<{ campaign: number }, VariantRow>(VARIANTS).all({ campaign });
}

const COSTS = /* sql */ `
SELECT variant, kind, currency, sum(amount_minor) AS amount
FROM costs
WHERE campaign_id = @campaign AND at <= @asOf
GROUP BY variant, kind, currency
ORDER BY variant, kind, currency`;
export type CostRow = {
  /** '' is the whole campaign. */
  readonly variant: string;
  readonly kind: string;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
};

export function readCosts(db: Database, campaign: number, asOf: number): CostRow[] {
  const scope = { campaign, asOf };
  return db.prepare<typeof scope, CostRow>(COSTS).all(scope);
}

const SHARED = /* sql */ `
SELECT coalesce(sum(count), 0) FROM batches
WHERE campaign_id = @campaign AND unit = 'shared' AND created_at <= @asOf`;

/** Codes that many people scan: nobody knows how many saw one, so that they have no rate. */
export function countShared(db: Database, campaign: number, asOf: number): number {
  const scope = { campaign, asOf };
  return db.prepare<typeof scope, number>(SHARED).pluck().get(scope) ?? 0;
}
