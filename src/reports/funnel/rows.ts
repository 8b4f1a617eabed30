import type { Row } from '../../core/table.ts';
import { median } from '../median.ts';
import { chainRate } from '../../statistics/chain.ts';
import { type Interval, type Proportion, wilson } from '../../statistics/wilson.ts';
import { DELIVERED, ISSUED, JOINED, SCANNED, type UnitJourney } from './journey.ts';
import { BEFORE, isOf, MAIN, type Stage } from './stages.ts';

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
 * The rows of a funnel: its steps, and where there are any customers of before, those of their entrance. Shared
 * codes have no `issued`: many people scan one, so it is no part of a funnel of people. Fixed ways alone begin at
 * `joined`.
 */
export function entrancesOf(crowd: Crowd): readonly (readonly Stage[])[] {
  const { has } = crowd;
  const start = has.shared ? SCANNED : has.single || !has.way ? ISSUED : JOINED;
  const main = MAIN.filter(({ depth }) => depth >= start && (depth !== DELIVERED || has.delivery));
  return everybodyIn(crowd).some(({ already }) => already) ? [main, BEFORE] : [main];
}

/** Who reached a step, as far as they are known. */
export function unitsAt(crowd: Crowd, { depth, who }: Stage): readonly UnitJourney[] {
  return everybodyIn(crowd).filter((unit) => unit.depth >= depth && isOf(who, unit));
}

/** Of whom it cannot be said yet whether they reach a step, or one before it. */
export function openAt(crowd: Crowd, { depth, who }: Stage): readonly UnitJourney[] {
  return everybodyIn(crowd).filter(
    (unit) => unit.openFrom !== null && unit.openFrom <= depth && isOf(who, unit),
  );
}

function everybodyIn({ units, onlyWays }: Crowd): readonly UnitJourney[] {
  return onlyWays.length === 0 ? units : [...units, ...onlyWays];
}

/**
 * One row per stage: how many units reached it, and which share of those who could. `unit` is what is
 * counted. `already` is how many of them stand for somebody who was a customer of the own shop before
 * joining, where those are in the row; `open`, of how many it cannot be said yet whether they reach it: of the step
 * itself, or of one before.
 * `step_rate` is of the step before, without those that are open, with Wilson's 95 % interval from
 * `ci_low` to `ci_high`; `overall_rate` is of the first, with its own from `overall_low` to `overall_high`.
 * Where a row is of newcomers alone, its step rate is of those of them who were in the step before.
 * Where some are open, who stand in every step before, it is the product of the steps from there on, and
 * Wilson's interval is taken at the trials that `chainRate` says it is worth. Rates are fractions, null where nobody could. Who came by
 * a fixed way had one of the codes in hand, nobody knows which, nor whether it was one that was seen: they
 * are counted from `joined` on, and where that makes it more than a row before, no rate is given of that one.
 * Where no visit at all is on record, whoever joined is all that is known to have scanned, which is no rate either.
 * `median_hours`: since the step before, over the units that have both times; none for `kept_7d`, a fixed
 * wait.
 */
export function funnelRows(crowd: Crowd): Row[] {
  return entrancesOf(crowd).flatMap((stages) => entranceRows(crowd, stages));
}

/** A row, how many are in it, and of whom it cannot be said yet. */
type Seen = {
  readonly stage: Stage;
  readonly count: number;
  readonly open: readonly UnitJourney[];
};

function entranceRows(crowd: Crowd, stages: readonly Stage[]): Row[] {
  const seen = stages.map((stage): Seen => {
    return { stage, count: countAt(crowd, stage), open: openAt(crowd, stage) };
  });
  const steps = seen.slice(1).map((one, at) => stepOf(crowd, one, seen[at] ?? one));
  const first = seen[0]?.count ?? 0;
  // Before `joined` nothing is open.
  const since = stages.findIndex(({ depth }) => depth === JOINED);
  const joined = seen[since]?.count ?? 0;
  const isUnseen = crowd.inferred > 0 && crowd.inferred === scannedOf(crowd);
  const isOfUnseen = (stage: Stage, before: Stage | undefined): boolean =>
    isUnseen && (stage.depth === SCANNED || before?.depth === SCANNED);
  const overallOf = ({ stage, count, open }: Seen, at: number): Proportion | null => {
    if (stage.depth >= JOINED && joined > first) return null;
    if (at > 0 && isOfUnseen(stage, stages[0])) return null;
    if (open.length === 0) return { successes: count, trials: first };
    const passed = steps.slice(since, at).flatMap(({ among, step }) => [...among, step]);
    return chainRate([{ successes: joined, trials: first }, ...passed]);
  };
  return seen.map((one, at) => {
    const { stage, count, open } = one;
    const step = isOfUnseen(stage, stages[at - 1]) ? undefined : steps[at - 1]?.step;
    const overall = overallOf(one, at);
    const interval = intervalOf(step);
    // The first step is all of itself: nothing is estimated there.
    const overallInterval = at === 0 ? null : intervalOf(overall);
    return {
      stage: stage.name,
      unit: unitOf(crowd, stage.depth),
      count,
      already: alreadyAt(crowd, stage),
      open: open.length,
      step_rate: rateOf(step),
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      overall_rate: rateOf(overall),
      overall_low: overallInterval?.low ?? null,
      overall_high: overallInterval?.high ?? null,
      median_hours: at === 0 ? null : medianHours(unitsAt(crowd, stage), stage.depth),
    };
  });
}

/** Who took a step, of those who could; and where those are not all who were in the one before, their share of it. */
function stepOf(
  crowd: Crowd,
  { stage, count, open }: Seen,
  last: Seen,
): { readonly among: readonly Proportion[]; readonly step: Proportion } {
  const isNarrower = stage.who !== last.stage.who;
  const could = isNarrower ? countAt(crowd, { ...last.stage, who: stage.who }) : last.count;
  const undecided = open.filter(({ openFrom }) => openFrom === stage.depth).length;
  return {
    among: isNarrower ? [{ successes: could, trials: last.count }] : [],
    step: { successes: count, trials: could - undecided },
  };
}

function countAt(crowd: Crowd, stage: Stage): number {
  return stage.depth < JOINED ? handedAt(crowd, stage.depth) : unitsAt(crowd, stage).length;
}

/** How many count as scanned, or would if that were a step. */
export function scannedOf(crowd: Crowd): number {
  return handedAt(crowd, SCANNED);
}

/** Before anybody has joined: who came by a fixed way is not counted there. */
function handedAt({ units, onlyScanned }: Crowd, stage: number): number {
  return units.filter(({ depth }) => depth >= stage).length + onlyScanned;
}

function alreadyAt(crowd: Crowd, { name, depth, who }: Stage): number | null {
  if (depth < JOINED || who !== 'everybody') return null;
  return unitsAt(crowd, { name, depth, who: 'before' }).length;
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
