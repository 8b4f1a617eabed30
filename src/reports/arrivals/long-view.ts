import type { Column, Row, RulePart } from '../../core/table.ts';
import { rule } from '../rule.ts';
import type { Told } from './ground.ts';
import type { Guest } from './outcome.ts';

/** What stands beside the first 7 days: see `longView`. */
export const LONG_COLUMNS: readonly Column[] = [
  { key: 'kept_180d', type: 'count', spare: 10 },
  { key: 'undecided_180d', type: 'count', spare: 12 },
  { key: 'kept_180d_rate', type: 'rate', spare: 11 },
  { key: 'week_each_minor', type: 'money', spare: 11 },
  { key: 'half_year_each_minor', type: 'money', spare: 11 },
];

/**
 * Who is kept 180 days, of those of whom it can be said; and what one of a group spent in the first 7 and
 * 180 × 24 hours after joining, over those of whom as many have been seen: minor units, rounded, null where
 * there is nobody.
 */
export function longView(guests: readonly Guest[], told: Told): Row {
  const kept = guests.filter(isKeptLong).length;
  const undecided = guests.filter(({ arrival }) => arrival.keptLong === 'open').length;
  const decided = guests.length - undecided;
  return {
    kept_180d: told.leaves ? kept : null,
    undecided_180d: undecided,
    kept_180d_rate: decided === 0 ? null : kept / decided,
    week_each_minor: mean(guests.flatMap(({ buying }) => buying.inWeek ?? [])),
    half_year_each_minor: mean(guests.flatMap(({ buying }) => buying.inHalfYear ?? [])),
  };
}

export function isKeptLong({ arrival }: Guest): boolean {
  return arrival.keptLong === 'kept';
}

/** What they mean, and of how many each cannot be said yet. */
export function longRule(guests: readonly Guest[]): RulePart {
  const params = {
    kept: guests.filter(({ arrival }) => arrival.keptLong === 'open').length,
    week: guests.filter(({ buying }) => buying.inWeek === null).length,
    half: guests.filter(({ buying }) => buying.inHalfYear === null).length,
  };
  return rule('immature', 'channels-long-view', params);
}

function mean(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length);
}
