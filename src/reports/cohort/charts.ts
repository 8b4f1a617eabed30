import type { Chart } from '../../core/chart.ts';
import type { Column, Row } from '../../core/table.ts';
import type { Measure } from './asked.ts';

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
    values.push(typeof value === 'number' ? value : null);
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
