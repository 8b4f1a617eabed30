import type { Behind, Someone } from '../report.ts';
import { type Cell, monthName, monthNumber, type Purchase } from './cells.ts';

/** Who bought in each cell: `2026-03:2` is who of the cohort 2026-03 bought two months later. */
export function cohortBehind(
  cells: readonly Cell[],
  purchases: () => Iterable<Purchase>,
): readonly Behind[] {
  return cells.map(({ cohort, period }, row) => ({
    stage: `${cohort}:${period}`,
    row,
    key: 'customers',
    people: () => peopleOf(purchases(), cohort, period),
  }));
}

/** @param purchases by person, then by day */
function peopleOf(purchases: Iterable<Purchase>, cohort: string, period: number): Someone[] {
  const people = new Set<number>();
  let person: number | undefined;
  let first = 0;
  for (const purchase of purchases) {
    const month = monthNumber(purchase.day);
    if (purchase.person !== person) [person, first] = [purchase.person, month];
    if (monthName(first) === cohort && month - first === period) people.add(person);
  }
  return [...people].map((each) => ({ person: each }));
}
