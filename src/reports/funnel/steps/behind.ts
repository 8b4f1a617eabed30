import type { Cell } from '../../../core/table.ts';
import { partName } from '../../dimensions/dimension.ts';
import type { Behind, Someone } from '../../report.ts';
import type { Crowd } from './people.ts';

/** Some of the people, by their places in the crowd. */
export type Group = { readonly value: Cell; readonly members: Int32Array };

/**
 * Who is behind each number of people: `2` reached the second step, `2:open` so far; with groups
 * `sample:2`. `never`, `before` and `ended` are those of the summary.
 */
export function stepsBehind(
  crowd: Crowd,
  groups: readonly Group[],
  everybody: Int32Array,
  grouped: boolean,
): readonly Behind[] {
  const reached = groups.flatMap(({ value, members }, group) =>
    Array.from({ length: crowd.steps }, (_, step): Behind[] => {
      const stage = grouped ? `${partName(value)}:${step + 1}` : String(step + 1);
      const row = group * crowd.steps + step;
      const of = (open: 0 | 1): readonly Someone[] =>
        peopleWhere(
          crowd,
          members,
          (one) => crowd.open[one] === open && !Number.isNaN(crowd.times[one * crowd.steps + step]),
        );
      return [
        { stage, row, key: 'count', people: () => of(0) },
        { stage: `${stage}:open`, row, key: 'open', people: () => of(1) },
      ];
    }).flat(),
  );
  const flagged = (['before', 'ended'] as const).map((key): Behind => ({
    stage: key,
    row: 'summary',
    key,
    people: () => peopleWhere(crowd, everybody, (one) => crowd[key][one] === 1),
  }));
  const never = crowd.never.map((person) => ({ person }));
  return [
    ...reached,
    ...flagged,
    { stage: 'never', row: 'summary', key: 'never', people: () => never },
  ];
}

function peopleWhere(
  { person }: Crowd,
  members: Int32Array,
  is: (one: number) => boolean,
): readonly Someone[] {
  return [...members].filter(is).map((one) => ({ person: person[one] ?? 0 }));
}
