import type { Database } from '../../db/open.ts';
import type { Scope } from './query.ts';

const VISITORS = /* sql */ `
SELECT codes.variant,
  count(DISTINCT nullif(visits.visitor, '')) + sum(visits.visitor = '') AS n
FROM batches
CROSS JOIN codes ON codes.batch_id = batches.id
JOIN visits ON visits.code = codes.code
WHERE batches.campaign_id = @campaign AND batches.unit = 'shared' AND batches.invites = 0
  AND batches.created_at >= @since AND visits.at <= @asOf AND visits.flags & @skip = 0
GROUP BY codes.variant`;
export type VariantVisitors = { readonly variant: string; readonly n: number };

/** Who scanned codes that many people scan, each once; a visit without a name is one visitor. */
export function readVisitors(
  db: Database,
  { campaign, since, asOf, skip }: Scope,
): VariantVisitors[] {
  const scope = { campaign, since, asOf, skip };
  return db.prepare<typeof scope, VariantVisitors>(VISITORS).all(scope);
}
