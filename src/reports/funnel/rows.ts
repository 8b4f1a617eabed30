import type { Row } from '../../core/table.ts';
import { median } from '../median.ts';
import { wilson } from '../../statistics/wilson.ts';
import { DELIVERED, ISSUED, JOINED, KEPT, SCANNED, STAGES, type UnitJourney } from './journey.ts';

/** What the rows of one funnel are counted from. */
export type Crowd = {
  readonly has: {
    readonly single: boolean;
    readonly shared: boolean;
    readonly way: boolean;
    /** Is `delivered` a step? */
    readonly delivery: boolean;
  };
  readonly units: readonly UnitJourney[];
  /** People whose only join is through a fixed way: no code is known of them. */
  readonly onlyWays: readonly UnitJourney[];
  /** Visitors of shared codes beyond the people who joined through them. */
  readonly onlyScanned: number;
};

/**
 * The steps of a funnel, by their places in STAGES. Shared codes have no `issued`: many people scan
 * one, so it is no part of a funnel of people. Nor have more people than there were codes, who must
 * have come past them. Fixed ways alone begin at `joined`.
 */
export function stagesOf(crowd: Crowd): readonly number[] {
  const { has } = crowd;
  const start = isPastCodes(crowd) ? SCANNED : has.single || !has.way ? ISSUED : JOINED;
  return [...STAGES.keys()].filter(
    (stage) => stage >= start && (stage !== DELIVERED || has.delivery),
  );
}

function isPastCodes(crowd: Crowd): boolean {
  const { has, units, onlyWays } = crowd;
  return (
    has.shared ||
    (has.single && onlyWays.length > 0 && unitsAt(crowd, JOINED).length > units.length)
  );
}

/** Who reached a step, as far as they are known. */
export function unitsAt({ units, onlyWays }: Crowd, stage: number): readonly UnitJourney[] {
  return [...units, ...onlyWays].filter(({ depth }) => depth >= stage);
}

/**
 * One row per stage: how many units reached it, and which share of those who could. `unit` is what is
 * counted. `already` is how many of them stand for somebody who was a customer of the own shop before
 * joining; `open`, of how many it cannot be said yet whether they are kept.
 * `step_rate` is of the step before, `overall_rate` of the first; both leave out, from `kept_7d` on,
 * those that are open. `ci_low` and `ci_high` are Wilson's 95 % interval of `step_rate`. Rates are
 * fractions, null where nobody could. `median_hours`: since the step before, over the units that have
 * both times; none for `kept_7d`, a fixed wait.
 */
export function funnelRows(crowd: Crowd): Row[] {
  const { units, onlyWays, onlyScanned } = crowd;
  const stages = stagesOf(crowd);
  const all = [...units, ...onlyWays];
  const joined = unitsAt(crowd, JOINED).length;
  // Whoever came by a fixed way had one of the codes in hand, nobody knows which.
  const counts = STAGES.map((_, stage) => {
    const known = units.filter(({ depth }) => depth >= stage).length;
    return stage > SCANNED ? unitsAt(crowd, stage).length : Math.max(joined, known + onlyScanned);
  });
  const count = (stage: number | undefined): number => counts[stage ?? -1] ?? 0;
  const open = all.filter((unit) => unit.open).length;
  return stages.map((stage, at) => {
    const first = at === 0;
    const undecided = stage >= KEPT ? open : 0;
    const before = first ? 0 : count(stages[at - 1]) - (stage === KEPT ? open : 0);
    const interval = wilson(count(stage), before);
    return {
      stage: STAGES[stage] ?? null,
      unit: unitOf(crowd, stage),
      count: count(stage),
      already:
        stage < JOINED ? null : unitsAt(crowd, stage).filter(({ already }) => already).length,
      open: undecided,
      step_rate: first ? null : fraction(count(stage), before),
      overall_rate: fraction(count(stage), count(stages[0]) - undecided),
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      median_hours: first ? null : medianHours(all, stage),
    };
  });
}

/** What a row counts: codes where one is one parcel or person; else visitors, and people who joined. */
function unitOf(crowd: Crowd, stage: number): string {
  const { has } = crowd;
  if (stage <= SCANNED) {
    if (!isPastCodes(crowd)) return 'codes';
    return has.single ? 'codes-visitors' : 'visitors';
  }
  if (!has.shared && !has.way) return 'codes';
  return has.single ? 'codes-people' : 'people';
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function medianHours(units: readonly UnitJourney[], stage: number): number | null {
  return median(units.flatMap(({ hours }) => hours.get(stage) ?? []));
}
