import type { Chart } from '../../core/chart.ts';
import type { Cell, Column, Row } from '../../core/table.ts';
import { columnOf, type Dimension } from '../dimensions/dimension.ts';
import type { Measure } from './asked.ts';
import { hasMean } from './mean.ts';

/**
 * The square as the table shows it, in colours.
 * @param rows cohort by cohort, period by period; without the mean
 * @param column what is shown
 */
export function cohortCharts(
  measure: Measure,
  rows: readonly Row[],
  column: Column,
): readonly Chart[] {
  if (rows.length === 0) return [];
  const cohorts = new Map<string | null, (number | null)[]>();
  for (const row of rows) {
    const name = row['cohort'] === null ? null : String(row['cohort']);
    const values = cohorts.get(name) ?? [];
    const value = row[column.key];
    const isWhole = hasMean(column) || row['immature'] === 0;
    values.push(typeof value === 'number' && isWhole ? value : null);
    cohorts.set(name, values);
  }
  const longest = [...cohorts.values()].reduce((most, { length }) => Math.max(most, length), 0);
  return [
    {
      kind: 'heat',
      title: `cohort-${measure}`,
      type: column.type,
      columns: Array.from({ length: longest }, (_, period) => ({ value: period, type: 'count' })),
      rows: [...cohorts].map(([cohort, values]) => ({
        name: { value: cohort, type: 'text' },
        values,
      })),
    },
  ];
}

/** A part with what its table says: of each cohort, and the means over all of them. */
type PartTable = {
  readonly part: { readonly value: Cell };
  readonly cells: readonly Row[];
  readonly means: readonly Row[];
};

/** The parts below one another, all cohorts of each together: their means, or what they add up to. */
export function partCharts(
  measure: Measure,
  parts: readonly PartTable[],
  { key, type }: Column,
  by: Dimension,
): readonly Chart[] {
  const lines = parts.map(({ part, cells, means }) => {
    const values: (number | null)[] = [];
    for (const row of means.length > 0 ? means : cells) {
      const [period, value] = [Number(row['period']), row[key]];
      while (values.length <= period) values.push(null);
      if (typeof value === 'number') values[period] = (values[period] ?? 0) + value;
    }
    return { name: { value: part.value, type: columnOf(by).type }, values };
  });
  const longest = lines.reduce((most, { values }) => Math.max(most, values.length), 0);
  if (longest === 0) return [];
  return [
    {
      kind: 'heat',
      title: `cohort-by-${measure}`,
      type,
      columns: Array.from({ length: longest }, (_, period) => ({ value: period, type: 'count' })),
      rows: lines,
    },
  ];
}
