import { PscrmError } from '../core/errors.ts';
import { DAY_MS, parseInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { Identifier } from '../people/normalise.ts';

/** Somebody who may be written to, by all that the list has of them; `name`: what to call them. */
export type Candidate = { readonly ids: readonly Identifier[]; readonly name: string | null };

/**
 * What the workspace can tell of its customers. All that is given must hold; platforms and days speak
 * of the same paid order. Days are days since 1970-01-01.
 */
export type Segment = {
  readonly platforms: readonly string[];
  readonly boughtSince: number | null;
  readonly notBoughtSince: number | null;
  readonly joined: boolean | null;
};

/** How a segment is typed, for people. */
export const SEGMENTS: readonly string[] = [
  'all',
  'platform:taobao,jd',
  'bought-since:2026-01-01',
  'not-bought-since:2026-01-01',
  'joined',
  'not-joined',
];

/** @throws bad-option for a filter that nobody knows, or a day that is none */
export function parseSegment(filters: readonly string[]): Segment {
  const parts = filters.map(parseFilter);
  const last = <K extends keyof Segment>(key: K): Segment[K] | undefined =>
    parts.findLast((part) => part[key] !== undefined)?.[key];
  return {
    platforms: last('platforms') ?? [],
    boughtSince: last('boughtSince') ?? null,
    notBoughtSince: last('notBoughtSince') ?? null,
    joined: last('joined') ?? null,
  };
}

function parseFilter(filter: string): Partial<Segment> {
  const [word = '', value = ''] = filter.trim().split(/[:：](.*)/su);
  const at = /^\d{4}-\d{1,2}-\d{1,2}$/.test(value) ? parseInstant(value, 'UTC') : undefined;
  if (word === 'platform' && value !== '')
    return { platforms: value.split(/[,，]/u).map((one) => one.trim()) };
  if (word === 'bought-since' && at !== undefined) return { boughtSince: at / DAY_MS };
  if (word === 'not-bought-since' && at !== undefined) return { notBoughtSince: at / DAY_MS };
  if (word === 'joined' && value === '') return { joined: true };
  if (word === 'not-joined' && value === '') return { joined: false };
  if (word === 'all' && value === '') return {};
  throw new PscrmError('bad-option', { option: '--segment', value: filter, choices: SEGMENTS });
}

// Each customer by the smallest of their identities. Who was only ever on a list, or answered a message,
// is no customer; an order that was wholly refunded is none (as in `report lift`).
const MEMBERS = /* sql */ `
  WITH kept AS (
    SELECT buyer_id, platform, paid_day FROM orders
    WHERE status <> 'refunded' AND NOT coalesce(coalesce(refund_minor, 0) >= paid_minor, 0)
  ), dealt AS (
    SELECT buyer_id AS id FROM orders WHERE buyer_id IS NOT NULL
    UNION SELECT identity_id FROM joins
    UNION SELECT identity_id FROM profiles WHERE identity_id IS NOT NULL
    UNION SELECT inviter_id FROM referrals UNION SELECT invitee_id FROM referrals
    UNION SELECT identity_id FROM participants
    UNION SELECT identity_id FROM rewards
    UNION SELECT invitee_id FROM rewards WHERE invitee_id IS NOT NULL
  ), bought AS (
    SELECT DISTINCT c.customer_id AS person FROM kept o JOIN customers c ON c.identity_id = o.buyer_id
    WHERE o.paid_day >= ifnull(@since, o.paid_day)
      AND (@platforms = '[]' OR o.platform IN (SELECT value FROM json_each(@platforms)))
  ), lately AS (
    SELECT DISTINCT c.customer_id AS person FROM kept o JOIN customers c ON c.identity_id = o.buyer_id
    WHERE o.paid_day >= @notSince
      AND (@platforms = '[]' OR o.platform IN (SELECT value FROM json_each(@platforms)))
  ), added AS (
    SELECT DISTINCT c.customer_id AS person FROM joins j JOIN customers c ON c.identity_id = j.identity_id
  )
  SELECT i.id, i.kind, i.value, (
    SELECT d.nickname FROM profiles d JOIN customers m ON m.identity_id = d.identity_id
    WHERE m.customer_id = i.id AND d.nickname <> '' ORDER BY d.id DESC LIMIT 1) AS name
  FROM identities i
  WHERE i.id IN (
      SELECT c.customer_id FROM dealt d JOIN customers c ON c.identity_id = d.id)
    AND (@anyOrder = 0 OR i.id IN (SELECT person FROM bought))
    AND i.id NOT IN (SELECT person FROM lately)
    AND (@joined IS NULL OR (i.id IN (SELECT person FROM added)) = @joined)
  ORDER BY i.id`;

type MemberRow = Identifier & { readonly id: number; readonly name: string | null };

/** The customers of a segment, oldest first. */
export function customersOf(db: Database, segment: Segment): Candidate[] {
  return membersOf(db, segment).map(({ kind, value, name }) => ({ ids: [{ kind, value }], name }));
}

/** Their numbers. */
export function customerIdsOf(db: Database, segment: Segment): ReadonlySet<number> {
  return new Set(membersOf(db, segment).map(({ id }) => id));
}

function membersOf(db: Database, segment: Segment): MemberRow[] {
  const { platforms, boughtSince, notBoughtSince, joined } = segment;
  return db.prepare<[Readonly<Record<string, unknown>>], MemberRow>(MEMBERS).all({
    platforms: JSON.stringify(platforms),
    since: boughtSince,
    notSince: notBoughtSince,
    anyOrder: platforms.length > 0 || boughtSince !== null ? 1 : 0,
    joined: joined === null ? null : Number(joined),
  });
}
