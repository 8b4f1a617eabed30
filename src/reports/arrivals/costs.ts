import type { Database } from '../../db/open.ts';
import type { Arrival } from './arrivals.ts';

const COSTS = /* sql */ `
SELECT costs.campaign_id AS campaign, campaigns.channel, costs.variant, costs.currency,
  sum(costs.amount_minor) AS minor
FROM costs
JOIN campaigns ON campaigns.id = costs.campaign_id
WHERE costs.at BETWEEN @since AND @asOf AND (@campaign IS NULL OR costs.campaign_id = @campaign)
GROUP BY costs.campaign_id, costs.variant, costs.currency
ORDER BY costs.campaign_id, costs.variant, costs.currency`;

/** What was spent on a variant of a campaign, or on the campaign as a whole (''), minor units. */
export type CostRow = {
  readonly campaign: number;
  readonly channel: string;
  readonly variant: string;
  readonly currency: string;
  readonly minor: number;
};

type Scope = { readonly since: number; readonly asOf: number; readonly campaign: number | null };

/** What was spent from `since` to `asOf`, in every currency. */
export function readCosts(db: Database, { since, asOf, campaign }: Scope): CostRow[] {
  return db.prepare<Scope, CostRow>(COSTS).all({ since, asOf, campaign });
}

/**
 * Shares an amount out by weights, in whole minor units that add up to it: each gets its part rounded
 * down, and what is left goes, one by one, to those that lost most (the method of largest remainders).
 * @param minor any whole number
 * @param weights not negative
 * @returns by place in `weights`; undefined where all weights are 0
 */
export function shareOut(minor: number, weights: readonly number[]): readonly number[] | undefined {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return undefined;
  const exact = weights.map((weight) => (minor * weight) / whole);
  const parts = exact.map(Math.floor);
  const left = minor - parts.reduce((sum, part) => sum + part, 0);
  const lost = exact
    .map((part, at) => ({ at, lost: part - Math.floor(part) }))
    .toSorted((a, b) => b.lost - a.lost || a.at - b.at);
  for (const { at } of lost.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

/** Did somebody come through what was paid for, the campaign or a variant of it? */
export function cameThrough({ campaign, variant }: CostRow): (arrival: Arrival) => boolean {
  return ({ origin }) =>
    origin?.campaign === campaign && (variant === '' || origin.variant === variant);
}
