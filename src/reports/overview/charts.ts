import type { Chart } from '../../core/chart.ts';
import type { Row } from '../../core/table.ts';
import { columnOf, type Dimension } from '../dimensions/dimension.ts';
import { FACTORS } from './attribution.ts';
import { PERIODS } from './periods.ts';
import type { Page } from './pages.ts';

/** The stages of the three periods, and what made revenue change. */
export function overviewCharts(rows: readonly Row[]): Chart[] {
  const stages = rows.filter(({ part, measure }) => part === 'stages' && measure !== 'joined_open');
  const factors = rows.filter(
    ({ effect_minor: effect, measure }) => effect !== null && measure !== 'gmv',
  );
  const number = (row: Row, key: string): number => Number(row[key] ?? 0);
  if (rows.every((row) => PERIODS.every((name) => number(row, name) === 0))) return [];
  return [
    {
      kind: 'bars',
      title: 'overview-stages',
      type: 'count',
      categories: stages.map(({ measure }) => ({ value: measure ?? null, type: 'word' })),
      series: PERIODS.map((name) => ({
        name: { value: name, type: 'word' },
        values: stages.map((row) => ({ value: number(row, name) })),
      })),
    },
    ...(factors.length === 0 ? [] : [effectsChart(factors)]),
  ];
}

function effectsChart(factors: readonly Row[]): Chart {
  return {
    kind: 'bars',
    title: 'overview-effects',
    type: 'money',
    categories: factors
      .slice(0, FACTORS.length)
      .map(({ measure }) => ({ value: measure ?? null, type: 'word' })),
    series: [
      {
        name: null,
        values: factors.map((row) => ({ value: Number(row['effect_minor'] ?? 0) })),
      },
    ],
  };
}

/** What each part brought in the three periods. */
export function partCharts(pages: readonly Page[], by: Dimension): Chart[] {
  const revenue = ({ figures }: Page): number[] =>
    PERIODS.map((name) => figures[name].counted.revenue);
  if (pages.every((page) => revenue(page).every((minor) => minor === 0))) return [];
  return [
    {
      kind: 'bars',
      title: 'overview-parts',
      type: 'money',
      categories: pages.map(({ value }) => ({ value, type: columnOf(by).type })),
      series: PERIODS.map((name, at) => ({
        name: { value: name, type: 'word' },
        values: pages.map((page) => ({ value: revenue(page)[at] ?? 0 })),
      })),
    },
  ];
}
