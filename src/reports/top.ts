import type { Cell } from '../core/table.ts';
import { REST } from './rest.ts';

/**
 * The `top` largest groups as they come, and all others as one group, REST, at the end. Their
 * members are put together before anything is counted, so that somebody who is in two of the small
 * groups is one person in the large one. Equal sizes go by the group that comes first.
 * @param top a whole number, 1 or more; undefined leaves the groups as they are
 * @param size what the groups are compared by
 */
export function topGroups<M>(
  groups: ReadonlyMap<Cell, readonly M[]>,
  top: number | undefined,
  size: (members: readonly M[]) => number = (members) => members.length,
): ReadonlyMap<Cell, readonly M[]> {
  if (top === undefined || groups.size <= top) return groups;
  const sizes = new Map([...groups].map(([name, members]) => [name, size(members)]));
  const bySize = [...sizes].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
  const kept = new Set(bySize.slice(0, top));
  const rest = [...groups].filter(([name]) => !kept.has(name)).flatMap(([, members]) => members);
  return new Map([...[...groups].filter(([name]) => kept.has(name)), [REST, rest]]);
}
