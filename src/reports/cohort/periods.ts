import { DAY_MS, formatDay, monthOf, weekOf } from '../../core/time.ts';

/** What a calendar is cut into. Weeks are those of ISO 8601: Monday to Sunday. */
export const UNITS = ['day', 'week', 'month'] as const;
export type Unit = (typeof UNITS)[number];

/** 1970-01-01 was a Thursday: its week began three days before. */
const THURSDAY = 3;

/** The number of the period that a day (since 1970-01-01) lies in: neighbours differ by one. */
export function periodOf(unit: Unit, day: number): number {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + THURSDAY) / 7);
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a period. */
export function firstDayOf(unit: Unit, period: number): number {
  if (unit === 'day') return period;
  if (unit === 'week') return period * 7 - THURSDAY;
  return Date.UTC(Math.floor(period / 12), period % 12) / DAY_MS;
}

/** `2026-03-01`, `2026-W09` or `2026-03`. */
export function periodName(unit: Unit, period: number): string {
  const first = firstDayOf(unit, period);
  if (unit === 'day') return formatDay(first);
  return unit === 'month' ? monthOf(first) : weekOf(first);
}

/** The last period that is over at the end of `day`. */
export function lastWhole(unit: Unit, day: number): number {
  return periodOf(unit, day + 1) - 1;
}
