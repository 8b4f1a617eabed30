import type { Row } from '../../core/table.ts';
import { median } from '../median.ts';
import { chainRate } from '../../statistics/chain.ts';
import { type Interval, type Proportion, wilson } from '../../statistics/wilson.ts';
import { DELIVERED, ISSUED, JOINED, SCANNED, STAGES, type UnitJourney } from './journey.ts';

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
  /** Visitors of shared codes beyond the people who joined through them, code by code. */
  readonly onlyScanned: number;
  /** Of all that count as scanned, how many do because somebody joined: no visit of theirs is on record. */
  readonly inferred: number;
};

/**
 * The steps of a funnel, by their places in STAGES. Shared codes have no `issued`: many people scan
 * one, so it is no part of a funnel of people. Fixed ways alone begin at `joined`.
 */
export function stagesOf({ has }: Crowd): readonly number[] {
  const start = has.shared ? SCANNED : has.single || !has.way ? ISSUED : JOINED;
  return [...STAGES.keys()].filter(
    (stage) => stage >= start && (stage !== DELIVERED || has.delivery),
  );
}

/** Who reached a step, as far as they are known. */
export function unitsAt({ units, onlyWays }: Crowd, stage: number): readonly UnitJourney[] {
  return [...units, ...onlyWays].filter(({ depth }) => depth >= stage);
}

/**
 * One row per stage: how many units reached it, and which share of those who could. `unit` is what is
 * counted. `already` is how many of them stand for somebody who was a customer of the own shop before
 * joining; `open`, of how many it cannot be said yet whether they reach it: of the step itself, or of one before.
 * `step_rate` is of the step before, without those that are open, with Wilson's 95 % interval from
 * `ci_low` to `ci_high`; `overall_rate` is of the first, with its own from `overall_low` to `overall_high`.
 * Where some are open, who stand in every step before, it is the product of the steps from there on, and
 * Wilson's interval is taken at the trials that `chainRate` says it is worth. Rates are fractions, null where nobody could. Who came by
 * a fixed way had one of the codes in hand, nobody knows which, nor whether it was one that was seen: they
 * are counted from `joined` on, and where that makes it more than a row before, no rate is given of that one.
 * Where no visit at all is on record, whoever joined is all that is known to have scanned, which is no rate either.
 * `median_hours`: since the step before, over the units that have both times; none for `kept_7d`, a fixed
 * wait.
 */
export function funnelRows(crowd: Crowd): Row[] {
  const { units, onlyWays } = crowd;
  const stages = stagesOf(crowd);
  const all = [...units, ...onlyWays];
  const counts = STAGES.map((_, stage) => countAt(crowd, stage));
  const count = (stage: number | undefined): number => counts[stage ?? -1] ?? 0;
  const openAt = (stage: number): number => all.filter(({ openFrom }) => openFrom === stage).length;
  const steps = stages.slice(1).map((stage, at) => ({
    successes: count(stage),
    trials: count(stages[at]) - openAt(stage),
  }));
  const first = count(stages[0]);
  // Before `joined` nothing is open.
  const since = stages.indexOf(JOINED);
  const isUnseen = crowd.inferred > 0 && crowd.inferred === count(SCANNED);
  const isOfUnseen = (stage: number, before: number | undefined): boolean =>
    isUnseen && (stage === SCANNED || before === SCANNED);
  const overallOf = (stage: number, at: number): Proportion | null => {
    if (stage >= JOINED && count(JOINED) > first) return null;
    if (at > 0 && isOfUnseen(stage, stages[0])) return null;
    if (openBy(all, stage).length === 0) return { successes: count(stage), trials: first };
    return chainRate([{ successes: count(JOINED), trials: first }, ...steps.slice(since, at)]);
  };
  return stages.map((stage, at) => {
    const step = isOfUnseen(stage, stages[at - 1]) ? undefined : steps[at - 1];
    const overall = overallOf(stage, at);
    const interval = intervalOf(step);
    // The first step is all of itself: nothing is estimated there.
    const overallInterval = at === 0 ? null : intervalOf(overall);
    return {
      stage: STAGES[stage] ?? null,
      unit: unitOf(crowd, stage),
      count: count(stage),
      already:
        stage < JOINED ? null : unitsAt(crowd, stage).filter(({ already }) => already).length,
      open: openBy(all, stage).length,
      step_rate: rateOf(step),
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      overall_rate: rateOf(overall),
      overall_low: overallInterval?.low ?? null,
      overall_high: overallInterval?.high ?? null,
      median_hours: at === 0 ? null : medianHours(all, stage),
    };
  });
}

/** How many count as scanned, or would if that were a step. */
export function scannedOf(crowd: Crowd): number {
  return countAt(crowd, SCANNED);
}

function countAt(crowd: Crowd, stage: number): number {
  if (stage >= JOINED) return unitsAt(crowd, stage).length;
  return crowd.units.filter(({ depth }) => depth >= stage).length + crowd.onlyScanned;
}

/** Units of which it cannot be said yet whether they reach a step, or one before it. */
export function openBy(units: readonly UnitJourney[], stage: number): readonly UnitJourney[] {
  return units.filter(({ openFrom }) => openFrom !== null && openFrom <= stage);
}

/** What a row counts: codes where one is one parcel or person; else visitors, and people who joined. */
function unitOf({ has }: Crowd, stage: number): string {
  if (stage <= SCANNED) {
    if (!has.shared) return 'codes';
    return has.single ? 'codes-visitors' : 'visitors';
  }
  if (!has.shared && !has.way) return 'codes';
  return has.single ? 'codes-people' : 'people';
}

/** Null where there were no trials, and where more came than could: see `funnelRows`. */
function rateOf(proportion: Proportion | null | undefined): number | null {
  if (proportion === null || proportion === undefined || proportion.trials === 0) return null;
  const { successes, trials } = proportion;
  return successes > trials ? null : successes / trials;
}

/** Wilson's, where there is a rate. */
function intervalOf(proportion: Proportion | null | undefined): Interval | null {
  if (rateOf(proportion) === null || !proportion) return null;
  return wilson(proportion.successes, proportion.trials);
}

function medianHours(units: readonly UnitJourney[], stage: number): number | null {
  return median(units.flatMap(({ hours }) => hours.get(stage) ?? []));
}
