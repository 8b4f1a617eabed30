import { HOUR_MS, zoneOffset } from '../../core/time.ts';

/** The hour of the day at which an instant (ms UTC) is, in a zone: `00` to `23`. */
export function hourOf(at: number, zone: string): string {
  return hourName(Math.floor((at + zoneOffset(at, zone)) / HOUR_MS) % 24);
}

/** All hours of the day. */
export const HOURS: readonly string[] = Array.from({ length: 24 }, (_, hour) => hourName(hour));

function hourName(hour: number): string {
  return String(hour).padStart(2, '0');
}
