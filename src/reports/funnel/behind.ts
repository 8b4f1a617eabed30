import type { Cell, Row } from '../../core/table.ts';
import { partName } from '../dimensions/dimension.ts';
import type { Behind, Someone } from '../report.ts';
import { JOINED, KEPT, type UnitJourney } from './journey.ts';
import { type Crowd, entrancesOf, openAt, unitsAt } from './rows.ts';

type Group = { readonly value: Cell; readonly crowd: Crowd; readonly rows: readonly Row[] };

/**
 * Who is behind each step from `joined` on; before that there are codes and visitors, nobody that is
 * known. Of a code, it is who came furthest through it. `joined:already` were customers before they
 * joined, and have rows of their own besides; `kept_7d:open` may still be kept, `repeat:open` may reach it or a step
 * before it. With groups, `sample:joined`; `-:joined` for the codes
 * that have no value.
 */
export function funnelBehind(groups: readonly Group[], grouped: boolean): readonly Behind[] {
  let before = 0;
  return groups.flatMap(({ value, crowd, rows }) => {
    const start = before;
    before += rows.length;
    return entrancesOf(crowd)
      .flat()
      .flatMap((row, at): Behind[] => {
        const { name, depth, who } = row;
        if (depth < JOINED) return [];
        const stage = grouped ? `${partName(value)}:${name}` : name;
        const place = { row: start + at };
        const named = (units: readonly UnitJourney[]): readonly Someone[] =>
          units.flatMap(({ person }) => (person === null ? [] : [{ person }]));
        const already = (): readonly UnitJourney[] => unitsAt(crowd, { ...row, who: 'before' });
        return [
          { ...place, stage, key: 'count', people: () => named(unitsAt(crowd, row)) },
          ...(who === 'everybody'
            ? [
                {
                  ...place,
                  stage: `${stage}:already`,
                  key: 'already',
                  people: () => named(already()),
                },
              ]
            : []),
          ...(depth >= KEPT
            ? [
                {
                  ...place,
                  stage: `${stage}:open`,
                  key: 'open',
                  people: () => named(openAt(crowd, row)),
                },
              ]
            : []),
        ];
      });
  });
}
