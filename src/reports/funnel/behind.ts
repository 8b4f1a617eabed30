import type { Cell, Row } from '../../core/table.ts';
import type { Behind } from '../report.ts';
import { JOINED, STAGES } from './journey.ts';
import type { Crowd } from './rows.ts';

type Group = { readonly value: Cell; readonly crowd: Crowd; readonly rows: readonly Row[] };

/**
 * Who is behind each step from `joined` on; before that there are codes and visitors, nobody that is
 * known. Of a code, it is who came furthest through it. With groups, `sample:joined`; `-:joined` for
 * the codes that have no value.
 */
export function funnelBehind(groups: readonly Group[], grouped: boolean): readonly Behind[] {
  let before = 0;
  return groups.flatMap(({ value, crowd, rows }) => {
    const start = before;
    before += rows.length;
    return rows.flatMap((_, at): Behind[] => {
      const depth = crowd.start + at;
      const stage = STAGES[depth];
      if (stage === undefined || depth < JOINED) return [];
      return [
        {
          stage: grouped ? `${value ?? '-'}:${stage}` : stage,
          row: start + at,
          key: 'count',
          people: () =>
            crowd.units.flatMap((unit) =>
              unit.depth >= depth && unit.person !== null ? [{ person: unit.person }] : [],
            ),
        },
      ];
    });
  });
}
