import type { Database } from '../db/open.ts';

/**
 * What a shop knows of a customer, as a file showed it, and which import that was: of several that
 * showed it alike, the latest. Instants are ms UTC, money is minor units; null: the file does not say.
 */
export type ProfileRow = {
  readonly platform: string;
  readonly nickname: string | null;
  readonly gender: string | null;
  readonly is_member: number | null;
  readonly level: string | null;
  readonly points: number | null;
  readonly tags: readonly string[];
  readonly source: string | null;
  readonly since: number | null;
  readonly member_since: number | null;
  readonly orders: number | null;
  readonly currency: string;
  readonly spent_minor: number | null;
  readonly refunded_minor: number | null;
  readonly last_order_at: number | null;
  /** Does the shop say that they are a friend on WeCom? */
  readonly is_friend: number | null;
  readonly import_id: number;
  readonly file: string;
  readonly line: number;
  readonly imported_at: number;
};

const PROFILES = /* sql */ `
  SELECT p.platform, p.nickname, p.gender, p.is_member, p.level, p.points, p.tags, p.source, p.since,
         p.member_since, p.order_count AS orders, p.currency, p.spent_minor, p.refunded_minor,
         p.last_order_at, p.is_friend, m.id AS import_id, m.file, s.line, m.imported_at
  FROM customers c
  JOIN profiles p ON p.identity_id = c.identity_id
  JOIN sightings s ON s.fact = 'profile' AND s.fact_id = p.id AND s.import_id = (
    SELECT max(import_id) FROM sightings WHERE fact = 'profile' AND fact_id = p.id)
  JOIN imports m ON m.id = s.import_id
  WHERE c.customer_id = ? ORDER BY s.import_id DESC, s.line`;

type Stored = Omit<ProfileRow, 'tags'> & { readonly tags: string | null };

/** What shops know of a customer, what was seen last first. */
export function profilesOf(db: Database, customerId: number): ProfileRow[] {
  return db
    .prepare<[number], Stored>(PROFILES)
    .all(customerId)
    .map(({ tags, ...row }) => ({ ...row, tags: tags?.split('\n') ?? [] }));
}
