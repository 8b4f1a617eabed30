import type { Row } from '../../core/table.ts';

/**
 * How adds compare with a target for the day. `attainment` is adds ÷ (target × days) by the days on which a member of
 * staff added anybody, for nobody's holidays are known; `period_attainment` by all days of the period, so that who
 * added somebody on a single day has not met it. Both are over all members of a group.
 * @param added who added somebody, and on which day (days since 1970-01-01)
 * @param target adds a day, 1 or more
 * @param all the days of the period, those of each member of a group
 */
export function attainment(
  added: readonly { readonly name: string; readonly day: number }[],
  target: number,
  all: number,
): Row {
  const days = new Map<string, number>();
  for (const { name, day } of added) {
    const key = `${day} ${name}`;
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  return {
    days: days.size,
    attainment: days.size === 0 ? null : added.length / (target * days.size),
    days_met: [...days.values()].filter((n) => n >= target).length,
    period_days: all,
    period_attainment: all === 0 ? null : added.length / (target * all),
  };
}
