import { DAY_MS } from '../../core/time.ts';
import { bootstrapRatio } from '../../statistics/bootstrap.ts';
import type { Interval } from '../../statistics/wilson.ts';
import { type Contact, isFriend, KEPT_AFTER_MS } from '../friendship.ts';
import type { Invitation, Place } from './tree.ts';

/**
 * The same K asked of better and better invitees: all that were accepted, those without a flag, those
 * who were still friends after 7 and after 30 days, those who have paid for an order.
 */
export const MEASURES = ['gross', 'unflagged', 'kept_7d', 'kept_30d', 'paying'] as const;
export type Measure = (typeof MEASURES)[number];

/** How long an invitee must have been there before a measure can be told, in ms. */
const WAIT: Readonly<Record<Measure, number>> = {
  gross: 0,
  unflagged: 0,
  kept_7d: 7 * DAY_MS,
  kept_30d: 30 * DAY_MS,
  paying: 0,
};

export type Facts = {
  readonly accepted: ReadonlyMap<number, Invitation>;
  readonly places: ReadonlyMap<number, Place>;
  /** Since when each participant was one, ms UTC. */
  readonly participants: ReadonlyMap<number, number>;
  /** Joins and leaves of invitees. */
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  /** Invitees who paid for an order after they had accepted. */
  readonly paying: ReadonlySet<number>;
  /** Invitees whose invitation is flagged. */
  readonly flagged: ReadonlySet<number>;
  readonly asOf: number;
};

/** One K. Counts of people; `k` is people brought per participant, null where nobody is mature. */
export type MeasuredK = {
  readonly measure: Measure;
  /** Participants who had 7 days to invite, and whose invitees then had the measure's own time. */
  readonly mature: number;
  /** The invitations of theirs that were accepted early enough to be asked about. */
  readonly accepted: number;
  /** The invitees among them who are what the measure asks for. */
  readonly counted: number;
  /** The invitees among them of whom nothing can be said, with no join on record or a late one. */
  readonly unknown: number;
  readonly k: number | null;
  /** Null where there are too few trees to say, see MIN_TREES. */
  readonly interval: Interval | null;
  /** Trees with a mature participant. */
  readonly trees: number;
  /** The same of each generation, from the seeds (0) on, as far as there are mature participants. */
  readonly generations: readonly { readonly mature: number; readonly counted: number }[];
};

/** With fewer trees than this an interval would say more of the few seeds than of the campaign. */
export const MIN_TREES = 5;
const DRAWS = 2000;
/** The same numbers are drawn each time: the same data have the same interval. */
const SEED = 1;

/**
 * K of one measure = invitees counted ÷ participants, over the participants who are mature. For a
 * measure that takes time it is K as it stood that long ago: who became a participant or was won since
 * then is in neither number, so nobody counts as lost who may yet stay. K is null, too, where none of
 * the invitees it asks about has a join on record: then nobody can say who was kept. The interval draws
 * whole trees, since who came through the same seed is not independent.
 */
export function measureK(measure: Measure, facts: Facts): MeasuredK {
  const { accepted, places, participants, asOf } = facts;
  const then = asOf - WAIT[measure];
  const isMature = (since: number | undefined): boolean =>
    since !== undefined && since + KEPT_AFTER_MS <= then;
  const trees = new Map<number, { above: number; below: number }>();
  const generations: { mature: number; counted: number }[] = [];
  /** Enters a mature participant, or an invitee of one, where the participant stands. */
  const enter = (person: number, mature: number, counted: number): void => {
    const { seed, generation } = places.get(person) ?? { seed: person, generation: 0 };
    const tree = trees.get(seed) ?? { above: 0, below: 0 };
    trees.set(seed, { above: tree.above + counted, below: tree.below + mature });
    while (generations.length <= generation) generations.push({ mature: 0, counted: 0 });
    const row = generations[generation];
    if (row === undefined) return;
    row.mature += mature;
    row.counted += counted;
  };

  for (const [person, since] of participants) if (isMature(since)) enter(person, 1, 0);
  const counts = { accepted: 0, yes: 0, no: 0, unknown: 0 };
  for (const { inviter, invitee, at } of accepted.values()) {
    if (at > then || !isMature(participants.get(inviter))) continue;
    const answer = answerTo(measure, invitee, facts);
    counts.accepted += 1;
    counts[answer] += 1;
    if (answer === 'yes') enter(inviter, 0, 1);
  }

  const mature = generations.reduce((sum, each) => sum + each.mature, 0);
  const nobodyKnows = counts.unknown > 0 && counts.unknown === counts.accepted;
  const k = mature === 0 || nobodyKnows ? null : counts.yes / mature;
  const few = k === null || trees.size < MIN_TREES;
  return {
    measure,
    mature,
    accepted: counts.accepted,
    counted: counts.yes,
    unknown: counts.unknown,
    k,
    interval: few ? null : bootstrapRatio([...trees.values()], DRAWS, SEED),
    trees: trees.size,
    generations,
  };
}

type Answer = 'yes' | 'no' | 'unknown';

function answerTo(measure: Measure, invitee: number, facts: Facts): Answer {
  switch (measure) {
    case 'gross':
      return 'yes';
    case 'unflagged':
      return facts.flagged.has(invitee) ? 'no' : 'yes';
    case 'paying':
      return facts.paying.has(invitee) ? 'yes' : 'no';
    case 'kept_7d':
    case 'kept_30d':
      return kept(facts.contacts.get(invitee) ?? [], WAIT[measure], facts.asOf);
  }
}

/** Still a friend of at least one member of staff so long after the first join? */
export function kept(contacts: readonly Contact[], wait: number, asOf: number): Answer {
  const first = firstJoin(contacts);
  if (first === undefined || first + wait > asOf) return 'unknown';
  return isFriend(contacts, first + wait) ? 'yes' : 'no';
}

export function firstJoin(contacts: readonly Contact[]): number | undefined {
  let first: number | undefined;
  for (const { join, at } of contacts) if (join && (first === undefined || at < first)) first = at;
  return first;
}
