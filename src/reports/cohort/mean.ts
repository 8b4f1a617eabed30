import type { Column } from '../../core/table.ts';
import { collect } from '../collect.ts';
import type { Cell } from './ledger.ts';

/** `weighted`: every person weighs the same. `simple`: every cohort does. */
export const MEANS = ['weighted', 'simple'] as const;
export type MeanRule = (typeof MEANS)[number];

/** A rate is null where nobody is mature; money is minor units per person, unrounded. */
export type Rates = {
  readonly rate: number | null;
  readonly spent_each: number | null;
  readonly repeat_rate: number | null;
};

type Summed = Pick<Cell, 'mature' | 'retained' | 'spent' | 'repeaters'>;

/** The rates of one cell: of its mature people alone. */
export function ratesOf({ mature, retained, spent, repeaters }: Summed): Rates {
  return {
    rate: share(retained, mature),
    spent_each: share(spent, mature),
    repeat_rate: share(repeaters, mature),
  };
}

/**
 * One row for all cohorts: for each period the mean over the cells that are complete, that is, whose
 * people have all had it to its end. Of a period that no cohort has behind it, nothing.
 */
export function meanRates(cells: readonly Cell[], rule: MeanRule): ReadonlyMap<number, Rates> {
  const complete = new Map<number, Cell[]>();
  for (const cell of cells) {
    if (cell.mature > 0 && cell.mature === cell.size) collect(complete, cell.period, cell);
  }
  const means = new Map<number, Rates>();
  for (const [period, column] of complete) {
    means.set(period, rule === 'simple' ? simpleMean(column) : ratesOf(total(column)));
  }
  return means;
}

/** All people of the cells as one cohort. */
function total(cells: readonly Cell[]): Summed {
  const sum = { mature: 0, retained: 0, spent: 0, repeaters: 0 };
  for (const { mature, retained, spent, repeaters } of cells) {
    sum.mature += mature;
    sum.retained += retained;
    sum.spent += spent;
    sum.repeaters += repeaters;
  }
  return sum;
}

function simpleMean(cells: readonly Cell[]): Rates {
  const mean = (figure: keyof Rates): number | null =>
    share(
      cells.reduce((sum, cell) => sum + (ratesOf(cell)[figure] ?? 0), 0),
      cells.length,
    );
  return { rate: mean('rate'), spent_each: mean('spent_each'), repeat_rate: mean('repeat_rate') };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** What is counted in people, orders or money has no mean over cohorts of different sizes. */
export function hasMean({ key }: Column): boolean {
  return key === 'rate' || key === 'spent_each_minor' || key === 'repeat_rate';
}
