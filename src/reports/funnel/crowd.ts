import { collect } from '../collect.ts';
import type { CodeRow, JoinRow, VisitorRow } from './facts.ts';
import {
  followCode,
  followSharer,
  ISSUED,
  type PersonJourney,
  SCANNED,
  type UnitJourney,
} from './journey.ts';
import type { Crowd } from './rows.ts';

/** What is known about the codes of a whole report, by code. */
export type Facts = {
  readonly joins: ReadonlyMap<number, readonly JoinRow[]>;
  readonly visitors: ReadonlyMap<number, readonly VisitorRow[]>;
  /** Follows a person from their first join through the codes looked at. */
  readonly follow: (person: number, joinedAt: number) => PersonJourney;
};

/**
 * Counts the codes of one group. A code of the kind one-per-parcel is a unit itself. Shared codes are
 * pooled: their units are visitors and, from `joined` on, people, each once, from the first join
 * through any of them. A visitor is whom the visits name; one visit without a name is one visitor.
 * Visitors and people cannot be matched, so there are at least as many visitors as people who joined.
 */
export function crowdOf(codes: readonly CodeRow[], facts: Facts): Crowd {
  const shared = codes.filter(({ unit }) => unit === 'shared');
  const units = codes.filter(({ unit }) => unit === 'single').map((code) => ofCode(code, facts));
  const sharers = sharersOf(shared, facts);
  const onlyScanned = Math.max(0, countVisitors(shared, facts) - sharers.length);
  return {
    start: shared.length === 0 ? ISSUED : SCANNED,
    units: [...units, ...sharers],
    onlyScanned,
  };
}

function ofCode(code: CodeRow, { joins, follow }: Facts): UnitJourney {
  const people = joins.get(code.id) ?? [];
  return followCode(
    { issuedAt: code.issued_at, firstVisitAt: code.first_visit_at },
    people.map(({ person, joined_at }) => follow(person, joined_at)),
  );
}

function sharersOf(codes: readonly CodeRow[], { joins, follow }: Facts): UnitJourney[] {
  const first = new Map<number, number>();
  for (const { person, joined_at } of codes.flatMap(({ id }) => joins.get(id) ?? [])) {
    first.set(person, Math.min(joined_at, first.get(person) ?? joined_at));
  }
  return [...first].map(([person, joinedAt]) => followSharer(follow(person, joinedAt)));
}

function countVisitors(codes: readonly CodeRow[], { visitors }: Facts): number {
  const named = new Set<string>();
  let unnamed = 0;
  for (const { visitor, visits } of codes.flatMap(({ id }) => visitors.get(id) ?? [])) {
    if (visitor === '') unnamed += visits;
    else named.add(visitor);
  }
  return named.size + unnamed;
}

/** Lists of rows by the code that they belong to. */
export function byCode<R extends { readonly code: number }>(rows: readonly R[]): Map<number, R[]> {
  const lists = new Map<number, R[]>();
  for (const row of rows) collect(lists, row.code, row);
  return lists;
}
