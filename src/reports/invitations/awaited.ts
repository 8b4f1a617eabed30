import type { Database } from '../../db/open.ts';
import type { Contacts } from '../../journeys/contacts.ts';
import { type Known, knownContacts, type Moment } from '../known.ts';
import type { Invitation } from './tree.ts';

/** What a campaign has: its invitations, and how many codes to invite with were handed out. */
export type Invited = { readonly invitations: readonly Invitation[]; readonly issued: number };

/** A referrals file names them; where codes were handed out, joins do as well: the later of the two holds. */
export function knownInvitations(
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

/** The same of all campaigns; nothing where nobody may have been invited. */
export function knownInForests(
  db: Database,
  moment: Moment,
  contacts: Pick<Contacts, 'at'>,
  forests: readonly Invited[],
): readonly Known[] {
  if (forests.length === 0) return [];
  const invitations = forests.flatMap((forest) => forest.invitations);
  const issued = forests.reduce((sum, forest) => sum + forest.issued, 0);
  return [knownInvitations(db, moment, contacts, { invitations, issued })];
}
