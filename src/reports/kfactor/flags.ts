import { DAY_MS } from '../../core/time.ts';
import { collect } from '../collect.ts';
import { type Contact, isFriend } from '../friendship.ts';
import { firstJoin } from './answers.ts';
import { byTime, type Invitation } from '../invitations/tree.ts';

/**
 * What makes an accepted invitation look bought: many of one inviter within minutes, an invitee who
 * left within a day, a telephone number that both have. Flagged is not excluded: somebody must look.
 */
export const FLAGS = ['burst', 'quick_leave', 'shared_phone'] as const;

/** Evidence: what an invitation is flagged for, and what was seen. */
export type Flag = { readonly invitation: Invitation } & (
  | {
      readonly flag: 'burst';
      /** So many accepted from the first to the last of the row, ms UTC. */
      readonly n: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly flag: 'quick_leave'; /** ms UTC */ readonly joined: number; readonly left: number }
  | { readonly flag: 'shared_phone'; readonly phones: readonly string[] }
);

/** So many accepted in so long (ms, both ends included) are a burst. */
export type BurstRule = { readonly n: number; readonly within: number };
export const BURST: BurstRule = { n: 5, within: 10 * 60_000 };

export type Evidence = {
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  /** The telephone numbers that each person was seen with, those that tie nobody included. */
  readonly phones: ReadonlyMap<number, ReadonlySet<string>>;
  readonly asOf: number;
  readonly burst: BurstRule;
};

/** All flags of accepted invitations, by kind, then by time. */
export function flagInvitations(accepted: Iterable<Invitation>, evidence: Evidence): Flag[] {
  const invitations = [...accepted].toSorted(byTime);
  const byInviter = new Map<number, Invitation[]>();
  for (const invitation of invitations) collect(byInviter, invitation.inviter, invitation);
  const bursts = [...byInviter.values()].flatMap((row) => burstsOf(row, evidence.burst));
  return [
    ...bursts.toSorted((a, b) => byTime(a.invitation, b.invitation)),
    ...invitations.flatMap((each) => quickLeave(each, evidence)),
    ...invitations.flatMap((each) => sharedPhone(each, evidence)),
  ];
}

/**
 * Windows that overlap make one longer burst.
 * @param row the invitations of one inviter, by time
 */
function burstsOf(row: readonly Invitation[], { n, within }: BurstRule): readonly Flag[] {
  if (row.length < n) return [];
  const bursts: { first: number; last: number }[] = [];
  for (const [last, { at }] of row.entries()) {
    const first = last - n + 1;
    const start = row[first];
    if (start === undefined || at - start.at > within) continue;
    const open = bursts.at(-1);
    if (open === undefined || first > open.last) bursts.push({ first, last });
    else open.last = last;
  }
  return bursts.flatMap(({ first, last }) => {
    const burst = row.slice(first, last + 1);
    const [from, to] = [burst[0]?.at ?? 0, burst.at(-1)?.at ?? 0];
    return burst.map((invitation): Flag => {
      return { flag: 'burst', invitation, n: burst.length, from, to };
    });
  });
}

function quickLeave(invitation: Invitation, { contacts, asOf }: Evidence): Flag[] {
  const own = contacts.get(invitation.invitee) ?? [];
  const joined = firstJoin(own);
  if (joined === undefined || isFriend(own, Math.min(joined + DAY_MS, asOf))) return [];
  const leaves = own.filter(({ join, at }) => !join && at >= joined && at <= joined + DAY_MS);
  const left = leaves.reduce((latest, { at }) => Math.max(latest, at), joined);
  return [{ flag: 'quick_leave', invitation, joined, left }];
}

function sharedPhone(invitation: Invitation, { phones }: Evidence): Flag[] {
  const theirs = phones.get(invitation.inviter);
  const shared = [...(phones.get(invitation.invitee) ?? [])].filter((phone) => theirs?.has(phone));
  return shared.length === 0
    ? []
    : [{ flag: 'shared_phone', invitation, phones: shared.toSorted() }];
}
