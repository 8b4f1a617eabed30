import type { Column, Row } from '../../../core/table.ts';
import { wilson } from '../../../statistics/wilson.ts';
import type { Crowd } from './people.ts';
import type { Question } from './question.ts';
import { type Spread, spreadOf } from './spread.ts';

export const STEP_COLUMNS: readonly Column[] = [
  { key: 'step', type: 'count' },
  { key: 'event', type: 'text' },
  { key: 'count', type: 'count' },
  { key: 'open', type: 'count' },
  { key: 'step_rate', type: 'rate' },
  { key: 'ci_low', type: 'rate', spare: 3 },
  { key: 'ci_high', type: 'rate', spare: 3 },
  { key: 'overall_rate', type: 'rate', bar: 'of-one' },
  { key: 'overall_low', type: 'rate', spare: 1 },
  { key: 'overall_high', type: 'rate', spare: 1 },
  { key: 'p25_hours', type: 'hours', spare: 5 },
  { key: 'median_hours', type: 'hours', spare: 2 },
  { key: 'p75_hours', type: 'hours', spare: 5 },
  { key: 'mean_hours', type: 'hours', spare: 4 },
];

/**
 * One row per step, of some of the people. `count`: who reached it, of those who have had the whole
 * window; `open`: who reached it so far, of those who have not. Rates are of the first alone:
 * `step_rate` of the step before, `overall_rate` of the first; `ci_low` and `ci_high` are Wilson's
 * 95 % interval of `step_rate`, `overall_low` and `overall_high` of `overall_rate`. A step that may be left out is measured against the one before that
 * may not, and is no step before any. Hours are since that step.
 */
export function stepRows(crowd: Crowd, members: Int32Array, { steps, rule }: Question): Row[] {
  const first = countOf(crowd, members, 0).count;
  let before = 0;
  let beforeCount = first;
  return steps.map((step, n) => {
    const { count, open } = countOf(crowd, members, n);
    const interval = n === 0 ? null : wilson(count, beforeCount);
    const overall = n === 0 ? null : wilson(count, first);
    const row = {
      step: n + 1,
      event:
        rule.order === 'any' ? `${n + 1}/${steps.length}` : step.text + (step.optional ? '?' : ''),
      count,
      open,
      step_rate: n === 0 ? null : fraction(count, beforeCount),
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      overall_rate: fraction(count, first),
      overall_low: overall?.low ?? null,
      overall_high: overall?.high ?? null,
      ...waitedFor(crowd, members, before, n),
    };
    if (!step.optional) {
      before = n;
      beforeCount = count;
    }
    return row;
  });
}

function countOf(
  { steps, times, open }: Crowd,
  members: Int32Array,
  step: number,
): { count: number; open: number } {
  let count = 0;
  let opened = 0;
  for (const one of members) {
    if (Number.isNaN(times[one * steps + step])) continue;
    if (open[one] === 1) opened += 1;
    else count += 1;
  }
  return { count, open: opened };
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function waitedFor(crowd: Crowd, members: Int32Array, from: number, to: number): Spread {
  return spreadOf(from === to ? new Float64Array() : waitsOf(crowd, members, from, to));
}

/** How long the people who have had the whole window took from one step to another: ms, rising. */
export function waitsOf(
  { steps, times, open }: Crowd,
  members: Int32Array,
  from: number,
  to: number,
): Float64Array {
  const waits = new Float64Array(members.length);
  let size = 0;
  for (const one of members) {
    const wait = (times[one * steps + to] ?? NaN) - (times[one * steps + from] ?? NaN);
    if (open[one] === 1 || Number.isNaN(wait)) continue;
    waits[size] = wait;
    size += 1;
  }
  return waits.subarray(0, size).toSorted();
}
