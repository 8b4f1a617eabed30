import type { HistogramChart } from '../../../core/chart.ts';
import { HOUR_MS } from '../../../core/time.ts';
import { quantileOf } from '../../../statistics/quantile.ts';

/** How long it took, in hours; null where nobody got there. Quartiles of type 7. */
export type Spread = {
  readonly p25_hours: number | null;
  readonly median_hours: number | null;
  readonly p75_hours: number | null;
  readonly mean_hours: number | null;
};

/** @param waits milliseconds, rising */
export function spreadOf(waits: Float64Array): Spread {
  if (waits.length === 0)
    return { p25_hours: null, median_hours: null, p75_hours: null, mean_hours: null };
  const hours = (p: number): number => quantileOf(waits, p) / HOUR_MS;
  let sum = 0;
  for (const wait of waits) sum += wait;
  return {
    p25_hours: hours(0.25),
    median_hours: hours(0.5),
    p75_hours: hours(0.75),
    mean_hours: sum / waits.length / HOUR_MS,
  };
}

const MOST_BINS = 24;
const MINUTE_MS = 60_000;

/**
 * Bins of equal width over the whole range, as many as the cube root of how many waits there are (as
 * PostHog's histogram of times to convert has it), at most 24; of whole minutes, one at least.
 * @param waits milliseconds, rising
 * @returns edges in hours
 */
export function binsOf(waits: Float64Array): HistogramChart['bins'] {
  const least = waits[0];
  const most = waits.at(-1);
  if (least === undefined || most === undefined) return [];
  const wanted = Math.min(MOST_BINS, Math.max(1, Math.ceil(Math.cbrt(waits.length))));
  const width = Math.max(1, Math.ceil((most - least) / wanted / MINUTE_MS)) * MINUTE_MS;
  const counts: number[] = Array.from(
    { length: Math.max(1, Math.ceil((most - least) / width)) },
    () => 0,
  );
  for (const wait of waits) {
    // The last bin has its end in it.
    const bin = Math.min(counts.length - 1, Math.floor((wait - least) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({
    from: (least + bin * width) / HOUR_MS,
    to: (least + (bin + 1) * width) / HOUR_MS,
    count,
  }));
}

/** The same in words, for a line of text: `1.5-3 h`, and how many. */
export function histogramOf(waits: Float64Array): Readonly<Record<string, number>> {
  const round = (hours: number): number => Math.round(hours * 100) / 100;
  return Object.fromEntries(
    binsOf(waits).map(({ from, to, count }) => [`${round(from)}-${round(to)} h`, count]),
  );
}
