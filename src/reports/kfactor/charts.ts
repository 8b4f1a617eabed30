import type { Bar, Chart, Label } from '../../core/chart.ts';
import type { Row } from '../../core/table.ts';
import { type Figures, kKey } from './figures.ts';

/** K of each generation that has one, and the Ks side by side with their intervals. */
export function kfactorCharts({ rows, measures }: Figures): readonly Chart[] {
  const generations = rows.filter((row) => typeof row['k'] === 'number');
  if (generations.length === 0) return [];
  return [
    bars(
      'kfactor-measures',
      measures.map(({ measure }) => ({ value: kKey(measure), type: 'word' })),
      measures.map(({ k, interval }) => ({
        value: k,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
      })),
    ),
    bars(
      'kfactor-generations',
      generations.map((row: Row) => ({ value: row['generation'] ?? null, type: 'count' })),
      generations.map((row) => ({ value: Number(row['k']) })),
    ),
  ];
}

function bars(title: string, categories: readonly Label[], values: readonly Bar[]): Chart {
  return { kind: 'bars', title, type: 'number', categories, series: [{ name: null, values }] };
}
