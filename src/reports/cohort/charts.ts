import type { HeatChart } from '../../core/chart.ts';
import type { Cell } from './cells.ts';

/** The share of each cohort that bought in each month since. */
export function cohortHeat(cells: readonly Cell[]): HeatChart {
  const rows = new Map<string, (number | null)[]>();
  for (const { cohort, size, customers } of cells) {
    const row = rows.get(cohort) ?? [];
    row.push(size === 0 ? null : customers / size);
    rows.set(cohort, row);
  }
  const longest = [...rows.values()].reduce((most, row) => Math.max(most, row.length), 0);
  return {
    kind: 'heat',
    title: 'cohort-retention',
    type: 'rate',
    columns: Array.from({ length: longest }, (_, period) => ({ value: period, type: 'count' })),
    rows: [...rows].map(([cohort, values]) => ({ name: { value: cohort, type: 'text' }, values })),
  };
}
