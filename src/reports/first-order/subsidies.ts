import type { Cell } from '../../core/table.ts';
import type { Joined } from '../dimensions/joins.ts';
import { REST } from '../rest.ts';
import type { Curve } from './curve.ts';
import type { Group } from './groups.ts';
import type { Newcomers } from './newcomers.ts';
import type { SubsidyRow } from './query.ts';

/**
 * Gifts are held against first orders within so many days of the join, one of those that a share is asked for.
 * All first orders so far would make gifts dear where many joined lately and have had no time to buy.
 */
export const SUBSIDY_DAYS = 30;

/** What was given away in one currency, and to whom. */
export type Subsidies = {
  /** Minor units in all; null: no gift and no red packet is among the costs. */
  readonly total: number | null;
  readonly common: number;
  readonly ofVariant: ReadonlyMap<Cell, number>;
  /** The other currencies of gifts; and the variants (null: the whole campaign) that gave some in one. */
  readonly elsewhere: readonly string[];
  readonly mixed: ReadonlySet<Cell>;
  /** Who joined and had not bought before, watched or not. */
  readonly joined: { readonly all: number; readonly ofVariant: ReadonlyMap<Cell, number> };
};

export function subsidiesIn(
  rows: readonly SubsidyRow[],
  currency: string,
  { people, unwatched }: Newcomers,
): Subsidies {
  const counted = rows.filter((row) => row.currency === currency);
  const others = rows.filter((row) => row.currency !== currency);
  const total = counted.reduce((sum, { amount }) => sum + amount, 0);
  const common = counted.reduce((sum, row) => sum + (row.variant === null ? row.amount : 0), 0);
  const ofVariant = new Map<Cell, number>();
  for (const { variant, amount } of counted) if (variant !== null) ofVariant.set(variant, amount);
  const joined = [...people.map(({ join }) => join), ...unwatched];
  return {
    total: counted.length === 0 ? null : total,
    common,
    ofVariant,
    elsewhere: [...new Set(others.map((row) => row.currency))].toSorted(),
    mixed: new Set(others.map(({ variant }) => variant)),
    joined: { all: joined.length, ofVariant: countByVariant(joined) },
  };
}

function countByVariant(joined: readonly Joined[]): ReadonlyMap<Cell, number> {
  const counts = new Map<Cell, number>();
  for (const { origin } of joined) {
    const variant = origin?.variant ?? null;
    counts.set(variant, (counts.get(variant) ?? 0) + 1);
  }
  return counts;
}

/**
 * What each first order of a variant's newcomers cost in gifts, minor units: the variant's own for each who joined,
 * and as much of what the whole campaign gave away as everybody got, by the share that buys. Null where nobody does,
 * or was watched long enough, and where some of it was paid in another currency: the rest would be too little.
 */
export function subsidyEach({ value, curve }: Group, given: Subsidies): number | null {
  const { total, common, ofVariant, mixed, joined } = given;
  const heads = joined.ofVariant.get(value) ?? 0;
  // What several small groups cost together is not known by their name.
  if (total === null || value === REST || heads === 0) return null;
  if (mixed.has(value) || mixed.has(null)) return null;
  return heldAgainst((ofVariant.get(value) ?? 0) / heads + common / joined.all, curve);
}

/** The share that buys within the days that gifts are held against; null where nobody was watched that long. */
export function within({ shares }: Curve): number | null {
  return shares.find(({ days }) => days === SUBSIDY_DAYS)?.share ?? null;
}

/** @param head minor units for each who joined */
export function heldAgainst(head: number, curve: Curve): number | null {
  const share = within(curve);
  if (share === null || share === 0) return null;
  // The share is a product of fractions: 79.4999999 is 79.5.
  return Math.round(Math.round((head / share) * 1e6) / 1e6);
}
