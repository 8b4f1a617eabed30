import { DAY_MS, dayOf, fromWall, zoneOffset } from '../../core/time.ts';

/** From a moment to a moment, both inclusive, milliseconds UTC. */
export type Period = { readonly from: number; readonly to: number };

/** The period that is looked at, the one before it, and the same a year ago: each as many days. */
export const PERIODS = ['now', 'last', 'year_ago'] as const;
export type PeriodName = (typeof PERIODS)[number];

export type Asked = {
  readonly since: number | undefined;
  readonly asOf: number;
  readonly untilGiven: boolean;
};

/** So many days where nobody says from when. */
const DAYS = 30;

/**
 * From `--since` to `--until`. Without `--until` the last day is yesterday, for today is not over; without
 * `--since` it is 30 days.
 */
export function periodsOf(
  { since, asOf, untilGiven }: Asked,
  zone: string,
): Readonly<Record<PeriodName, Period>> {
  const midnight = (day: number): number => fromWall(day * DAY_MS, zone);
  const to = untilGiven ? asOf : midnight(dayOf(asOf, zone)) - 1;
  const lastDay = dayOf(to, zone);
  const from = since ?? midnight(lastDay - DAYS + 1);
  const days = Math.max(1, lastDay - dayOf(from, zone) + 1);
  const earlier = (by: number): Period => ({
    from: moved(from, by, zone),
    to: moved(to, by, zone),
  });
  return {
    now: { from, to },
    last: earlier(days),
    year_ago: earlier(lastDay - yearBefore(lastDay)),
  };
}

/** The same time of day so many days earlier. */
function moved(at: number, days: number, zone: string): number {
  return fromWall(at + zoneOffset(at, zone) - days * DAY_MS, zone);
}

/** The same date a year earlier; 28 February for the 29th. */
function yearBefore(day: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month, of] = [date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(of, lastOfMonth)) / DAY_MS;
}
