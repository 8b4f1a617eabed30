import { collect } from '../collect.ts';
import type { CodeRow, JoinRow, VisitorRow } from './facts.ts';
import { followCode, followSharer, type PersonJourney, type UnitJourney } from './journey.ts';
import type { Crowd } from './rows.ts';

/** What is known about the codes of a whole report, by code. */
export type Facts = {
  readonly joins: ReadonlyMap<number, readonly JoinRow[]>;
  readonly visitors: ReadonlyMap<number, readonly VisitorRow[]>;
  /** Is anything known of deliveries, so that `delivered` is a step? */
  readonly deliveryIsStep: boolean;
  /** Follows a person from their first join through the codes looked at. */
  readonly follow: (person: number, joinedAt: number) => PersonJourney;
};

/**
 * Counts the codes of one group. A code of the kind one-per-parcel is a unit itself. Shared codes are
 * pooled: their units are visitors and, from `joined` on, people, each once, from the first join
 * through any of them. A visitor is whom the visits name; one visit without a name is one visitor.
 * Who joined through a fixed way alone is a person as well: through which code is not known.
 * Visitors and people cannot be matched, so there are at least as many visitors as people who joined.
 */
export function crowdOf(codes: readonly CodeRow[], facts: Facts): Crowd {
  const of = (unit: CodeRow['unit']): CodeRow[] => codes.filter((code) => code.unit === unit);
  const units = of('single').map((code) => ofCode(code, facts));
  const sharers = sharersOf(of('shared'), facts);
  const behind = new Set(of('single').flatMap(({ id }) => peopleOf(id, facts)));
  for (const { person } of sharers) if (person !== null) behind.add(person);
  const onlyWays = sharersOf(of('way'), facts).filter(
    ({ person }) => person !== null && !behind.has(person),
  );
  return {
    has: {
      single: units.length > 0,
      shared: of('shared').length > 0,
      way: onlyWays.length > 0,
      delivery: facts.deliveryIsStep,
    },
    units: [...units, ...sharers],
    onlyWays,
    onlyScanned: Math.max(0, countVisitors(of('shared'), facts) - sharers.length),
  };
}

function ofCode(code: CodeRow, { joins, follow, deliveryIsStep }: Facts): UnitJourney {
  const { issued_at, delivered, delivered_at, first_visit_at } = code;
  const times = {
    issuedAt: issued_at,
    delivered,
    deliveredAt: delivered_at,
    firstVisitAt: first_visit_at,
    deliveryIsStep,
  };
  const people = joins.get(code.id) ?? [];
  return followCode(
    times,
    people.map(({ person, joined_at }) => follow(person, joined_at)),
  );
}

function peopleOf(code: number, { joins }: Facts): number[] {
  return (joins.get(code) ?? []).map(({ person }) => person);
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
