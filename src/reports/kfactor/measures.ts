import { DAY_MS } from '../../core/time.ts';
import type { Interval } from '../../statistics/wilson.ts';
import type { Contact } from '../friendship.ts';
import type { Standing } from './standing.ts';
import { drawTrees } from './trees-interval.ts';
import type { Invitation, Places } from '../invitations/tree.ts';

/**
 * The same K asked of better and better invitees: all that were accepted, those without a flag, those
 * who were still friends after 7 and after 30 days, those who have paid for an order.
 */
export const MEASURES = ['gross', 'unflagged', 'kept_7d', 'kept_30d', 'paying'] as const;
export type Measure = (typeof MEASURES)[number];

/** How long an invitee must have been there before a measure can be told, in ms. */
export const WAIT: Readonly<Record<Measure, number>> = {
  gross: 0,
  unflagged: 0,
  kept_7d: 7 * DAY_MS,
  kept_30d: 30 * DAY_MS,
  paying: 0,
};

export type KnownUntil = {
  readonly invitations: number;
  readonly friendships: number;
  readonly orders: number;
};

/** What a measure waits for, besides invitations. */
const WAITS_FOR: Readonly<Record<Measure, keyof KnownUntil>> = {
  gross: 'invitations',
  unflagged: 'invitations',
  kept_7d: 'friendships',
  kept_30d: 'friendships',
  paying: 'orders',
};

export type Facts = {
  readonly accepted: ReadonlyMap<number, Invitation>;
  readonly places: Places;
  /** Since when each participant was one, ms UTC. */
  readonly participants: ReadonlyMap<number, number>;
  /** Joins and leaves of invitees. */
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  /** Invitees who paid for an order after they had accepted. */
  readonly paying: ReadonlySet<number>;
  /** Invitees whose invitation is flagged. */
  readonly flagged: ReadonlySet<number>;
  /** How long a participant must have had to invite, ms, before they count. */
  readonly window: number;
  /** Up to when it is known who was won, who is still a friend, and who paid: ms UTC. */
  readonly known: KnownUntil;
};

/** One K. Counts of people; `k` is people brought per participant, null where nobody is mature. */
export type MeasuredK = {
  readonly measure: Measure;
  /** Participants who had the window to invite, and whose invitees then had the measure's own time. */
  readonly mature: number;
  /** The invitations of theirs that were accepted early enough to be asked about. */
  readonly accepted: number;
  /** The invitees among them who are what the measure asks for. */
  readonly counted: number;
  /** The invitees among them of whom nothing can be said, with no join on record or a late one. */
  readonly unknown: number;
  readonly k: number | null;
  /** Null where nobody can say, see drawTrees. */
  readonly interval: Interval | null;
  /** Trees with a mature participant. */
  readonly trees: number;
  /** The same of each generation, from the seeds (0) on, as far as there are participants. */
  readonly generations: readonly Counted[];
};
export type Counted = Pick<MeasuredK, 'mature' | 'accepted' | 'counted'>;

/** The measures whose participants are fewer than K's where some came later than it can be said of. */
export const LATER: readonly Measure[] = ['kept_7d', 'kept_30d', 'paying'];

/** Whatever came later is in no number of a measure: ms UTC. */
export function seenUntil(measure: Measure, known: KnownUntil): number {
  return Math.min(known.invitations, known[WAITS_FOR[measure]] - WAIT[measure]);
}

/** Is an invitation looked at by a measure: by a participant who was mature then, and accepted by then? */
export function isLookedAt(
  measure: Measure,
  { inviter, at }: Invitation,
  { participants, window, known }: Facts,
): boolean {
  const then = seenUntil(measure, known);
  return at <= then && (participants.get(inviter) ?? Infinity) + window <= then;
}

/**
 * K of one measure = invitees counted ÷ participants, over the participants who are mature. For a
 * measure that takes time it is K as it stood that long ago: who became a participant or was won since
 * then is in neither number, so nobody counts as lost who may yet stay. K is null, too, where none of
 * the invitees it asks about has a join on record: then nobody can say who was kept.
 */
export function measureK(measure: Measure, facts: Facts, standing: Standing): MeasuredK {
  const { since, tree, generation } = standing;
  const then = seenUntil(measure, facts.known);
  const isMature = (nth: number): boolean => (since[nth] ?? Infinity) + facts.window <= then;
  const [above, below] = [new Float64Array(standing.trees), new Float64Array(standing.trees)];
  const generations = Array.from({ length: standing.generations }, () => ({
    mature: 0,
    accepted: 0,
    counted: 0,
  }));
  let mature = 0;
  for (let nth = 0; nth < since.length; nth += 1) {
    if (!isMature(nth)) continue;
    mature += 1;
    below[tree[nth] ?? 0] = (below[tree[nth] ?? 0] ?? 0) + 1;
    const row = generations[generation[nth] ?? 0];
    if (row !== undefined) row.mature += 1;
  }

  const counts = { accepted: 0, yes: 0, no: 0, unknown: 0 };
  const answers = standing.answers[measure];
  for (let nth = 0; nth < standing.at.length; nth += 1) {
    const inviter = standing.inviter[nth] ?? 0;
    if ((standing.at[nth] ?? 0) > then || !isMature(inviter)) continue;
    const answer = answers[nth] ?? 'unknown';
    counts.accepted += 1;
    counts[answer] += 1;
    const row = generations[generation[inviter] ?? 0];
    if (row !== undefined) row.accepted += 1;
    if (answer !== 'yes') continue;
    above[tree[inviter] ?? 0] = (above[tree[inviter] ?? 0] ?? 0) + 1;
    if (row !== undefined) row.counted += 1;
  }

  const { trees, interval } = drawTrees(above, below);
  const nobodyKnows = counts.unknown > 0 && counts.unknown === counts.accepted;
  const k = mature === 0 || nobodyKnows ? null : counts.yes / mature;
  return {
    measure,
    mature,
    accepted: counts.accepted,
    counted: counts.yes,
    unknown: counts.unknown,
    k,
    interval: k === null ? null : interval,
    trees,
    generations,
  };
}
