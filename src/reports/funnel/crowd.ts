import { collect } from '../collect.ts';
import type { CodeRow, JoinRow } from './facts.ts';
import { followCode, followSharer, type PersonJourney, type UnitJourney } from './journey.ts';
import type { Crowd } from './rows.ts';

/** What is known about the codes of a whole report, by code. */
export type Facts = {
  readonly joins: ReadonlyMap<number, readonly JoinRow[]>;
  /** How many visitors each shared code was the first of. */
  readonly visitors: ReadonlyMap<number, number>;
  /** Is anything known of deliveries, so that `delivered` is a step? */
  readonly deliveryIsStep: boolean;
  /** Follows a person from their first join through the codes looked at. */
  readonly follow: (person: number, joinedAt: number) => PersonJourney;
};

/**
 * Counts the codes of one group. A code of the kind one-per-parcel is a unit itself. Of shared codes the
 * units are visitors and, from `joined` on, people, each at the first of them (see `settle`). Who joined
 * through a fixed way alone is a person as well: through which code is not known. Visitors and people
 * cannot be matched, so a code has at least as many visitors as people who joined through it first.
 */
export function crowdOf(codes: readonly CodeRow[], facts: Facts): Crowd {
  const of = (unit: CodeRow['unit']): CodeRow[] => codes.filter((code) => code.unit === unit);
  const joinedThrough = ({ id }: CodeRow): number => facts.joins.get(id)?.length ?? 0;
  const visitorsOf = ({ id }: CodeRow): number => facts.visitors.get(id) ?? 0;
  const units = of('single').map((code) => ofCode(code, facts));
  const unseen = of('single').filter(
    (code) => code.first_visit_at === null && joinedThrough(code) > 0,
  );
  const sharers = of('shared').flatMap((code) => sharersOf(code, facts));
  const onlyWays = of('way').flatMap((code) => sharersOf(code, facts));
  const more = of('shared').map((code) => visitorsOf(code) - joinedThrough(code));
  return {
    has: {
      single: units.length > 0,
      shared: of('shared').length > 0,
      way: onlyWays.length > 0,
      delivery: facts.deliveryIsStep,
    },
    units: [...units, ...sharers],
    onlyWays,
    onlyScanned: more.reduce((sum, n) => sum + Math.max(0, n), 0),
    inferred: more.reduce((sum, n) => sum + Math.max(0, -n), unseen.length),
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

function sharersOf({ id }: CodeRow, { joins, follow }: Facts): UnitJourney[] {
  return (joins.get(id) ?? []).map(({ person, joined_at }) =>
    followSharer(follow(person, joined_at)),
  );
}

/** Lists of rows by the code that they belong to. */
export function byCode<R extends { readonly code: number }>(rows: readonly R[]): Map<number, R[]> {
  const lists = new Map<number, R[]>();
  for (const row of rows) collect(lists, row.code, row);
  return lists;
}
