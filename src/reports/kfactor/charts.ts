import type { Chart } from '../../core/chart.ts';
import type { Row } from '../../core/table.ts';

/** K of each generation that has one. */
export function kfactorCharts(rows: readonly Row[]): readonly Chart[] {
  const known = rows.filter((row) => typeof row['k'] === 'number');
  if (known.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'kfactor-generations',
      type: 'number',
      categories: known.map((row) => ({ value: row['generation'] ?? null, type: 'count' })),
      series: [{ name: null, values: known.map((row) => ({ value: Number(row['k']) })) }],
    },
  ];
}
