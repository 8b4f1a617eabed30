import type { Database } from '../../db/open.ts';
import { idSet } from '../id-set.ts';
import { type Participants, readInvitations, readParticipants, type Scope } from './facts.ts';
import { oldFriends, type Past } from './old-friends.ts';
import { growTree, type Invitation, type Tree } from './tree.ts';

/** The invitations of a campaign, and which of them count. */
export type Forest = Participants & {
  readonly invitations: readonly Invitation[];
  readonly tree: Tree;
  /** The campaign begins with the first who is asked to invite, or who invites: ms UTC, Infinity where nobody is. */
  readonly start: number;
};

/** Grows the forest of a campaign as it is known up to `asOf`. */
export function readForest(db: Database, scope: Scope, past: Past): Forest {
  const invitations = readInvitations(db, scope);
  const participants = readParticipants(db, scope);
  let start = invitations[0]?.at ?? Infinity;
  for (const since of participants.since.values()) start = Math.min(start, since);
  const invited = idSet(invitations.map(({ invitee }) => invitee));
  const known = invitations.length === 0 ? invited : oldFriends(db, invited, start, past);
  const tree = growTree(invitations, (person) => known.has(person));
  return { ...participants, invitations, tree, start };
}

const INVITING_CAMPAIGNS = /* sql */ `
SELECT id FROM campaigns
WHERE EXISTS (SELECT 1 FROM referrals WHERE campaign_id = campaigns.id)
  OR EXISTS (SELECT 1 FROM batches WHERE campaign_id = campaigns.id AND invites = 1)
ORDER BY id`;

/** The campaigns in which somebody may have been invited. */
export function invitingCampaigns(db: Database): readonly number[] {
  return db.prepare<[], number>(INVITING_CAMPAIGNS).pluck().all();
}

/** The forests of all campaigns in which somebody may have been invited. */
export function readForests(db: Database, asOf: number, past: Past): readonly Forest[] {
  return invitingCampaigns(db).map((campaign) => readForest(db, { campaign, asOf }, past));
}

/** Whom any of them won by an invitation that counts in it, and when the first such one was accepted, ms UTC. */
export function wonIn(forests: readonly Forest[]): ReadonlyMap<number, number> {
  const won = new Map<number, number>();
  for (const { tree } of forests)
    for (const { invitee, at } of tree.accepted.values())
      won.set(invitee, Math.min(at, won.get(invitee) ?? Infinity));
  return won;
}
