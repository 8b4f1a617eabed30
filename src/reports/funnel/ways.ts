import type { Database } from '../../db/open.ts';
import type { CodeRow, JoinRow, Scope } from './facts.ts';

// The fixed state of a contact way (P3) proves the member of staff and the variant, and no code.
const WAYS = /* sql */ `
SELECT ways.state, ways.variant, coalesce(campaigns.channel, '') AS channel,
  targets.name AS target, nullif(targets.staff, '') AS staff,
  coalesce(customers.customer_id, joins.identity_id) AS person, min(joins.joined_at) AS joined_at
FROM join_attributions
JOIN joins ON joins.id = join_attributions.join_id
JOIN contact_ways AS ways ON ways.state = joins.state
JOIN targets ON targets.id = ways.target_id
LEFT JOIN campaigns ON campaigns.id = ways.campaign_id
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE join_attributions.level = 'P3' AND joins.joined_at <= @asOf
  AND (@campaign IS NULL OR ways.campaign_id = @campaign)
GROUP BY ways.state, person
ORDER BY ways.state, person`;
type WayRow = Pick<CodeRow, 'variant' | 'channel' | 'target' | 'staff'> & {
  readonly state: string;
  readonly person: number;
  readonly joined_at: number;
};

export type Ways = { readonly codes: readonly CodeRow[]; readonly joins: readonly JoinRow[] };

/**
 * The fixed ways that people joined through, as if they were codes with ids below 0, and who joined
 * through each: the first join of each person.
 * @param since joins before that are not looked at, ms UTC
 */
export function readWays(db: Database, scope: Scope, since: number): Ways {
  const codes = new Map<string, CodeRow>();
  const joins: JoinRow[] = [];
  for (const { state, person, joined_at, ...way } of db.prepare<Scope, WayRow>(WAYS).all(scope)) {
    if (joined_at < since) continue;
    const known = codes.get(state) ?? { ...UNKNOWN, ...way, name: state, id: -1 - codes.size };
    codes.set(state, known);
    joins.push({ code: known.id, person, joined_at });
  }
  return { codes: [...codes.values()], joins };
}

const UNKNOWN = {
  unit: 'way',
  batch: null,
  platform: null,
  shop: null,
  province: null,
  product: null,
  issued_at: 0,
  issued_day: null,
  first_visit_at: null,
  delivered: false,
  delivered_at: null,
} as const;
