import type { Cell } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import { VISITS } from '../options.ts';
import { DIMENSIONS, isPeriod } from './dimension.ts';
import { readKnown } from './known.ts';
import { readTouches, type TouchDimension } from './touches.ts';

/** What people can be told apart by, each of them in exactly one part. */
export const OF_PEOPLE = DIMENSIONS.filter((one) => !isPeriod(one));

/**
 * The value of each person: that of their first touch up to `asOf`, ms UTC, with visits as they are
 * counted; null where there was none or it says nothing. With a moment, only what was before it, or at
 * it, is known: what comes later must not decide who is counted.
 */
export function personValues(
  db: Database,
  by: TouchDimension,
  asOf: number,
): (person: number, at?: number) => Cell {
  const scope = { asOf, skip: VISITS.counted };
  const touches = readTouches(db, by, scope, readKnown(db, asOf));
  return (person, at = asOf) => {
    const touch = touches.get(person);
    return touch === undefined || touch.at > at ? null : touch.value;
  };
}
