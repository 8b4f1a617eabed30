import type { Database } from '../../db/open.ts';
import type { Contacts } from '../../journeys/contacts.ts';
import { allKnown, type Known, knownContacts, knownOrders, type Moment } from '../known.ts';
import type { Ask } from './arms.ts';

/**
 * Up to when it is known what became of cards: who joined, who bought in the own shop (where anybody ever did),
 * and who is still a friend.
 */
export function knownOfCards(
  db: Database,
  moment: Moment,
  contacts: Pick<Contacts, 'at'>,
): { readonly known: readonly Known[]; readonly until: Ask['known'] } {
  const joins = knownContacts(db, 'joins', moment, contacts);
  const friendships = knownContacts(db, 'friendships', moment, contacts);
  const orders = knownOrders(db, moment, 'private');
  const won = orders.why === 'none' ? [joins] : [joins, orders];
  return {
    known: [joins, friendships, orders],
    until: {
      cards: allKnown(won, moment),
      joins: joins.why === 'none' ? moment.asOf : joins.until,
      friendships: friendships.until,
      orders: orders.until,
    },
  };
}
