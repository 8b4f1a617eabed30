import { expect, it } from 'vitest';
import type { Cell } from '../core/table.ts';
import { REST } from './rest.ts';
import { topGroups } from './top.ts';

const GROUPS = new Map<Cell, readonly string[]>([
  ['a', ['ann']],
  ['b', ['ben', 'cat', 'dan']],
  ['c', ['ann', 'eve']],
  [null, ['fay', 'gus']],
]);

it('keeps the largest in their order, and puts the members of all others together at the end', () => {
  expect([...topGroups(GROUPS, 2)]).toEqual([
    ['b', ['ben', 'cat', 'dan']],
    ['c', ['ann', 'eve']], // as large as the group without a name, and before it
    [REST, ['ann', 'fay', 'gus']],
  ]);
});

it('leaves the groups alone where nothing was asked, or there are no more', () => {
  expect(topGroups(GROUPS, undefined)).toBe(GROUPS);
  expect(topGroups(GROUPS, 4)).toBe(GROUPS);
});

it('compares by what it is told to', () => {
  const longest = (members: readonly string[]): number => Math.max(...members.map((m) => m.length));
  const groups = new Map<Cell, readonly string[]>([
    [1, ['ann', 'ben']],
    [2, ['johanna']],
  ]);
  expect([...topGroups(groups, 1, longest).keys()]).toEqual([2, REST]);
});
