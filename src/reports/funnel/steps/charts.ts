import type { Chart, Label } from '../../../core/chart.ts';
import type { Row } from '../../../core/table.ts';
import { REST } from '../../rest.ts';
import { wilson } from '../../../statistics/wilson.ts';
import type { Group } from './behind.ts';
import { type AnyDimension, columnOf, isPeriod } from '../../dimensions/dimension.ts';
import { binsOf } from './spread.ts';

/** A group with what was counted of it. */
export type Counted = Group & { readonly rows: readonly Row[] };

/** The funnel of each group, or conversion by period; and how long the whole way took. */
export function stepsCharts(
  groups: readonly Counted[],
  by: AnyDimension | undefined,
  waits: Float64Array,
): readonly Chart[] {
  const began = groups.filter(
    ({ rows }) => numberIn(rows[0], 'count') + numberIn(rows[0], 'open') > 0,
  );
  if (began.length === 0) return [];
  const bins = binsOf(waits);
  const histogram: Chart = {
    kind: 'histogram',
    title: 'funnel-waits',
    x: { title: 'histogram', type: 'hours' },
    bins,
  };
  return [
    isPeriod(by) || by === 'hour' ? trend(began) : funnels(began, by),
    ...(bins.length > 0 ? [histogram] : []),
  ];
}

function funnels(groups: readonly Counted[], by: AnyDimension | undefined): Chart {
  return {
    kind: 'funnel',
    title: 'funnel',
    groups: groups.map(({ value, rows }) => ({
      name: by === undefined ? null : { value, type: value === REST ? 'word' : columnOf(by).type },
      steps: rows.map((row) => ({
        label: eventOf(row),
        count: numberIn(row, 'count'),
        rate: typeof row['step_rate'] === 'number' ? row['step_rate'] : null,
      })),
    })),
  };
}

function eventOf(row: Row): Label {
  return { value: `${row['step']} ${row['event']}`, type: 'text' };
}

/** The share of those who began in a period that came to the end; none where nobody has had the whole window. */
function trend(groups: readonly Counted[]): Chart {
  return {
    kind: 'bars',
    title: 'funnel-trend',
    type: 'rate',
    categories: groups.map(({ value }) => ({ value, type: value === REST ? 'word' : 'text' })),
    series: [
      {
        name: null,
        values: groups.map(({ rows }) => {
          const first = numberIn(rows[0], 'count');
          const last = numberIn(rows.at(-1), 'count');
          const interval = wilson(last, first);
          return {
            value: first === 0 ? null : last / first,
            low: interval?.low ?? null,
            high: interval?.high ?? null,
          };
        }),
      },
    ],
  };
}

function numberIn(row: Row | undefined, key: string): number {
  return Number(row?.[key] ?? 0);
}
