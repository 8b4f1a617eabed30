import type { Cell, Row } from '../../core/table.ts';
import { partName } from '../dimensions/dimension.ts';
import type { Behind, Someone } from '../report.ts';
import { JOINED, KEPT, STAGES, type UnitJourney } from './journey.ts';
import { type Crowd, openBy, stagesOf, unitsAt } from './rows.ts';

type Group = { readonly value: Cell; readonly crowd: Crowd; readonly rows: readonly Row[] };

/**
 * Who is behind each step from `joined` on; before that there are codes and visitors, nobody that is
 * known. Of a code, it is who came furthest through it. `joined:already` were customers before they
 * joined, `kept_7d:open` may still be kept, `repeat:open` may reach it or a step before it. With groups, `sample:joined`; `-:joined` for the codes
 * that have no value.
 */
export function funnelBehind(groups: readonly Group[], grouped: boolean): readonly Behind[] {
  let before = 0;
  return groups.flatMap(({ value, crowd, rows }) => {
    const start = before;
    before += rows.length;
    return stagesOf(crowd).flatMap((depth, at): Behind[] => {
      const name = STAGES[depth] ?? '';
      if (depth < JOINED) return [];
      const stage = grouped ? `${partName(value)}:${name}` : name;
      const place = { row: start + at };
      const named = (units: readonly UnitJourney[]): readonly Someone[] =>
        units.flatMap(({ person }) => (person === null ? [] : [{ person }]));
      const reached = (): readonly UnitJourney[] => unitsAt(crowd, depth);
      const already = (): readonly UnitJourney[] => reached().filter((unit) => unit.already);
      const open = (): readonly UnitJourney[] => openBy(unitsAt(crowd, JOINED), depth);
      return [
        { ...place, stage, key: 'count', people: () => named(reached()) },
        { ...place, stage: `${stage}:already`, key: 'already', people: () => named(already()) },
        ...(depth >= KEPT
          ? [{ ...place, stage: `${stage}:open`, key: 'open', people: () => named(open()) }]
          : []),
      ];
    });
  });
}
