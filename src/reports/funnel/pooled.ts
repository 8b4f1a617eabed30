import type { Database } from '../../db/open.ts';
import type { CodeRow, Scope } from './facts.ts';

// A pool decides at each scan. What counts is whom the last counted visit was shown: by that one the
// person joined, if at all. Of a code that many scan, each visit would have to be told apart.
const SHOWN = /* sql */ `
SELECT codes.id AS code, targets.name AS target, nullif(targets.staff, '') AS staff
FROM (
  SELECT code, max(id) AS id FROM visits
  WHERE target_id IS NOT NULL AND at <= @asOf AND flags & @skip = 0
  GROUP BY code
) AS last
JOIN visits ON visits.id = last.id
JOIN codes ON codes.code = last.code AND codes.pool_id IS NOT NULL
JOIN batches ON batches.id = codes.batch_id AND batches.unit = 'single'
JOIN targets ON targets.id = visits.target_id
WHERE @campaign IS NULL OR codes.campaign_id = @campaign`;
type Shown = { readonly target: string; readonly staff: string | null };
type ShownRow = Shown & { readonly code: number };
type Asked = Pick<Scope, 'campaign' | 'asOf' | 'skip'>;

/** What the last visit was shown, by the id of the code: of codes for one parcel or person that lead to a pool. */
export function readShown(
  db: Database,
  { campaign, asOf, skip }: Asked,
): ReadonlyMap<number, Shown> {
  const rows = db.prepare<Asked, ShownRow>(SHOWN).all({ campaign, asOf, skip });
  return new Map(rows.map(({ code, target, staff }) => [code, { target, staff }]));
}

/** The same codes; those that lead to a pool with the target that their last visit was shown. */
export function placePooled(
  db: Database,
  scope: Scope,
  codes: readonly CodeRow[],
): readonly CodeRow[] {
  const shown = readShown(db, scope);
  return codes.map((code) => ({ ...code, ...shown.get(code.id) }));
}
