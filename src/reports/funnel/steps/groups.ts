import type { Cell, ColumnType } from '../../../core/table.ts';
import { dayOf, monthOf } from '../../../core/time.ts';
import type { Database } from '../../../db/open.ts';
import type { ReportParams } from '../../report.ts';
import { topGroups } from '../../top.ts';
import { compareCells, weekOf } from '../groups.ts';
import type { Group } from './behind.ts';
import type { Crowd } from './people.ts';
import type { Scope } from './choice.ts';
import type { Sources } from './read.ts';
import { isTouch, readTouches } from './touches.ts';

export function groupTypeOf(by: string): ColumnType {
  return ['channel', 'platform', 'first-source'].includes(by) ? 'word' : 'text';
}

export function isPeriod(by: string | undefined): by is 'month' | 'week' {
  return by === 'month' || by === 'week';
}

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
  { by, top }: ReportParams,
  scope: Scope,
  sources: Sources,
): readonly Group[] {
  const everybody = everybodyIn(crowd);
  if (by === undefined) return [{ value: null, members: everybody }];
  const valueOf = isTouch(by)
    ? touchOf(db, by, crowd, scope, sources)
    : (one: number) => periodOf(crowd.times[one * crowd.steps] ?? 0, by, scope.timezone);
  const groups = new Map<Cell, number[]>();
  for (const one of everybody) {
    const value = valueOf(one);
    const members = groups.get(value);
    if (members === undefined) groups.set(value, [one]);
    else members.push(one);
  }
  const inOrder = new Map([...groups].toSorted(([a], [b]) => compareCells(a, b)));
  return [...topGroups(inOrder, top)].map(([value, members]) => ({
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
  return (one) => touches.get(crowd.person[one] ?? 0) ?? null;
}

/** `2026-03`, or the Monday that a week begins with, `2026-03-02`. */
function periodOf(at: number, by: string, timezone: string): string {
  const day = dayOf(at, timezone);
  return by === 'month' ? monthOf(day) : weekOf(day);
}
