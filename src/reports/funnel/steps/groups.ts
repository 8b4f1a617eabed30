import type { Cell } from '../../../core/table.ts';
import { dayOf } from '../../../core/time.ts';
import type { Database } from '../../../db/open.ts';
import { type Dimension, isPeriod, periodOf } from '../../dimensions/dimension.ts';
import { partsOf } from '../../dimensions/parts.ts';
import { readTouches } from '../../dimensions/touches.ts';
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
  by: Dimension | undefined,
  top: number | undefined,
  scope: Scope,
  sources: Sources,
): readonly Group[] {
  const everybody = everybodyIn(crowd);
  if (by === undefined) return [{ value: null, members: everybody }];
  const valueOf = isPeriod(by)
    ? (one: number) => periodOf(by, dayOf(crowd.times[one * crowd.steps] ?? 0, scope.timezone))
    : touchOf(db, by, crowd, scope, sources);
  return [...partsOf(everybody, valueOf, top)].map(([value, members]) => ({
    value,
    members: Int32Array.from(members),
  }));
}

function touchOf(
  db: Database,
  by: Parameters<typeof readTouches>[1],
  crowd: Crowd,
  scope: Scope,
  sources: Sources,
): (one: number) => Cell {
  const touches = readTouches(db, by, scope, sources);
  return (one) => touches.get(crowd.person[one] ?? 0)?.value ?? null;
}
