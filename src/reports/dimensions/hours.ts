import { DAY_MS, HOUR_MS, zoneOffset } from '../../core/time.ts';

/** The hour of the day at which an instant (ms UTC) is, in a zone: `00` to `23`. */
export function hourOf(at: number, zone: string): string {
  return hourName(Math.floor((at + zoneOffset(at, zone)) / HOUR_MS) % 24);
}

/** All hours of the day. */
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, hour) => hourName(hour));

function hourName(hour: number): string {
  return String(hour).padStart(2, '0');
}

/**
 * How far ahead of UTC a zone was in the ten years before a moment, ms, for a statement, as SQLite has no
 * zones; undefined where its clocks were put forward and back.
 */
export function oneOffset(at: number, zone: string): number | undefined {
  const months = Array.from({ length: 120 }, (_, n) => zoneOffset(at - n * 30 * DAY_MS, zone));
  return new Set(months).size === 1 ? months[0] : undefined;
}
