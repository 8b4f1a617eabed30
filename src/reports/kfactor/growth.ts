import type { Interval } from '../../statistics/wilson.ts';

/** Everybody who comes in the end, per seed; null: no such number. */
export type Amplification = {
  readonly times: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * What a K below 1 makes of each seed when every generation does as well as these have done:
 * 1 + K + K² + … = 1 / (1 − K), the total progeny of a subcritical branching process (Harris, "The
 * Theory of Branching Processes", 1963, chapter I). It is not defined where K reaches 1: the sum does
 * not end. An interval of K is carried through end by end, since 1 / (1 − K) only rises.
 */
export function amplification(k: number | null, interval: Interval | null): Amplification {
  const times = (of: number | null | undefined): number | null =>
    of === null || of === undefined || of >= 1 ? null : 1 / (1 - of);
  return { times: times(k), low: times(interval?.low), high: times(interval?.high) };
}
