import type { BarsChart, Chart } from '../../core/chart.ts';
import { wilson } from '../../statistics/wilson.ts';
import type { Arm, Tally } from './arms.ts';
import { type Goal, GOALS, tallyOf } from './rows.ts';

/** The goal by arm with its intervals; all that a card brings; who left. */
export function hookCharts(arms: readonly Arm[], goal: Goal): readonly Chart[] {
  if (arms.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'hooks-goal',
      type: 'rate',
      categories: arms.map(({ name }) => ({ value: name, type: 'text' as const })),
      series: [
        {
          name: { value: goal, type: 'word' },
          values: arms.map((arm) => barOf(tallyOf(arm, goal))),
        },
      ],
    },
    byMeasure('hooks-steps', arms, GOALS, tallyOf),
    byMeasure('hooks-losses', arms, ['lost_7d', 'lost_30d'], (arm, measure) =>
      measure === 'lost_7d' ? arm.lost7 : arm.lost30,
    ),
  ];
}

function byMeasure<M extends string>(
  title: string,
  arms: readonly Arm[],
  measures: readonly M[],
  of: (arm: Arm, measure: M) => Omit<Tally, 'people'>,
): BarsChart {
  return {
    kind: 'bars',
    title,
    type: 'rate',
    categories: measures.map((measure) => ({ value: measure, type: 'word' })),
    series: arms.map((arm) => ({
      name: { value: arm.name, type: 'text' },
      values: measures.map((measure) => barOf(of(arm, measure))),
    })),
  };
}

function barOf({ count, of }: Omit<Tally, 'people'>): {
  value: number | null;
  low: number | null;
  high: number | null;
} {
  const interval = wilson(count, of);
  return {
    value: of === 0 ? null : count / of,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
