import type { Row } from '../../core/table.ts';
import { HOUR_MS } from '../../core/time.ts';
import { quantileOf } from '../../statistics/quantile.ts';
import { type Interval, wilson } from '../../statistics/wilson.ts';
import { type OffspringMean, offspringMean } from './growth.ts';
import { type Facts as MeasureFacts, type MeasuredK, measureK, MEASURES } from './measures.ts';
import { broughtBy, type Shape, shapeOf } from './shape.ts';
import { standingOf } from './standing.ts';

export type Facts = MeasureFacts & {
  /** How many visitors saw each person's invitations; empty where no visit is known. */
  readonly seen: ReadonlyMap<number, number>;
};

export type Figures = {
  readonly rows: readonly Row[];
  /** In the order of MEASURES; the first is plain K. */
  readonly measures: readonly MeasuredK[];
  /** K without the last generation of the forest, whose members have not had their chance. */
  readonly waves: OffspringMean | null;
  /** Participants of whom somebody came, or at least looked. */
  readonly sharers: readonly number[];
  /** Visitors of invitations, of everybody's; null where no visit is known. */
  readonly opened: number | null;
  /** Invitations opened per mature participant; accepted ones per opened one. */
  readonly i: number | null;
  readonly c: number | null;
  /** Wilson's interval of c; null where more were accepted than opened, too. */
  readonly cInterval: Interval | null;
  readonly cycle: Cycle | null;
  /** Accepted before the inviter had accepted, or been asked to invite: no time lies between. */
  readonly early: number;
  readonly shape: Shape;
  /** Accepted invitations by people who are no participants. */
  readonly byOthers: number;
  readonly immature: number;
};

/**
 * K and what it is made of. K is the number of accepted invitations per participant, over the mature
 * ones: those who had the window to invite. Silent participants count, or K would be that of the
 * successful only. `waves` leaves out the last generation: sum of children over sum of parents
 * (T. E. Harris, "Branching processes", Annals of Mathematical Statistics 19 (1948), 474–494).
 * K = i × c (invitations opened per participant × acceptances per opened one) where visits are known.
 */
export function kFigures(facts: Facts): Figures {
  const { accepted, places, participants, seen } = facts;
  const mature = [...participants]
    .filter(([, since]) => isMature(since, facts))
    .map(([person]) => person);
  const brought = broughtBy(accepted);
  const standing = standingOf(accepted, places, participants);
  const measures = MEASURES.map((measure) => measureK(measure, facts, standing));
  const counted = measures[0]?.counted ?? 0;
  const opened = seen.size === 0 ? null : [...seen.values()].reduce((sum, n) => sum + n, 0);
  const openedOfMature = mature.reduce((sum, person) => sum + (seen.get(person) ?? 0), 0);
  const asked = opened !== null && mature.length > 0;
  return {
    rows: generationRows(facts, measures),
    measures,
    waves: waves(mature, facts, brought),
    sharers: [...participants.keys()].filter(
      (person) => brought.has(person) || (seen.get(person) ?? 0) > 0,
    ),
    opened,
    i: asked ? openedOfMature / mature.length : null,
    c: asked && openedOfMature > 0 ? counted / openedOfMature : null,
    cInterval: asked && counted <= openedOfMature ? wilson(counted, openedOfMature) : null,
    cycle: cycleOf(facts),
    early: [...accepted.values()].filter(({ inviter, at }) => (cameAt(facts, inviter) ?? at) > at)
      .length,
    shape: shapeOf(accepted, places),
    byOthers: [...accepted.values()].filter(({ inviter }) => !participants.has(inviter)).length,
    immature: participants.size - mature.length,
  };
}

/** Has a participant since `since` (ms UTC) had the window to invite? */
export function isMature(
  since: number,
  { window, known }: Pick<Facts, 'window' | 'known'>,
): boolean {
  return since + window <= known.invitations;
}

function waves(
  mature: readonly number[],
  { places }: Facts,
  brought: ReadonlyMap<number, number>,
): OffspringMean | null {
  const generationOf = (person: number): number => places.get(person)?.generation ?? 0;
  let last = -1;
  for (const { generation } of places.values()) last = Math.max(last, generation);
  const early = mature.filter((person) => generationOf(person) < last);
  return offspringMean(early.map((person) => brought.get(person) ?? 0));
}

/** One row per generation, from the seeds (0) to the last that has a participant or an inviter. */
function generationRows(facts: Facts, measures: readonly MeasuredK[]): Row[] {
  const { accepted, places, participants } = facts;
  const rows: { participants: number; mature: number; accepted: number }[] = [];
  const rowOf = (person: number): { participants: number; mature: number; accepted: number } => {
    const generation = places.get(person)?.generation ?? 0;
    while (rows.length <= generation) rows.push({ participants: 0, mature: 0, accepted: 0 });
    return rows[generation] ?? { participants: 0, mature: 0, accepted: 0 };
  };
  for (const [person, since] of participants) {
    const row = rowOf(person);
    row.participants += 1;
    if (isMature(since, facts)) row.mature += 1;
  }
  for (const { inviter } of accepted.values()) rowOf(inviter).accepted += 1;
  return rows.map((row, generation) => ({
    generation,
    ...row,
    ...Object.fromEntries(
      measures.map(({ measure, k, generations }) => {
        const { mature = 0, counted = 0 } = generations[generation] ?? {};
        return [kKey(measure), k === null || mature === 0 ? null : counted / mature];
      }),
    ),
  }));
}

/** `k`, `k_kept_7d`, …: a measure's K in rows and in the summary. */
export function kKey(measure: MeasuredK['measure']): string {
  return measure === 'gross' ? 'k' : `k_${measure}`;
}

/** Hours from one acceptance to the next, and over how many. */
export type Cycle = { readonly median: number; readonly p90: number; readonly n: number };

/**
 * Hours from the inviter's own acceptance, or for a seed from becoming a participant, to the
 * invitee's acceptance. An inviter without either, and an invitee before the inviter, have none.
 */
function cycleOf(facts: Facts): Cycle | null {
  const hours: number[] = [];
  for (const { inviter, at } of facts.accepted.values()) {
    const from = cameAt(facts, inviter);
    if (from !== undefined && from <= at) hours.push((at - from) / HOUR_MS);
  }
  if (hours.length === 0) return null;
  const sorted = Float64Array.from(hours).toSorted();
  return { median: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9), n: sorted.length };
}

function cameAt({ accepted, participants }: Facts, inviter: number): number | undefined {
  return accepted.get(inviter)?.at ?? participants.get(inviter);
}
