import type { Cell } from '../../../core/table.ts';
import { dayOf } from '../../../core/time.ts';
import type { Database } from '../../../db/open.ts';
import { readCodeValues } from '../../dimensions/codes.ts';
import { type AnyDimension, isPeriod, periodOf } from '../../dimensions/dimension.ts';
import { HOURS, hourOf } from '../../dimensions/hours.ts';
import { partsOf } from '../../dimensions/parts.ts';
import { readTouches, type TouchDimension } from '../../dimensions/touches.ts';
import { readShown } from '../pooled.ts';
import type { Group } from './behind.ts';
import type { Scope } from './choice.ts';
import type { Crowd } from './people.ts';
import type { Sources } from './read.ts';

/** All people, by their places in the crowd. */
export function everybodyIn({ size }: Crowd): Int32Array {
  const places = new Int32Array(size);
  for (let one = 0; one < size; one += 1) places[one] = one;
  return places;
}

/** The people of each value of a dimension, values ascending, those that have none last; or all of them. */
export function groupPeople(
  db: Database,
  crowd: Crowd,
  by: AnyDimension | undefined,
  top: number | undefined,
  scope: Scope,
  sources: Sources,
): readonly Group[] {
  const everybody = everybodyIn(crowd);
  if (by === undefined) return [{ value: null, members: everybody }];
  const parts = partsOf(everybody, valuesOf(db, crowd, by, scope, sources), top);
  // Of the day all hours are there, whether anybody began in them or not.
  const values = by === 'hour' && top === undefined ? HOURS : [...parts.keys()];
  return values.map((value) => ({ value, members: Int32Array.from(parts.get(value) ?? []) }));
}

function valuesOf(
  db: Database,
  crowd: Crowd,
  by: AnyDimension,
  scope: Scope,
  sources: Sources,
): (one: number) => Cell {
  const { timezone } = scope;
  const began = (one: number): number => crowd.times[one * crowd.steps] ?? 0;
  if (by === 'hour') return (one) => hourOf(began(one), timezone);
  if (isPeriod(by)) return (one) => periodOf(by, dayOf(began(one), timezone));
  return touchOf(db, by, crowd, scope, sources);
}

function touchOf(
  db: Database,
  by: TouchDimension,
  crowd: Crowd,
  scope: Scope,
  sources: Sources,
): (one: number) => Cell {
  const touches = readTouches(db, by, scope, sources);
  const ofCode = codeValues(db, by, crowd, scope);
  return (one) => {
    const who = crowd.person[one] ?? 0;
    return who < 0 ? ofCode(-who) : (touches.get(who)?.value ?? null);
  };
}

/** Codes that nobody is known behind stand where the funnel of codes has them. */
function codeValues(
  db: Database,
  by: TouchDimension,
  crowd: Crowd,
  scope: Scope,
): (code: number) => Cell {
  const codes = Array.from(
    crowd.person.filter((who) => who < 0),
    (who) => -who,
  );
  if (codes.length === 0) return () => null;
  const { byId } = readCodeValues(db, by, codes);
  const value = (code: number): Cell => byId.get(code) ?? null;
  if (by !== 'target' && by !== 'staff') return value;
  const shown = readShown(db, { campaign: null, asOf: scope.asOf, skip: scope.skip });
  return (code) => {
    const last = shown.get(code);
    return last === undefined ? value(code) : last[by];
  };
}
