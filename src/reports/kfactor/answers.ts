import { type Contact, isFriend } from '../friendship.ts';
import { type Facts, type Measure, WAIT } from './measures.ts';

/** Is an invitee what a measure asks for? */
export type Answer = 'yes' | 'no' | 'unknown';

/** What each measure is told of each of some invitees, in their order. */
export type Answers = Readonly<Record<Measure, readonly Answer[]>>;

/** Each invitee is looked up once for all measures. */
export function answersOf(invitees: Int32Array, facts: Facts): Answers {
  const { flagged, paying, contacts, known } = facts;
  const answers: Record<Measure, Answer[]> = {
    gross: [],
    unflagged: [],
    kept_7d: [],
    kept_30d: [],
    paying: [],
  };
  for (const invitee of invitees) {
    const own = contacts.get(invitee) ?? [];
    answers.gross.push('yes');
    answers.unflagged.push(flagged.has(invitee) ? 'no' : 'yes');
    answers.kept_7d.push(kept(own, WAIT.kept_7d, known.friendships));
    answers.kept_30d.push(kept(own, WAIT.kept_30d, known.friendships));
    answers.paying.push(paying.has(invitee) ? 'yes' : 'no');
  }
  return answers;
}

/** Still a friend of at least one member of staff so long after the first join? */
export function kept(contacts: readonly Contact[], wait: number, known: number): Answer {
  const first = firstJoin(contacts);
  if (first === undefined || first + wait > known) return 'unknown';
  return isFriend(contacts, first + wait) ? 'yes' : 'no';
}

export function firstJoin(contacts: readonly Contact[]): number | undefined {
  let first: number | undefined;
  for (const { join, at } of contacts) if (join && (first === undefined || at < first)) first = at;
  return first;
}
