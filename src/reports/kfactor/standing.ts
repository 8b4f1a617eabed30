import { type Answers, answersOf } from './answers.ts';
import type { Facts } from './measures.ts';

/** Participants and the invitations of theirs that were accepted, column by column. */
export type Standing = {
  /** Each participant, and since when they were one, ms UTC. */
  readonly person: Int32Array;
  readonly since: Float64Array;
  /** Which tree they are of; how far from its seed; how many people they brought. */
  readonly tree: Int32Array;
  readonly generation: Int32Array;
  readonly brought: Int32Array;
  /** How many trees there are, and how many generations. */
  readonly trees: number;
  readonly generations: number;
  /** Of each invitation: the participant, by their place above; when, ms UTC; and what is known of the invitee. */
  readonly inviter: Int32Array;
  readonly at: Float64Array;
  readonly answers: Answers;
};

/** Lays out who stands where: every measure of K counts over the same people. */
export function standingOf(facts: Facts): Standing {
  const { accepted, places, participants } = facts;
  const person = Int32Array.from(participants.keys());
  const tree = new Int32Array(person.length);
  const generation = new Int32Array(person.length);
  const numbers = new Map<number, number>();
  const nthOf = new Map<number, number>();
  let generations = 0;
  for (let nth = 0; nth < person.length; nth += 1) {
    const each = person[nth] ?? 0;
    const seed = places.seedOf(each);
    const number = numbers.get(seed) ?? numbers.size;
    numbers.set(seed, number);
    nthOf.set(each, nth);
    tree[nth] = number;
    generation[nth] = places.generationOf(each);
    generations = Math.max(generations, places.generationOf(each) + 1);
  }
  const inviter = new Int32Array(accepted.size);
  const invitee = new Int32Array(accepted.size);
  const at = new Float64Array(accepted.size);
  const brought = new Int32Array(person.length);
  let ours = 0;
  for (const invitation of accepted.values()) {
    const nth = nthOf.get(invitation.inviter);
    if (nth === undefined) continue;
    inviter[ours] = nth;
    invitee[ours] = invitation.invitee;
    at[ours] = invitation.at;
    brought[nth] = (brought[nth] ?? 0) + 1;
    ours += 1;
  }
  return {
    person,
    since: Float64Array.from(participants.values()),
    tree,
    generation,
    brought,
    trees: numbers.size,
    generations,
    inviter: inviter.subarray(0, ours),
    at: at.subarray(0, ours),
    answers: answersOf(invitee.subarray(0, ours), facts),
  };
}
