import type { Database } from '../../db/open.ts';
import type { Contacts } from '../../journeys/contacts.ts';
import { type Known, knownContacts, knownOrders, type Moment } from '../known.ts';
import type { KnownUntil } from './measures.ts';
import type { Invitation } from '../invitations/tree.ts';

/** What a campaign has: its invitations, and how many codes to invite with were handed out. */
export type Invited = { readonly invitations: readonly Invitation[]; readonly issued: number };

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

/** A referrals file names them; where codes were handed out, joins do as well: the later of the two holds. */
function knownInvitations(
  db: Database,
  moment: Moment,
  contacts: Pick<Contacts, 'at'>,
  { invitations, issued }: Invited,
): Known {
  const times = invitations.map(({ at }) => at);
  const named = knownContacts(db, 'invitations', moment, contacts, times);
  if (issued === 0) return named;
  const joined = knownContacts(db, 'joins', moment, contacts);
  return joined.until > named.until ? joined : named;
}
