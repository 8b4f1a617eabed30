import type { Database } from '../../db/open.ts';

/** Where a join came from, as far as its state proves it. */
export type Origin = {
  readonly campaign: number;
  readonly channel: string;
  /** '' where the code has none. */
  readonly variant: string;
  /** None where only the route is known: the fixed state of a contact way. */
  readonly batch: number | null;
  /** The code, or the state of the contact way: settles what ids of ours must not. */
  readonly name: string;
};

const OF_CODES = /* sql */ `
SELECT codes.id, codes.campaign_id AS campaign, codes.channel, codes.variant, codes.batch_id AS batch,
  codes.code AS name
FROM json_each(@ids) AS wanted
CROSS JOIN codes ON codes.id = wanted.value`;

// A contact way proves the campaign and the variant; where it was placed is what its campaign is for.
const OF_ROUTES = /* sql */ `
SELECT joins.id, contact_ways.campaign_id AS campaign, campaigns.channel, contact_ways.variant,
  NULL AS batch, contact_ways.state AS name
FROM contact_ways
JOIN campaigns ON campaigns.id = contact_ways.campaign_id
JOIN joins ON joins.state = contact_ways.state
JOIN join_attributions ON join_attributions.join_id = joins.id AND join_attributions.level = 'P3'`;

type OriginRow = Origin & { readonly id: number };

/** The origins of codes, by the code's id. */
export function readCodeOrigins(
  db: Database,
  codes: ReadonlySet<number>,
): ReadonlyMap<number, Origin> {
  const ids = JSON.stringify([...codes]);
  return byId(db.prepare<{ ids: string }, OriginRow>(OF_CODES).all({ ids }));
}

/** The origins of joins of which only the route is known, by the join's id. */
export function readRouteOrigins(db: Database): ReadonlyMap<number, Origin> {
  return byId(db.prepare<[], OriginRow>(OF_ROUTES).all());
}

function byId(rows: readonly OriginRow[]): ReadonlyMap<number, Origin> {
  return new Map(rows.map(({ id, ...origin }) => [id, origin]));
}
