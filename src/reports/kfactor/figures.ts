import type { Row } from '../../core/table.ts';
import { HOUR_MS } from '../../core/time.ts';
import { type Contact, keptAfter, type Kept, KEPT_AFTER_MS } from '../friendship.ts';
import { median } from '../median.ts';
import { generationsOf, type Excluded, type Invitation, type Tree } from './tree.ts';

export type Facts = {
  readonly tree: Tree;
  /** Since when each participant was one, ms UTC. */
  readonly participants: ReadonlyMap<number, number>;
  /** How many visitors saw each person's invitations; empty where no visit is known. */
  readonly seen: ReadonlyMap<number, number>;
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  readonly asOf: number;
};

/** The keys are those of the JSON. Rates are fractions, null where undefined. */
export type Summary = {
  readonly participants: number;
  readonly invitations: number | null;
  readonly accepted: number;
  readonly i: number | null;
  readonly c: number | null;
  readonly k: number | null;
  readonly k_kept: number | null;
  readonly k_waves: number | null;
  readonly excluded: Excluded;
};

export type Figures = {
  readonly rows: readonly Row[];
  readonly summary: Summary;
  /** Median hours from one acceptance to the next, and over how many; null over none. */
  readonly cycle: { readonly hours: number | null; readonly pairs: number };
  /** Accepted invitations by people who are no participants. */
  readonly byOthers: number;
  readonly immature: number;
  /** Invitees of mature participants of whom it cannot be said yet whether they are kept. */
  readonly openInvitees: number;
  /** Invitees of mature participants without a join on record: none of them is called kept. */
  readonly unjoinedInvitees: number;
};

/**
 * K and what it is made of. K is the number of accepted invitations per participant, over the mature
 * ones: those who had seven days to invite. Silent participants count, or K would be that of the
 * successful only. `k_waves` leaves out the last generation of the tree, whose members have not had
 * their chance: sum of children over sum of parents (Harris 1948, for branching processes).
 * K = i × c (invitations per participant × acceptances per invitation) where visits are known.
 * `k_kept` is K counting only invitees kept 7 days; it is null where mature participants have
 * invitees and none of these has a join on record: then nobody can say who was kept.
 */
export function kFigures({ tree, participants, seen, contacts, asOf }: Facts): Figures {
  const generations = generationsOf(tree, participants.keys());
  const generationOf = (person: number): number => generations.get(person) ?? 0;
  const accepted = [...tree.accepted.values()];
  const mature = new Set<number>();
  for (const [person, since] of participants) if (isMature(since, asOf)) mature.add(person);

  const ofMature = accepted.filter(({ inviter }) => mature.has(inviter));
  const states = ofMature.map((each) => keptInvitee(contacts.get(each.invitee) ?? [], asOf));
  const inState = (wanted: KeptInvitee): number =>
    states.filter((state) => state === wanted).length;
  const unjoined = inState('unjoined');
  const nobodyJoined = unjoined > 0 && unjoined === states.length;
  const last = [...generations.values()].reduce((deepest, each) => Math.max(deepest, each), -1);
  const early = (person: number): boolean => generationOf(person) < last;
  const invited = [...seen].reduce((sum, [, visitors]) => sum + visitors, 0);
  const invitedByMature = [...mature].reduce((sum, person) => sum + (seen.get(person) ?? 0), 0);
  const known = seen.size > 0;
  const cycles = cycleHours(tree, participants);

  return {
    rows: generationRows({ accepted, participants, mature, generationOf }),
    summary: {
      participants: participants.size,
      invitations: known ? invited : null,
      accepted: accepted.length,
      i: known ? fraction(invitedByMature, mature.size) : null,
      c: known && mature.size > 0 ? fraction(ofMature.length, invitedByMature) : null,
      k: fraction(ofMature.length, mature.size),
      k_kept: nobodyJoined ? null : fraction(inState('kept'), mature.size),
      k_waves: fraction(
        ofMature.filter(({ inviter }) => early(inviter)).length,
        [...mature].filter(early).length,
      ),
      excluded: tree.excluded,
    },
    cycle: { hours: median(cycles), pairs: cycles.length },
    byOthers: accepted.filter(({ inviter }) => !participants.has(inviter)).length,
    immature: participants.size - mature.size,
    openInvitees: inState('open'),
    unjoinedInvitees: unjoined,
  };
}

/** Has a participant since `since` had their seven days to invite? Both in ms UTC. */
export function isMature(since: number, asOf: number): boolean {
  return since + KEPT_AFTER_MS <= asOf;
}

/** Was an invitee kept? `unjoined`: no join is on record, so nothing shows that they ever were a friend. */
type KeptInvitee = Kept | 'unjoined';

/**
 * Was the invitee still a friend of at least one member of staff 7 × 24 hours after their first join?
 * @param contacts all of the invitee's joins and leaves up to `asOf` (ms UTC), in any order
 */
export function keptInvitee(contacts: readonly Contact[], asOf: number): KeptInvitee {
  const joins = contacts.filter(({ join }) => join);
  if (joins.length === 0) return 'unjoined';
  const first = joins.reduce((earliest, { at }) => Math.min(earliest, at), Infinity);
  return keptAfter(contacts, first, asOf);
}

type Members = {
  readonly accepted: readonly Invitation[];
  readonly participants: ReadonlyMap<number, number>;
  readonly mature: ReadonlySet<number>;
  readonly generationOf: (person: number) => number;
};

/** One row per generation, from the seeds (0) to the last that has a participant or an inviter. */
function generationRows({ accepted, participants, mature, generationOf }: Members): Row[] {
  const rows: { participants: number; mature: number; accepted: number; ofMature: number }[] = [];
  const rowOf = (person: number): (typeof rows)[number] => {
    const generation = generationOf(person);
    while (rows.length <= generation) {
      rows.push({ participants: 0, mature: 0, accepted: 0, ofMature: 0 });
    }
    return rows[generation] ?? { participants: 0, mature: 0, accepted: 0, ofMature: 0 };
  };
  for (const person of participants.keys()) {
    const row = rowOf(person);
    row.participants += 1;
    if (mature.has(person)) row.mature += 1;
  }
  for (const { inviter } of accepted) {
    const row = rowOf(inviter);
    row.accepted += 1;
    if (mature.has(inviter)) row.ofMature += 1;
  }
  return rows.map(({ ofMature, ...row }, generation) => ({
    generation,
    ...row,
    k: fraction(ofMature, row.mature),
  }));
}

/**
 * Hours from the inviter's own acceptance, or for a seed from becoming a participant, to the
 * invitee's acceptance. An inviter without either, and an invitee before the inviter, have none.
 */
function cycleHours({ accepted }: Tree, participants: ReadonlyMap<number, number>): number[] {
  return [...accepted.values()].flatMap(({ inviter, at }) => {
    const from = accepted.get(inviter)?.at ?? participants.get(inviter);
    return from === undefined || from > at ? [] : (at - from) / HOUR_MS;
  });
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
