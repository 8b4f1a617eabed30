import type { Cell } from '../../core/table.ts';
import { REST } from '../rest.ts';
import { collect } from '../collect.ts';
import { topGroups } from '../top.ts';

export type Parts<M> = ReadonlyMap<Cell, readonly M[]>;

/**
 * The members of each value, each in exactly one part: values ascending, those that have none last; of more
 * than `top` values those of all the others together (see `topGroups`).
 */
export function partsOf<M>(
  members: Iterable<M>,
  valueOf: (member: M) => Cell,
  top?: number,
  size?: (members: readonly M[]) => number,
): Parts<M> {
  const groups = new Map<Cell, M[]>();
  for (const member of members) collect(groups, valueOf(member), member);
  return topGroups(new Map([...groups].toSorted(([a], [b]) => compareCells(a, b))), top, size);
}

/** Values ascending, then none, then what was put together of all the others. */
export function compareCells(a: Cell, b: Cell): number {
  const named = (cell: Cell): number => (cell === REST ? 2 : Number(cell === null));
  if (a === null || b === null || named(a) !== named(b)) return named(a) - named(b);
  return a < b ? -1 : Number(a > b);
}
