import { DAY_MS, zoneOffset } from './time.ts';

/** From when (ms UTC) the clocks of a zone were how far ahead of UTC (ms). */
export type ClockChange = { readonly from: number; readonly offset: number };

/**
 * How the clocks of a zone went between two instants, ms UTC: at the first of them, and whenever they were
 * changed up to the second. Of changes within one day it is those to the offset at the day's end.
 */
export function clockChanges(from: number, to: number, zone: string): readonly ClockChange[] {
  const changes: ClockChange[] = [{ from, offset: zoneOffset(from, zone) }];
  for (let day = from; day < to; day += DAY_MS) {
    const [before, after] = [zoneOffset(day, zone), zoneOffset(day + DAY_MS, zone)];
    if (before === after) continue;
    changes.push({ from: firstWith(after, day, day + DAY_MS, zone), offset: after });
  }
  return changes;
}

/** The first instant after `from` at which the zone has the offset that it has at `to`. */
function firstWith(offset: number, from: number, to: number, zone: string): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zoneOffset(middle, zone) === offset) after = middle;
    else before = middle;
  }
  return after;
}
