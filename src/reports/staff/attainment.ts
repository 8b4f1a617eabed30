import type { Row } from '../../core/table.ts';

/**
 * How adds compare with a target for the day. Days are those on which a member of staff added anybody:
 * nobody's holidays are known. `attainment` is adds ÷ (target × days), over all members of a group.
 * @param added who added somebody, and on which day (days since 1970-01-01)
 * @param target adds a day, 1 or more
 */
export function attainment(
  added: readonly { readonly name: string; readonly day: number }[],
  target: number,
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
  };
}
