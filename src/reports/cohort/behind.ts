import type { Behind } from '../report.ts';
import type { Entries } from './entries.ts';
import type { Cell, Ledger } from './ledger.ts';

/**
 * Who is behind each cohort and each of its cells: `2026-03` is everybody in the cohort 2026-03,
 * `2026-03:2` who of them bought two periods later. People of no campaign are those of `-`.
 */
export function cohortBehind(
  entries: Entries,
  cells: readonly Cell[],
  unbounded: boolean,
): readonly Behind[] {
  return cells.flatMap(({ cohort, period }, row) => {
    const name = entries.nameOf(cohort) ?? '-';
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

/** Writes everybody down again and listens: the list cannot differ from the number. */
function listened(entries: Entries, ledger: (note: () => void) => Ledger): number[] {
  const people: number[] = [];
  let current = 0;
  const note = (): void => void people.push(current);
  entries.write(ledger(note), (person) => (current = person));
  return people;
}

const DEAF: Ledger = {
  enter: () => undefined,
  buy: () => undefined,
  repeat: () => undefined,
  last: () => undefined,
};

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
