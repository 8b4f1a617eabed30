import type { Database } from '../../db/open.ts';
import type { Contacts } from '../../journeys/contacts.ts';
import { type Invited, knownInvitations } from '../invitations/awaited.ts';
import { type Known, knownContacts, knownOrders, type Moment } from '../known.ts';
import type { KnownUntil } from './measures.ts';

/** Up to when it is known who was won in a campaign, who of them is still a friend, and who paid. */
export function knownOfCampaign(
  db: Database,
  moment: Moment,
  contacts: Pick<Contacts, 'at'>,
  invited: Invited,
): { readonly known: readonly Known[]; readonly until: KnownUntil } {
  const invitations = knownInvitations(db, moment, contacts, invited);
  const friendships = knownContacts(db, 'friendships', moment, contacts);
  const orders = knownOrders(db, moment);
  return {
    known: [invitations, friendships, orders],
    until: {
      invitations: invitations.until,
      friendships: friendships.until,
      orders: orders.until,
    },
  };
}
