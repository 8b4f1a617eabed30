import { COMPARED_DAYS } from '../core/comparison.ts';
import { maskPhone } from '../core/mask.ts';
import { DAY_MS } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { Identifier } from '../people/normalise.ts';
import { openRefusals, seenNumber } from '../people/refusals.ts';
import type { Candidate } from './audience.ts';
import type { Provider } from './providers.ts';

/** A person with the number to write to; `identity_id` null: not in the workspace yet. */
export type Addressee = {
  readonly person: number | string;
  readonly phone: string;
  readonly identity_id: number | null;
  readonly name: string | null;
  /** Held back by another campaign, whose comparison they spoil. */
  readonly compared: boolean;
};

/** Why somebody is left out: the first of these that holds, in this order. */
export const REASONS = [
  'duplicate',
  'erased',
  'opted-out',
  'held-before',
  'held-elsewhere',
  'written-before',
  'no-number',
  'shared-number',
  'foreign-number',
  'unreachable',
  'touched',
] as const;
export type Reason = (typeof REASONS)[number];

export type Standing = Addressee | { readonly reason: Reason };

/** `person`, `id` null: not in the workspace. */
type Member = {
  readonly person: number | null;
  readonly id: number | null;
  readonly kind: string;
  readonly value: string;
  readonly flag: string | null;
};

const MEMBERS = /* sql */ `
  SELECT c.customer_id AS person, i.id, i.kind, i.value, f.flag
  FROM identities one
  JOIN customers o ON o.identity_id = one.id
  JOIN customers c ON c.customer_id = o.customer_id
  JOIN identities i ON i.id = c.identity_id
  LEFT JOIN identity_flags f ON f.identity_id = i.id
  WHERE one.kind = ? AND one.value = ?
  ORDER BY i.id`;
// By word, or by what the network says of a message that was turned away.
const REFUSED = /* sql */ `
  SELECT identity_id FROM replies WHERE opts_out = 1 AND identity_id IS NOT NULL
  UNION SELECT identity_id FROM deliveries WHERE status = 'refused' AND identity_id IS NOT NULL`;
const REFUSED_HIDDEN = /* sql */ `
  SELECT phone_seen FROM replies WHERE opts_out = 1 AND phone_seen IS NOT NULL
  UNION SELECT phone_seen FROM deliveries WHERE status = 'refused' AND phone_seen IS NOT NULL`;
const OF_CAMPAIGN = /* sql */ `
  SELECT p.identity_id FROM sms_people p
  JOIN sms_batches s ON s.batch_id = p.batch_id AND s.cancelled_at IS NULL
  JOIN batches b ON b.id = p.batch_id
  WHERE b.campaign_id = ? AND p.role = ?`;
const HELD_ELSEWHERE = /* sql */ `
  SELECT p.identity_id FROM sms_people p
  JOIN sms_batches s ON s.batch_id = p.batch_id AND s.cancelled_at IS NULL
  JOIN batches b ON b.id = p.batch_id
  WHERE p.role = 'held' AND b.campaign_id <> ? AND s.send_at <= ? AND s.send_at >= ?`;
const OWNERS = /* sql */ `
  SELECT DISTINCT owner_id FROM codes
  WHERE campaign_id = ? AND owner_id IS NOT NULL
    AND batch_id NOT IN (SELECT batch_id FROM sms_batches WHERE cancelled_at IS NOT NULL)`;
// Of several rows on one message the best is believed: reports come in before all is known.
const FAILED = /* sql */ `
  SELECT identity_id FROM (
    SELECT identity_id, status, row_number() OVER (
      PARTITION BY identity_id
      ORDER BY at DESC, CASE status WHEN 'delivered' THEN 0 WHEN 'failed' THEN 1 ELSE 2 END) AS place
    FROM deliveries WHERE identity_id IS NOT NULL)
  WHERE place = 1 AND status = 'failed'`;
const TOUCHED = /* sql */ `
  SELECT identity_id FROM deliveries
  WHERE identity_id IS NOT NULL AND status NOT IN ('failed', 'refused') AND at > @from AND at < @to
  UNION
  SELECT p.identity_id FROM sms_people p JOIN sms_batches s ON s.batch_id = p.batch_id
  WHERE p.role = 'sent' AND s.cancelled_at IS NULL AND s.send_at > @from AND s.send_at < @to`;

