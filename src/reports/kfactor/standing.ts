import type { Invitation, Place } from './tree.ts';

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
    const at = nth.size;
    const place = places.get(person) ?? { seed: person, generation: 0 };
    const number = numbers.get(place.seed) ?? numbers.size;
    nth.set(person, at);
    numbers.set(place.seed, number);
    since[at] = from;
    tree[at] = number;
    generation[at] = place.generation;
    generations = Math.max(generations, place.generation + 1);
  }
  const ours = [...accepted.values()].filter(({ inviter }) => nth.has(inviter));
  return {
    since,
    tree,
    generation,
    trees: numbers.size,
    generations,
    inviter: Int32Array.from(ours, ({ inviter }) => nth.get(inviter) ?? 0),
    invitee: Int32Array.from(ours, ({ invitee }) => invitee),
    at: Float64Array.from(ours, ({ at }) => at),
  };
}
