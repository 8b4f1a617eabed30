import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import { type EvidenceRow, type IdentityRow, readEvidence, shortestPath } from './evidence.ts';
import type { FlagName } from './flags.ts';
import { idList } from './touched.ts';

/**
 * People whose evidence disagrees. One person has one unionid, and in the one company that a
 * workspace is about one external_userid: two of them were tied by something that lies between. Some
 * people do have two: ids that somebody accepted as one person's disagree no more, those that come later
 * do again.
 */
export type Conflict = {
  readonly customer: number;
  readonly why: 'two-unionids' | 'two-external-userids' | Exclude<FlagName, 'blocked'>;
  /** What there are `n` of: ids of this kind, or neighbours of it ('' for neighbours of any kind). */
  readonly kind: string;
  readonly n: number;
  /** The ids that disagree; or the one identifier that so many share. */
  readonly identities: readonly IdentityRow[];
  /** What ties the first two of the ids; or some of those who share it. */
  readonly path: readonly EvidenceRow[];
};

const SHOWN = 3;

const DISAGREEING = /* sql */ `
  SELECT c.customer_id AS customer, i.kind, count(*) AS n,
         json_group_array(json_object('id', i.id, 'kind', i.kind, 'value', i.value) ORDER BY i.id) AS ids
  FROM identities i JOIN customers c ON c.identity_id = i.id
  WHERE i.kind IN ('unionid', 'external_userid')
  GROUP BY c.customer_id, i.kind
  HAVING count(*) > 1 AND count(*) FILTER (WHERE i.id NOT IN (
    SELECT b FROM people_actions WHERE action = 'accept' AND undone_at IS NULL)) > 1
  ORDER BY c.customer_id, i.kind LIMIT ?`;
const FLAGGED = /* sql */ `
  SELECT c.customer_id AS customer, f.flag, f.kind, f.n, i.id, i.kind AS own_kind, i.value
  FROM identity_flags f
  JOIN identities i ON i.id = f.identity_id JOIN customers c ON c.identity_id = i.id
  WHERE f.flag <> 'blocked'
  ORDER BY f.flag, f.n DESC, f.identity_id LIMIT ?`;

type DisagreeingRow = { customer: number; kind: string; n: number; ids: string };
type FlaggedRow = {
  customer: number;
  flag: Exclude<FlagName, 'blocked'>;
  kind: string;
  n: number;
  id: number;
  own_kind: string;
  value: string;
};

/** Everything that wants looking at, disagreeing people first. @param limit how many; undefined: all */
export function listConflicts(db: Database, limit: number | undefined): Conflict[] {
  const people = db.prepare<[number], DisagreeingRow>(DISAGREEING).all(limit ?? -1);
  const rest = limit === undefined ? -1 : limit - people.length;
  const flagged = db.prepare<[number], FlaggedRow>(FLAGGED).all(rest);
  const evidence = openEvidence(db);
  return [
    ...people.map((row) => disagreement(evidence, row)),
    ...flagged.map((row) => crowd(evidence, row)),
  ];
}

type EvidenceOf = (customer: number) => readonly EvidenceRow[];

/** Several of the rows may be about one customer: what is known of it is read once. */
function openEvidence(db: Database): EvidenceOf {
  const known = new Map<number, readonly EvidenceRow[]>();
  return (customer) => {
    const rows = known.get(customer) ?? readEvidence(db, customer);
    known.set(customer, rows);
    return rows;
  };
}

function disagreement(evidence: EvidenceOf, { customer, kind, n, ids }: DisagreeingRow): Conflict {
  const identities: IdentityRow[] = JSON.parse(ids);
  const [from, to] = identities;
  const path =
    from === undefined || to === undefined ? [] : shortestPath(evidence(customer), from.id, to.id);
  const why = kind === 'unionid' ? 'two-unionids' : 'two-external-userids';
  return { customer, why, kind, n, identities, path };
}

function crowd(evidence: EvidenceOf, row: FlaggedRow): Conflict {
  const { customer, flag, kind, n, id, own_kind, value } = row;
  const around = evidence(customer).filter(({ a, b }) => a.id === id || b.id === id);
  const near = around.filter(({ a, b }) => kind === '' || (a.id === id ? b : a).kind === kind);
  const identities = [{ id, kind: own_kind, value }];
  return { customer, why: flag, kind, n, identities, path: near.slice(0, SHOWN) };
}

const DISAGREEING_AMONG = /* sql */ `
  SELECT t.value AS customer, i.kind, count(*) AS n
  FROM json_each(?) t
  CROSS JOIN customers c ON c.customer_id = t.value
  CROSS JOIN identities i ON i.id = c.identity_id
  WHERE i.kind IN ('unionid', 'external_userid')
  GROUP BY t.value, i.kind
  HAVING count(*) > 1 AND count(*) FILTER (WHERE i.id NOT IN (
    SELECT b FROM people_actions WHERE action = 'accept' AND undone_at IS NULL)) > 1`;

/** A note for each of these customers who has two ids of which one person has one. */
export function disagreementsAmong(db: Database, customers: Iterable<number>): Note[] {
  const rows = db
    .prepare<[string], { customer: number; kind: string; n: number }>(DISAGREEING_AMONG)
    .all(idList(customers));
  return rows.map(({ customer, kind, n }) => ({
    code: 'ids-disagree',
    params: { customer, kind, n },
  }));
}
