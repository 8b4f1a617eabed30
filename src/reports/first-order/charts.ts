import type { Chart } from '../../core/chart.ts';
import type { ColumnType } from '../../core/table.ts';
import type { Curve } from './curve.ts';
import type { Group } from './groups.ts';

/** More curves than this are not told apart. */
const MOST = 6;

/** The share that has bought by each day, with its band; of the largest groups. */
export function firstOrderCharts(
  whole: Curve,
  groups: readonly Group[],
  type: ColumnType,
): readonly Chart[] {
  if (whole.people === 0) return [];
  const bySize = groups.toSorted((a, b) => b.curve.people - a.curve.people);
  const largest = new Set(bySize.slice(0, MOST));
  const shown = groups.filter((group) => largest.has(group));
  return [
    {
      kind: 'lines',
      title: 'first-order-curve',
      step: true,
      x: { title: 'within_days', type: 'count' },
      y: { title: 'share', type: 'rate' },
      series:
        groups.length === 0
          ? [{ name: null, points: whole.points }]
          : shown.map(({ value, curve }) => ({ name: { value, type }, points: curve.points })),
    },
  ];
}
