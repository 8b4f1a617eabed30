import type { Chart, FunnelChart } from '../../core/chart.ts';
import type { Cell, Row } from '../../core/table.ts';
import { columnOf, type Dimension } from '../dimensions/dimension.ts';
import { BEFORE } from './stages.ts';

type Steps = FunnelChart['groups'][number]['steps'];
type Group = { readonly value: Cell; readonly rows: readonly Row[] };

/**
 * One funnel for each group, or the one of all and beside it, where there is one, that of the other entrance; nothing
 * where nothing was issued.
 */
export function funnelCharts(
  groups: readonly Group[],
  by: Dimension | undefined,
): readonly Chart[] {
  const drawn = groups.filter(({ rows }) => Number(rows[0]?.['count'] ?? 0) > 0);
  if (drawn.length === 0) return [];
  const grouped = drawn.map(({ value, rows }) => ({
    name: by === undefined ? null : { value, type: columnOf(by).type },
    steps: stepsIn(rows.filter((row) => !isBefore(row))),
  }));
  const others = by === undefined ? drawn.flatMap(({ rows }) => rows.filter(isBefore)) : [];
  const other = others.length === 0 ? [] : [{ name: null, steps: stepsIn(others) }];
  return [{ kind: 'funnel', title: 'funnel', groups: [...grouped, ...other] }];
}

function isBefore(row: Row): boolean {
  return BEFORE.some(({ name }) => name === row['stage']);
}

function stepsIn(rows: readonly Row[]): Steps {
  return rows.map((row) => ({
    label: { value: row['stage'] ?? null, type: 'word' },
    count: Number(row['count']),
    rate: typeof row['step_rate'] === 'number' ? row['step_rate'] : null,
  }));
}
