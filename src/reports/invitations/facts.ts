import type { Database } from '../../db/open.ts';
import { collect } from '../collect.ts';
import { byTime, type Invitation } from './tree.ts';

/** Which campaign and up to when (ms UTC). */
export type Scope = { readonly campaign: number; readonly asOf: number };

// Somebody who was given a code to invite with was asked to invite. A batch dated after asOf
// counts once facts show that its codes were out: files are often registered late.
const PARTICIPANTS = /* sql */ `
SELECT coalesce(customers.customer_id, asked.identity_id) AS person, min(asked.at) AS since,
  sum(asked.code) AS codes
FROM (
  SELECT identity_id, at, 0 AS code FROM participants WHERE campaign_id = @campaign AND at <= @asOf
  UNION ALL
  SELECT codes.owner_id, batches.created_at, 1
  FROM codes
  JOIN batches ON batches.id = codes.batch_id
  WHERE codes.campaign_id = @campaign AND codes.owner_id IS NOT NULL AND batches.invites = 1
    AND (
      batches.created_at <= @asOf
      OR codes.code IN (SELECT code FROM visits WHERE at <= @asOf AND flags = 0)
      OR EXISTS (
        SELECT 1 FROM join_attributions
        JOIN joins ON joins.id = join_attributions.join_id
        WHERE join_attributions.code_id = codes.id AND joins.joined_at <= @asOf
      )
    )
) AS asked
LEFT JOIN customers ON customers.identity_id = asked.identity_id
GROUP BY person`;
type ParticipantRow = [person: number, since: number, codes: number];

export type Participants = {
  /** Everybody who was asked to invite, silent ones included, with the instant since when (ms UTC). */
  readonly since: ReadonlyMap<number, number>;
  /** How many codes to invite with were handed to them. */
  readonly issued: number;
};

export function readParticipants(db: Database, scope: Scope): Participants {
  const since = new Map<number, number>();
  let issued = 0;
  const rows = db.prepare<Scope, ParticipantRow>(PARTICIPANTS).raw().all(scope);
  for (const [person, from, codes] of rows) {
    since.set(person, from);
    issued += codes;
  }
  return { since, issued };
}

type InvitationRow = Invitation & { readonly code: number | null };

const REFERRALS = /* sql */ `
SELECT NULL AS code,
  coalesce(inviters.customer_id, referrals.inviter_id) AS inviter,
  coalesce(invitees.customer_id, referrals.invitee_id) AS invitee,
  referrals.at,
  asker.kind || ':' || asker.value AS inviterName,
  asked.kind || ':' || asked.value AS inviteeName
FROM referrals
JOIN identities AS asker ON asker.id = referrals.inviter_id
JOIN identities AS asked ON asked.id = referrals.invitee_id
LEFT JOIN customers AS inviters ON inviters.identity_id = referrals.inviter_id
LEFT JOIN customers AS invitees ON invitees.identity_id = referrals.invitee_id
WHERE referrals.campaign_id = @campaign AND referrals.at <= @asOf`;

// A join through somebody's own inviting code, proved by its state (P1).
const JOINS_BY_INVITATION = /* sql */ `
SELECT codes.id AS code,
  coalesce(inviters.customer_id, codes.owner_id) AS inviter,
  coalesce(invitees.customer_id, joins.identity_id) AS invitee,
  joins.joined_at AS at,
  asker.kind || ':' || asker.value AS inviterName,
  asked.kind || ':' || asked.value AS inviteeName
FROM codes
JOIN batches ON batches.id = codes.batch_id
JOIN join_attributions ON join_attributions.code_id = codes.id
JOIN joins ON joins.id = join_attributions.join_id
JOIN identities AS asker ON asker.id = codes.owner_id
JOIN identities AS asked ON asked.id = joins.identity_id
LEFT JOIN customers AS inviters ON inviters.identity_id = codes.owner_id
LEFT JOIN customers AS invitees ON invitees.identity_id = joins.identity_id
WHERE codes.campaign_id = @campaign AND batches.invites = 1
  AND join_attributions.level = 'P1' AND joins.joined_at <= @asOf`;

/**
 * The invitations of a campaign, valid or not: those that files name, and the first join of each
 * person through each owned code. What both sources know of the same two people is one invitation,
 * at the earlier instant: the first of one is the first of the other, the second the second.
 */
export function readInvitations(db: Database, scope: Scope): Invitation[] {
  const named = db.prepare<Scope, InvitationRow>(REFERRALS).all(scope);
  const joined = db.prepare<Scope, InvitationRow>(JOINS_BY_INVITATION).all(scope);
  const seen = new Map<string, Invitation>();
  for (const join of joined.toSorted(byTime)) {
    const once = `${join.code} ${join.invitee}`;
    if (!seen.has(once)) seen.set(once, join);
  }
  if (seen.size === 0) return named.toSorted(byTime);
  const ofFiles = byPair(named.toSorted(byTime));
  const ofCodes = byPair([...seen.values()]);
  return [...new Set([...ofFiles.keys(), ...ofCodes.keys()])]
    .flatMap((pair) => paired(ofFiles.get(pair) ?? [], ofCodes.get(pair) ?? []))
    .toSorted(byTime);
}

function byPair(invitations: readonly Invitation[]): Map<string, Invitation[]> {
  const pairs = new Map<string, Invitation[]>();
  for (const each of invitations) collect(pairs, `${each.inviter} ${each.invitee}`, each);
  return pairs;
}

function paired(a: readonly Invitation[], b: readonly Invitation[]): Invitation[] {
  const [more, fewer] = a.length >= b.length ? [a, b] : [b, a];
  return more.map((invitation, n) => {
    const twin = fewer[n];
    return twin !== undefined && byTime(twin, invitation) < 0 ? twin : invitation;
  });
}

const INVITATIONS_SEEN = /* sql */ `
SELECT coalesce(customers.customer_id, seen.owner_id) AS person, sum(seen.visitors) AS visitors
FROM (
  SELECT codes.owner_id, count(DISTINCT nullif(visits.visitor, '')) + sum(visits.visitor = '') AS visitors
  FROM codes
  JOIN batches ON batches.id = codes.batch_id
  JOIN visits ON visits.code = codes.code
  WHERE codes.campaign_id = @campaign AND codes.owner_id IS NOT NULL AND batches.invites = 1
    AND visits.at <= @asOf AND visits.flags = 0
  GROUP BY codes.id
) AS seen
LEFT JOIN customers ON customers.identity_id = seen.owner_id
GROUP BY person`;
type SeenRow = { person: number; visitors: number };

/**
 * How many invitations of each person somebody looked at: the visitors of their codes, each once per
 * code; a visit that names no visitor is one. Nobody is in it where no visit is known.
 */
export function readInvitationsSeen(db: Database, scope: Scope): ReadonlyMap<number, number> {
  const rows = db.prepare<Scope, SeenRow>(INVITATIONS_SEEN).all(scope);
  return new Map(rows.map(({ person, visitors }) => [person, visitors]));
}
