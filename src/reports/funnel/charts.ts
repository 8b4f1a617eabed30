import type { Chart } from '../../core/chart.ts';
import type { Cell, Row } from '../../core/table.ts';
import { columnOf, type Dimension } from '../dimensions/dimension.ts';

type Group = { readonly value: Cell; readonly rows: readonly Row[] };

/** One funnel for each group, or the one of all; nothing where nothing was issued. */
export function funnelCharts(
  groups: readonly Group[],
  by: Dimension | undefined,
): readonly Chart[] {
  const drawn = groups.filter(({ rows }) => Number(rows[0]?.['count'] ?? 0) > 0);
  if (drawn.length === 0) return [];
  return [
    {
      kind: 'funnel',
      title: 'funnel',
      groups: drawn.map(({ value, rows }) => ({
        name: by === undefined ? null : { value, type: columnOf(by).type },
        steps: rows.map((row) => ({
          label: { value: row['stage'] ?? null, type: 'word' },
          count: Number(row['count']),
          rate: typeof row['step_rate'] === 'number' ? row['step_rate'] : null,
        })),
      })),
    },
  ];
}
