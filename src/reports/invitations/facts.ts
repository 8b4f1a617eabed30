import type { Database } from '../../db/open.ts';
import { group } from '../../journeys/group.ts';
import { collect } from '../collect.ts';
import { readNames } from './names.ts';
import { byTime, type Invitation } from './tree.ts';

/** Which campaign and up to when (ms UTC). */
export type Scope = { readonly campaign: number; readonly asOf: number };

// Somebody who was given a code to invite with was asked to invite. A batch dated after asOf
// counts once facts show that its codes were out: files are often registered late.
// As lists: a row for each of a hundred thousand people takes longer to fetch than to read.
const PARTICIPANTS = /* sql */ `
SELECT json_group_array(coalesce(customers.customer_id, asked.identity_id)) AS people,
  json_group_array(asked.at) AS times, sum(asked.code) AS codes
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
LEFT JOIN customers ON customers.identity_id = asked.identity_id`;
type ParticipantsRow = { people: string; times: string; codes: number | null };

export type Participants = {
  /** Everybody who was asked to invite, silent ones included, with the instant since when (ms UTC). */
  readonly since: ReadonlyMap<number, number>;
  /** How many codes to invite with were handed to them. */
  readonly issued: number;
};

export function readParticipants(db: Database, scope: Scope): Participants {
  const row = db.prepare<Scope, ParticipantsRow>(PARTICIPANTS).get(scope);
  const people: readonly number[] = JSON.parse(row?.people ?? '[]');
  const times: readonly number[] = JSON.parse(row?.times ?? '[]');
  const asked = group({ keys: Int32Array.from(people), columns: [Float64Array.from(times)] });
  const since = new Map<number, number>();
  for (let n = 0; n < asked.keys.length; n += 1) {
    const person = asked.keys[n] ?? 0;
    const earliest = asked.columns[0]?.[asked.starts[n] ?? 0];
    if (earliest !== undefined) since.set(person, earliest);
  }
  return { since, issued: row?.codes ?? 0 };
}

/** An invitation as it is on record: who asked whom as customers, and as the identities that the fact names. */
type ToldRow = Omit<Invitation, 'inviterName' | 'inviteeName'> & {
  readonly askerId: number;
  readonly askedId: number;
  /** The code that the invitee came through; null where a file tells of it. */
  readonly code: number | null;
};

const REFERRALS = /* sql */ `
SELECT json_group_array(json_object(
  'inviter', coalesce(inviters.customer_id, referrals.inviter_id),
  'invitee', coalesce(invitees.customer_id, referrals.invitee_id),
  'at', referrals.at,
  'askerId', referrals.inviter_id, 'askedId', referrals.invitee_id, 'code', NULL))
FROM referrals
LEFT JOIN customers AS inviters ON inviters.identity_id = referrals.inviter_id
LEFT JOIN customers AS invitees ON invitees.identity_id = referrals.invitee_id
WHERE referrals.campaign_id = @campaign AND referrals.at <= @asOf`;

// A join through somebody's own inviting code, proved by its state (P1).
const JOINS_BY_INVITATION = /* sql */ `
SELECT json_group_array(json_object(
  'inviter', coalesce(inviters.customer_id, codes.owner_id),
  'invitee', coalesce(invitees.customer_id, joins.identity_id),
  'at', joins.joined_at,
  'askerId', codes.owner_id, 'askedId', joins.identity_id, 'code', codes.id))
FROM codes
JOIN batches ON batches.id = codes.batch_id
JOIN join_attributions ON join_attributions.code_id = codes.id
JOIN joins ON joins.id = join_attributions.join_id
LEFT JOIN customers AS inviters ON inviters.identity_id = codes.owner_id
LEFT JOIN customers AS invitees ON invitees.identity_id = joins.identity_id
WHERE codes.campaign_id = @campaign AND codes.owner_id IS NOT NULL AND batches.invites = 1
  AND join_attributions.level = 'P1' AND joins.joined_at <= @asOf`;

function told(db: Database, sql: string, scope: Scope): readonly ToldRow[] {
  return JSON.parse(db.prepare<Scope, string>(sql).pluck().get(scope) ?? '[]');
}

/**
 * The invitations of a campaign, valid or not: those that files name, and the first join of each
 * person through each owned code. What both sources know of the same two people is one invitation,
 * at the earlier instant: the first of one is the first of the other, the second the second.
 */
export function readInvitations(db: Database, scope: Scope): Invitation[] {
  const referrals = told(db, REFERRALS, scope);
  const joins = told(db, JOINS_BY_INVITATION, scope);
  const named = namesForTies(db, [...referrals, ...joins]);
  const ofFiles = referrals.map(named).toSorted(byTime);
  if (joins.length === 0) return ofFiles;
  const seen = new Map<string, Invitation>();
  for (const join of joins.map(named).toSorted(byTime)) {
    const once = `${join.code} ${join.invitee}`;
    if (!seen.has(once)) seen.set(once, join);
  }
  const [filed, came] = [byPair(ofFiles), byPair([...seen.values()])];
  return [...new Set([...filed.keys(), ...came.keys()])]
    .flatMap((pair) => paired(filed.get(pair) ?? [], came.get(pair) ?? []))
    .toSorted(byTime);
}

/** Gives invitations their names, which nothing but a tie asks for: those of the same instant as another. */
function namesForTies(
  db: Database,
  all: readonly ToldRow[],
): (row: ToldRow) => Invitation & Pick<ToldRow, 'code'> {
  const [seen, tied] = [new Set<number>(), new Set<number>()];
  for (const { at } of all) (seen.has(at) ? tied : seen).add(at);
  const ids = all.flatMap(({ at, askerId, askedId }) => (tied.has(at) ? [askerId, askedId] : []));
  const names = readNames(db, new Set(ids));
  const nameOf = (id: number): string => {
    const name = names.get(id);
    return name === undefined ? '' : `${name.kind}:${name.value}`;
  };
  return ({ inviter, invitee, at, askerId, askedId, code }) => ({
    inviter,
    invitee,
    at,
    inviterName: nameOf(askerId),
    inviteeName: nameOf(askedId),
    code,
  });
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
