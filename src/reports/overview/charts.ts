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
  const numberIn = (row: Row, key: string): number | null =>
    typeof row[key] === 'number' ? row[key] : null;
  if (rows.every((row) => PERIODS.every((name) => (numberIn(row, name) ?? 0) === 0))) return [];
  // Of a period before anything is known there are no bars, and no name of them.
  const seen = PERIODS.filter((name) => stages.some((row) => numberIn(row, name) !== null));
  return [
    {
      kind: 'bars',
      title: 'overview-stages',
      type: 'count',
      categories: stages.map(({ measure }) => ({ value: measure ?? null, type: 'word' })),
      series: seen.map((name) => ({
        name: { value: name, type: 'word' },
        values: stages.map((row) => ({ value: numberIn(row, name) })),
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
  const seen = PERIODS.filter((name) =>
    pages.some(({ figures }) => figures[name].covered('gmv') !== 'none'),
  );
  return [
    {
      kind: 'bars',
      title: 'overview-parts',
      type: 'money',
      categories: pages.map(({ value }) => ({ value, type: columnOf(by).type })),
      series: seen.map((name) => ({
        name: { value: name, type: 'word' },
        values: pages.map(({ figures }) => ({ value: figures[name].counted.revenue })),
      })),
    },
  ];
}
