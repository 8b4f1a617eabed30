import type { Cell, Row } from '../../core/table.ts';
import { HOUR_MS } from '../../core/time.ts';
import { quantileOf } from '../../statistics/quantile.ts';
import { type Interval, wilson } from '../../statistics/wilson.ts';
import {
  type Facts as MeasureFacts,
  LATER,
  type Measure,
  type MeasuredK,
  measureK,
  MEASURES,
} from './measures.ts';
import { areOnRecord, type Openings, openingsOf } from './openings.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Standing, standingOf } from './standing.ts';
import { drawTrees, type TreesDrawn } from './trees-interval.ts';

export type Facts = MeasureFacts & {
  /** How many visitors saw each person's invitations; empty where no visit is known. */
  readonly seen: ReadonlyMap<number, number>;
};

/** People brought per participant; null where there is none of them. */
export type WavesK = TreesDrawn & { readonly k: number | null };

export type Figures = {
  readonly rows: readonly Row[];
  /** In the order of MEASURES; the first is plain K. */
  readonly measures: readonly MeasuredK[];
  /** K without the last generation of the forest, whose members have not had their chance. */
  readonly waves: WavesK;
  /** Participants of whom somebody came, or at least looked. */
  readonly sharers: readonly number[];
  /** Visitors of invitations, of everybody's; null where no visit is known. */
  readonly opened: number | null;
  /** The same of mature participants', with what was accepted of them. */
  readonly openings: Openings | null;
  /** Invitations opened per mature participant; those accepted with an opening on record per opened one. */
  readonly i: number | null;
  readonly c: number | null;
  /** Wilson's interval of c. */
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
 * K = i × c (invitations opened per participant × acceptances per opened one) where every accepted one has
 * an opening on record, and more by those that have none, per participant. Where most have none, there is no i and no c.
 */
export function kFigures(facts: Facts): Figures {
  const { accepted, places, participants, seen } = facts;
  const standing = standingOf(facts);
  const { person, since, brought } = standing;
  const measures = MEASURES.map((measure) => measureK(measure, facts, standing));
  const opened = seen.size === 0 ? null : [...seen.values()].reduce((sum, n) => sum + n, 0);
  const sharers: number[] = [];
  const mature: { readonly brought: number; readonly looked: number }[] = [];
  for (let nth = 0; nth < person.length; nth += 1) {
    const each = person[nth] ?? 0;
    const looked = opened === null ? 0 : (seen.get(each) ?? 0);
    const came = brought[nth] ?? 0;
    if (came > 0 || looked > 0) sharers.push(each);
    if (isMature(since[nth] ?? Infinity, facts)) mature.push({ brought: came, looked });
  }
  const openings = opened === null || mature.length === 0 ? null : openingsOf(mature);
  const told = openings !== null && areOnRecord(openings) ? openings : null;
  const isC = told !== null && told.opened > 0;
  return {
    rows: generationRows(facts, standing, measures),
    measures,
    waves: waves(facts, standing),
    sharers,
    opened,
    openings,
    i: told === null ? null : told.opened / mature.length,
    c: isC ? told.accepted / told.opened : null,
    cInterval: isC ? wilson(told.accepted, told.opened) : null,
    ...cycleOf(facts),
    shape: shapeOf(accepted, places),
    byOthers: accepted.size - standing.inviter.length,
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

function waves(facts: Facts, standing: Standing): WavesK {
  const { since, tree, generation, brought } = standing;
  const { people, generationOf } = facts.places;
  const last = people.reduce((latest, person) => Math.max(latest, generationOf(person)), -1);
  const [above, below] = [new Float64Array(standing.trees), new Float64Array(standing.trees)];
  let [parents, children] = [0, 0];
  for (let nth = 0; nth < since.length; nth += 1) {
    if (!isMature(since[nth] ?? Infinity, facts) || (generation[nth] ?? 0) >= last) continue;
    const [its, own] = [tree[nth] ?? 0, brought[nth] ?? 0];
    above[its] = (above[its] ?? 0) + own;
    below[its] = (below[its] ?? 0) + 1;
    parents += 1;
    children += own;
  }
  return { k: parents === 0 ? null : children / parents, ...drawTrees(above, below) };
}

/** One row per generation, from the seeds (0) to the last that has a participant or an inviter. */
function generationRows(
  facts: Facts,
  { since, generation }: Standing,
  measures: readonly MeasuredK[],
): Row[] {
  const rows: { participants: number; mature: number; accepted: number }[] = [];
  const rowOf = (place: number): { participants: number; mature: number; accepted: number } => {
    while (rows.length <= place) rows.push({ participants: 0, mature: 0, accepted: 0 });
    return rows[place] ?? { participants: 0, mature: 0, accepted: 0 };
  };
  for (let nth = 0; nth < generation.length; nth += 1) {
    const place = generation[nth] ?? 0;
    const row = rowOf(place);
    row.participants += 1;
    if (isMature(since[nth] ?? Infinity, facts)) row.mature += 1;
  }
  for (const { inviter } of facts.accepted.values())
    rowOf(facts.places.generationOf(inviter)).accepted += 1;
  return rows.map((row, place) => ({
    generation: place,
    ...row,
    ...kCells(measures, place),
  }));
}

/**
 * The Ks of one line and, beside those that look at fewer participants, the gross K of the same; what came of
 * mature participants is what K is of.
 */
export function kCells(measures: readonly MeasuredK[], place: number): Row {
  const cells: Record<string, Cell> = {};
  for (const { measure, k, generations } of measures) {
    const { mature = 0, accepted = 0, counted = 0 } = generations[place] ?? {};
    if (measure === 'gross') cells['accepted_mature'] = counted;
    cells[kKey(measure)] = k === null || mature === 0 ? null : counted / mature;
    if (LATER.includes(measure)) cells[grossKey(measure)] = mature === 0 ? null : accepted / mature;
  }
  return cells;
}

/** `gross_kept_7d`, …: the gross K of those whom a later measure looks at. */
export function grossKey(measure: Measure): string {
  return `gross_${measure}`;
}

/** `k`, `k_kept_7d`, …: a measure's K in rows and in the summary. */
export function kKey(measure: MeasuredK['measure']): string {
  return measure === 'gross' ? 'k' : `k_${measure}`;
}

/** Hours from one acceptance to the next, and over how many. */
export type Cycle = { readonly median: number; readonly p90: number; readonly n: number };

/**
 * Hours from the inviter's own acceptance, or for a seed from becoming a participant, to the
 * invitee's acceptance. An inviter without either has none; nor has an invitee before the inviter, who is early.
 */
function cycleOf({ accepted, participants }: Facts): Pick<Figures, 'cycle' | 'early'> {
  const hours: number[] = [];
  let early = 0;
  for (const { inviter, at } of accepted.values()) {
    const from = accepted.get(inviter)?.at ?? participants.get(inviter);
    if (from === undefined) continue;
    if (from > at) early += 1;
    else hours.push((at - from) / HOUR_MS);
  }
  if (hours.length === 0) return { cycle: null, early };
  const sorted = Float64Array.from(hours).toSorted();
  const [median, p90] = [quantileOf(sorted, 0.5), quantileOf(sorted, 0.9)];
  return { cycle: { median, p90, n: sorted.length }, early };
}
