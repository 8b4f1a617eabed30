import type { Database } from '../../../db/open.ts';
import { type Known, knownContacts, knownOrders, type Moment } from '../../known.ts';
import type { Question } from './question.ts';
import type { Sources } from './read.ts';
import type { EventChoice } from './words.ts';

/**
 * Up to when each kind of event is known that whoever began waits for: the steps after the first, or all of
 * them where each may be the first, and what ends an attempt. What is written as it happens (visits), and what
 * the brand does itself, is known up to the moment of the report.
 */
export function knownOfSteps(
  db: Database,
  { steps, without, rule }: Question,
  { contactTimes }: Pick<Sources, 'contactTimes'>,
  moment: Moment,
): readonly Known[] {
  const kinds = new Map<string, Known>();
  for (const choice of [...(rule.order === 'any' ? steps : steps.slice(1)), ...without]) {
    const known = knownOf(choice);
    if (known !== undefined) kinds.set(known.awaited, known);
  }
  return [...kinds.values()];

  function knownOf({ event, kind }: EventChoice): Known | undefined {
    switch (event) {
      case 'order':
        return knownOrders(db, moment, kind === 'private' || kind === 'public' ? kind : null);
      case 'join':
        return knownContacts(db, 'joins', moment, contactTimes());
      case 'leave':
        return knownContacts(db, 'friendships', moment, contactTimes());
      case 'invite':
      case 'invited':
        return knownContacts(db, 'invitations', moment, contactTimes());
      default:
        return undefined;
    }
  }
}
