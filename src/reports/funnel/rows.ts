import type { Row } from '../../core/table.ts';
import { median } from '../median.ts';
import { wilson } from '../../statistics/wilson.ts';
import { type ISSUED, KEPT, SCANNED, STAGES, type UnitJourney } from './journey.ts';

/** What the rows of one funnel are counted from. */
export type Crowd = {
  /** Shared codes have no `issued`: many people scan one, so it is no part of a funnel of people. */
  readonly start: typeof ISSUED | typeof SCANNED;
  readonly units: readonly UnitJourney[];
  /** Visitors of shared codes beyond the people who joined through them. */
  readonly onlyScanned: number;
};

/**
 * One row per stage, from `start` on: how many units reached it, and which share of those who could.
 * `step_rate` is of the step before, `overall_rate` of the first; both leave out, from `kept_7d` on,
 * the units of which it cannot be said yet whether they are kept. `ci_low` and `ci_high` are Wilson's
 * 95 % interval of `step_rate`. Rates are fractions, null where nobody could. `median_hours`: since
 * the step before, over the units that have both times; none for `kept_7d`, a fixed wait.
 */
export function funnelRows({ start, units, onlyScanned }: Crowd): Row[] {
  const reached = STAGES.map(
    (_, stage) =>
      units.filter(({ depth }) => depth >= stage).length + (stage <= SCANNED ? onlyScanned : 0),
  );
  const open = units.filter((unit) => unit.open).length;
  const count = (stage: number): number => reached[stage] ?? 0;
  return STAGES.flatMap((name, stage) => {
    if (stage < start) return [];
    const first = stage === start;
    const undecided = stage >= KEPT ? open : 0;
    const before = first ? 0 : count(stage - 1) - (stage === KEPT ? open : 0);
    const interval = wilson(count(stage), before);
    return {
      stage: name,
      count: count(stage),
      step_rate: first ? null : fraction(count(stage), before),
      overall_rate: fraction(count(stage), count(start) - undecided),
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      median_hours: first ? null : medianHours(units, stage),
    };
  });
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function medianHours(units: readonly UnitJourney[], stage: number): number | null {
  return median(units.flatMap(({ hours }) => hours.get(stage) ?? []));
}
