import type { Cell } from '../../../core/table.ts';
import { partName } from '../../dimensions/dimension.ts';
import type { Behind, Someone } from '../../report.ts';
import type { Database } from '../../../db/open.ts';
import type { Crowd } from './people.ts';

/** Some of the people, by their places in the crowd. */
export type Group = { readonly value: Cell; readonly members: Int32Array };

// In the order of their ids, as people are.
const CODES = /* sql */ `
SELECT codes.code FROM json_each(@ids) AS wanted CROSS JOIN codes ON codes.id = wanted.value ORDER BY codes.id`;

/**
 * Who is behind each number of people: `2` reached the second step, `2:open` so far; with groups
 * `sample:2`. `never`, `before` and `ended` are those of the summary.
 */
export function stepsBehind(
  db: Database,
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
        where(
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
    people: () => where(everybody, (one) => crowd[key][one] === 1),
  }));
  return [
    ...reached,
    ...flagged,
    { stage: 'never', row: 'summary', key: 'never', people: () => named(db, crowd.never) },
  ];

  function where(members: Int32Array, is: (one: number) => boolean): readonly Someone[] {
    return named(
      db,
      [...members].filter(is).map((one) => crowd.person[one] ?? 0),
    );
  }
}

/** People first, then the codes that nobody is known behind, whose ids are below 0. */
function named(db: Database, who: readonly number[]): readonly Someone[] {
  const ids = JSON.stringify(who.filter((one) => one < 0).map((one) => -one));
  const codes = db.prepare<{ ids: string }, string>(CODES).pluck().all({ ids });
  return [
    ...who.filter((one) => one > 0).map((person) => ({ person })),
    ...codes.map((code) => ({ code })),
  ];
}