export type Wanted = {
  readonly campaignId: number;
  readonly provider: Provider;
  /** Ms UTC. */
  readonly sendAt: number;
  /** Nobody who was or will be written to within so many days of it; 0: everybody. */
  readonly notWithin: number;
  /** `listed`: whoever comes with a number is written to at that one or not at all. */
  readonly numbers: 'listed' | 'any';
  /** Also whoever another campaign holds back to compare with, while its comparison runs. */
  readonly withHeld: boolean;
};

const CHINESE_MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * Whether somebody may be written to, and at which number. Whatever holds of one identifier holds of the
 * person: a refusal by one number silences the others, and one by any identifier of a row all of them.
 */
export function openStanding(db: Database, wanted: Wanted): (candidate: Candidate) => Standing {
  const { campaignId, provider, sendAt, notWithin } = wanted;
  const people = (sql: string, ...params: unknown[]): Set<number> =>
    new Set(
      db
        .prepare<unknown[], number>(sql)
        .pluck()
        .all(...params),
    );
  const members = db.prepare<[string, string], Member>(MEMBERS);
  const refusalOf = openRefusals(db);
  const refused = people(REFUSED);
  // A refusal whose number is hidden silences everybody whom it may be of.
  const hidden = new Set(
    db
      .prepare<[], string>(REFUSED_HIDDEN)
      .pluck()
      .all()
      .map((seen) => seenNumber(seen).value),
  );
  /** As a file that hides numbers would have it. */
  const seenAs = ({ kind, value }: Identifier): Identifier | undefined =>
    kind === 'phone' ? seenNumber(maskPhone(value)) : undefined;
  const held = people(OF_CAMPAIGN, campaignId, 'held');
  const elsewhere = people(HELD_ELSEWHERE, campaignId, sendAt, sendAt - COMPARED_DAYS * DAY_MS);
  const written = new Set([
    ...people(OF_CAMPAIGN, campaignId, 'sent'),
    ...people(OWNERS, campaignId),
  ]);
  const failed = people(FAILED);
  const near = { from: sendAt - notWithin * DAY_MS, to: sendAt + notWithin * DAY_MS };
  const touched = notWithin === 0 ? new Set<number>() : people(TOUCHED, near);

  const membersOf = ({ ids }: Candidate): readonly Member[] => {
    const all = new Map<string, Member>();
    for (const { kind, value } of ids) {
      const known = members.all(kind, value);
      const unknown = { person: null, id: null, kind, value, flag: null };
      for (const one of known.length > 0 ? known : [unknown])
        all.set(`${one.kind}:${one.value}`, one);
    }
    return [...all.values()];
  };
  const reach = ({ ids }: Candidate, all: readonly Member[]): Member | Reason => {
    // In the order of the list: its first number is meant before its second.
    const listed = ids.flatMap(
      (one) => all.find(({ kind, value }) => kind === 'phone' && same(one, { kind, value })) ?? [],
    );
    let numbers = listed;
    if (wanted.numbers === 'any' || listed.length === 0)
      numbers = [...listed, ...all.filter((one) => one.kind === 'phone' && !listed.includes(one))];
    if (numbers.length === 0) return 'no-number';
    numbers = numbers.filter(({ flag }) => flag === null);
    if (numbers.length === 0) return 'shared-number';
    if (provider.numbers === 'cn')
      numbers = numbers.filter(({ value }) => CHINESE_MOBILE.test(value));
    if (numbers.length === 0) return 'foreign-number';
    return numbers.find(({ id }) => id === null || !failed.has(id)) ?? 'unreachable';
  };

  return (candidate) => {
    const all = membersOf(candidate);
    const any = (set: ReadonlySet<number>): boolean =>
      all.some(({ id }) => id !== null && set.has(id));
    const masked = all.flatMap((one) => seenAs(one) ?? []);
    const reasons = new Set([...all, ...masked].map(refusalOf));
    if (reasons.has('erased')) return { reason: 'erased' };
    if (reasons.has('opted-out') || any(refused) || masked.some(({ value }) => hidden.has(value)))
      return { reason: 'opted-out' };
    if (any(held)) return { reason: 'held-before' };
    const compared = any(elsewhere);
    if (compared && !wanted.withHeld) return { reason: 'held-elsewhere' };
    if (any(written)) return { reason: 'written-before' };
    const number = reach(candidate, all);
    if (typeof number === 'string') return { reason: number };
    if (any(touched)) return { reason: 'touched' };
    const person = number.person ?? `${number.kind}:${number.value}`;
    const { value: phone, id: identity_id } = number;
    return { person, phone, identity_id, name: candidate.name, compared };
  };
}

function same(a: Identifier, b: Identifier): boolean {
  return a.kind === b.kind && a.value === b.value;
}
