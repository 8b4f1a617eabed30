import type { Invitation, Place } from '../invitations/tree.ts';

/** Participants and the invitations of theirs that were accepted, column by column. */
export type Standing = {
  /** Since when each participant was one, ms UTC; which tree they are of; how far from its seed. */
  readonly since: Float64Array;
  readonly tree: Int32Array;
  readonly generation: Int32Array;
  /** How many trees there are, and how many generations. */
  readonly trees: number;
  readonly generations: number;
  /** Of each invitation: the participant, by their place above; the invitee, by their id; when, ms UTC. */
  readonly inviter: Int32Array;
  readonly invitee: Int32Array;
  readonly at: Float64Array;
};

/** Lays out who stands where: every measure of K counts over the same people. */
export function standingOf(
  accepted: ReadonlyMap<number, Invitation>,
  places: ReadonlyMap<number, Place>,
  participants: ReadonlyMap<number, number>,
): Standing {
  const numbers = new Map<number, number>();
  const nth = new Map<number, number>();
  const since = new Float64Array(participants.size);
  const tree = new Int32Array(participants.size);
  const generation = new Int32Array(participants.size);
  let generations = 0;
  for (const [person, from] of participants) {
    const its = nth.size;
    const place = places.get(person) ?? { seed: person, generation: 0 };
    const number = numbers.get(place.seed) ?? numbers.size;
    nth.set(person, its);
    numbers.set(place.seed, number);
    since[its] = from;
    tree[its] = number;
    generation[its] = place.generation;
    generations = Math.max(generations, place.generation + 1);
  }
  const inviters = new Int32Array(accepted.size);
  const invitees = new Int32Array(accepted.size);
  const at = new Float64Array(accepted.size);
  let ours = 0;
  for (const invitation of accepted.values()) {
    const inviter = nth.get(invitation.inviter);
    if (inviter === undefined) continue;
    inviters[ours] = inviter;
    invitees[ours] = invitation.invitee;
    at[ours] = invitation.at;
    ours += 1;
  }
  return {
    since,
    tree,
    generation,
    trees: numbers.size,
    generations,
    inviter: inviters.subarray(0, ours),
    invitee: invitees.subarray(0, ours),
    at: at.subarray(0, ours),
  };
}
