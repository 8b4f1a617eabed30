import { REST } from '../rest.ts';
import type { Group } from './groups.ts';
import type { SubsidyRow } from './query.ts';

/** What was given away in one currency. */
export type Subsidies = {
  /** Minor units in all; null: no gift and no red packet is among the costs. */
  readonly total: number | null;
  readonly common: number;
  readonly ofVariant: ReadonlyMap<string, number>;
};

export function subsidiesIn(rows: readonly SubsidyRow[], currency: string): Subsidies {
  const counted = rows.filter((row) => row.currency === currency);
  const total = counted.reduce((sum, { amount }) => sum + amount, 0);
  const common = counted.reduce((sum, row) => sum + (row.variant === null ? row.amount : 0), 0);
  const ofVariant = new Map<string, number>();
  for (const { variant, amount } of counted) if (variant !== null) ofVariant.set(variant, amount);
  return { total: counted.length === 0 ? null : total, common, ofVariant };
}

/**
 * What each first order of a variant's newcomers cost in gifts, minor units: the variant's own, and of
 * those that the whole campaign had as much as it has newcomers. Null where nobody bought.
 */
export function subsidyEach(
  { value, curve }: Group,
  { total, common, ofVariant }: Subsidies,
  everybody: number,
): number | null {
  // What several small groups cost together is not known by their name.
  if (total === null || value === REST || curve.ordered === 0 || everybody === 0) return null;
  const own = value === null ? 0 : (ofVariant.get(String(value)) ?? 0);
  return Math.round((own + (common * curve.people) / everybody) / curve.ordered);
}
