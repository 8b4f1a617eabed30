import type { Cell } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import { type Dimension, isPeriod, periodOf } from './dimension.ts';
import { personValues } from './people.ts';

/** Somebody joined: whom, when, and where they came from as far as that is proved. */
export type Joined = {
  readonly person: number;
  /** Milliseconds UTC; days since 1970-01-01 in the workspace's zone. */
  readonly at: number;
  readonly day: number;
  /** '' where nobody says. */
  readonly staff: string;
  readonly origin: {
    readonly channel: string | null;
    /** '' or null where the code has none. */
    readonly variant: string | null;
    /** Null where only the route is known. */
    readonly batch: number | null;
  } | null;
};

/** Does the code that a join came through say it? */
export function isOfOrigin(by: Dimension | undefined): by is 'channel' | 'variant' | 'batch' {
  return by === 'channel' || by === 'variant' || by === 'batch';
}

/**
 * The value of each join: the join's own where it has one, else what the person had first come into
 * touch with by then; null where that is not known.
 * @param asOf of what is known, ms UTC
 */
export function joinValues(db: Database, by: Dimension, asOf: number): (join: Joined) => Cell {
  if (isPeriod(by)) return ({ day }) => periodOf(by, day);
  if (by === 'staff') return ({ staff }) => staff || null;
  if (isOfOrigin(by)) return ({ origin }) => origin?.[by] || null;
  const touched = personValues(db, by, asOf);
  return ({ person, at }) => touched(person, at);
}

/** The sentence of a rule, `rule.CODE`, that says whose part somebody who joined is. */
export function joinRule(by: Dimension): string {
  return isPeriod(by) || isOfOrigin(by) || by === 'staff' ? 'by-join' : 'by-touch-before';
}
