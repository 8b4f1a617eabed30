import type { Database } from '../../db/open.ts';

/** Of which campaign, made since when, seen up to when (ms UTC), and which visits are left out: see VISITS. */
export type Scope = {
  readonly campaign: number;
  readonly since: number;
  readonly asOf: number;
  readonly skip: number;
};

// Cards are codes one-per-parcel that nobody invites with. Files are often registered late: a batch
// that is dated after asOf counts once facts show that its cards were out.
const BATCHES = /* sql */ `
SELECT codes.batch_id AS batch, codes.variant, batches.created_at AS issued, count(*) AS cards
FROM codes
JOIN batches ON batches.id = codes.batch_id
WHERE codes.campaign_id = @campaign AND batches.unit = 'single' AND batches.invites = 0
  AND batches.created_at >= @since
GROUP BY codes.batch_id, codes.variant
ORDER BY codes.batch_id, codes.variant`;
/** How many cards of a variant were made together, and when. */
export type BatchRow = {
  readonly batch: number;
  readonly variant: string;
  readonly issued: number;
  readonly cards: number;
};

export function readBatches(db: Database, scope: Scope): BatchRow[] {
  return db.prepare<Scope, BatchRow>(BATCHES).all(scope);
}

const SCANS = /* sql */ `
SELECT codes.id AS card, codes.batch_id AS batch, codes.variant, batches.created_at AS issued,
  min(visits.at) AS at
FROM visits
JOIN codes ON codes.code = visits.code
JOIN batches ON batches.id = codes.batch_id
WHERE visits.at <= @asOf AND visits.flags & @skip = 0
  AND codes.campaign_id = @campaign AND batches.unit = 'single' AND batches.invites = 0
  AND batches.created_at >= @since
GROUP BY codes.id`;
/** The first visit to a card that counts. */
export type ScanRow = {
  readonly card: number;
  readonly batch: number;
  readonly variant: string;
  readonly issued: number;
  readonly at: number;
};

export function readScans(db: Database, scope: Scope): ScanRow[] {
  return db.prepare<Scope, ScanRow>(SCANS).all(scope);
}

// A state that is a code proves the card (P1). A fixed state of a contact way proves the variant (P3), and
// with it a card, where the campaign has no posters or the like that lead to the same contact way.
const JOINS = /* sql */ `
SELECT codes.id AS card, codes.batch_id AS batch, codes.variant, batches.created_at AS issued,
  coalesce(customers.customer_id, joins.identity_id) AS person, joins.joined_at AS at,
  codes.code AS name
FROM codes
JOIN batches ON batches.id = codes.batch_id
JOIN join_attributions ON join_attributions.code_id = codes.id AND join_attributions.level = 'P1'
JOIN joins ON joins.id = join_attributions.join_id
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE codes.campaign_id = @campaign AND batches.unit = 'single' AND batches.invites = 0
  AND batches.created_at >= @since AND joins.joined_at <= @asOf
UNION ALL
SELECT NULL, NULL, contact_ways.variant, NULL,
  coalesce(customers.customer_id, joins.identity_id), joins.joined_at, joins.state
FROM contact_ways
JOIN joins ON joins.state = contact_ways.state
JOIN join_attributions ON join_attributions.join_id = joins.id AND join_attributions.level = 'P3'
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE contact_ways.campaign_id = @campaign AND joins.joined_at BETWEEN @since AND @asOf
  AND NOT EXISTS (
    SELECT 1 FROM batches WHERE batches.campaign_id = @campaign AND batches.unit = 'shared'
  )
ORDER BY at, name, variant`;
/** A person joined; `card`, `batch` and `issued` are null where only the variant is proved. */
export type JoinRow = {
  readonly card: number | null;
  readonly batch: number | null;
  readonly variant: string;
  readonly issued: number | null;
  readonly person: number;
  readonly at: number;
};

/** Every join of the campaign's cards, the earliest first; the code settles ties, ids of ours never do. */
export function readJoins(db: Database, scope: Scope): JoinRow[] {
  return db.prepare<Scope, JoinRow>(JOINS).all(scope);
}

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
SELECT count(*) FROM codes
JOIN batches ON batches.id = codes.batch_id
WHERE codes.campaign_id = @campaign AND batches.unit = 'shared' AND batches.created_at <= @asOf`;

/** Codes that many people scan: nobody knows how many saw one, so that they have no rate. */
export function countShared(db: Database, campaign: number, asOf: number): number {
  const scope = { campaign, asOf };
  return db.prepare<typeof scope, number>(SHARED).pluck().get(scope) ?? 0;
}
