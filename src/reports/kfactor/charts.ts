import type { Bar, Chart, Label } from '../../core/chart.ts';
import type { Row } from '../../core/table.ts';
import { type Figures, grossKey, kKey } from './figures.ts';
import { LATER, type MeasuredK } from './measures.ts';

/** K of each generation that has one, and the Ks side by side with their intervals, gross beside net. */
export function kfactorCharts({ rows, measures }: Figures): readonly Chart[] {
  const generations = rows.filter((row) => typeof row['k'] === 'number');
  if (generations.length === 0) return [];
  const side = measures.flatMap(beside);
  return [
    bars(
      'kfactor-measures',
      side.map(({ value }) => ({ value, type: 'word' })),
      side.map(({ bar }) => bar),
    ),
    bars(
      'kfactor-generations',
      generations.map((row: Row) => ({ value: row['generation'] ?? null, type: 'count' })),
      generations.map((row) => ({ value: Number(row['k']) })),
    ),
  ];
}

/** A K and, where it looks at fewer participants, the gross K of the same. */
function beside({ measure, k, interval, mature, accepted }: MeasuredK) {
  const own = { value: k, low: interval?.low ?? null, high: interval?.high ?? null };
  const gross = { value: mature === 0 ? null : accepted / mature };
  return [
    { value: kKey(measure), bar: own },
    ...(LATER.includes(measure) ? [{ value: grossKey(measure), bar: gross }] : []),
  ];
}

function bars(title: string, categories: readonly Label[], values: readonly Bar[]): Chart {
  return { kind: 'bars', title, type: 'number', categories, series: [{ name: null, values }] };
}
