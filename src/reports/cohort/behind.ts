import { partName } from '../dimensions/dimension.ts';
import type { Behind } from '../report.ts';
import type { Entries } from './entries.ts';
import { DEAF, listened } from './listening.ts';
import type { Part } from './parts.ts';

/**
 * Who is behind each cohort and each of its cells: `2026-03` is everybody in the cohort 2026-03,
 * `2026-03:2` who of them bought two periods later; with parts `poster:2026-03:2`. People of no campaign
 * are those of `–`.
 * @param from the row of the part's first cell
 */
export function cohortBehind(
  { value, entries, cells }: Part,
  { unbounded, grouped, from }: { unbounded: boolean; grouped: boolean; from: number },
): readonly Behind[] {
  return cells.flatMap(({ cohort, period }, place) => {
    const named = partName(entries.nameOf(cohort));
    const name = grouped ? `${partName(value)}:${named}` : named;
    const row = from + place;
    const customers: Behind = {
      stage: `${name}:${period}`,
      row,
      key: 'customers',
      people: () => someone(buyersIn(entries, cohort, period, unbounded)),
    };
    if (period > 0) return [customers];
    const size: Behind = {
      stage: name,
      row,
      key: 'size',
      people: () => someone(membersOf(entries, cohort)),
    };
    return [size, customers];
  });
}

const someone = (people: readonly number[]): { person: number }[] =>
  people.map((person) => ({ person }));

function membersOf(entries: Entries, cohort: number): number[] {
  return listened(entries, (note) => ({
    ...DEAF,
    enter: (its) => {
      if (its === cohort) note();
    },
  }));
}

function buyersIn(entries: Entries, cohort: number, period: number, unbounded: boolean): number[] {
  return listened(entries, (note) =>
    unbounded
      ? {
          ...DEAF,
          last: (its, _, latest) => {
            if (its === cohort && latest >= period) note();
          },
        }
      : {
          ...DEAF,
          buy: (its, _, when) => {
            if (its === cohort && when === period) note();
          },
        },
  );
}
