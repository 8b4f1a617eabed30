import type { BarsChart, Chart } from '../../core/chart.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import type { Arm } from './arms.ts';
import { type Goal, GOALS, rateOf, ratesOf } from './rates.ts';

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
          values: ratesOf(arms, goal).map(barOf),
        },
      ],
    },
    byMeasure('hooks-steps', arms, GOALS, ratesOf),
    byMeasure('hooks-losses', arms, ['lost_7d', 'lost_30d'], (those, measure) =>
      those.map(({ lost7, lost30 }) => rateOf(measure === 'lost_7d' ? lost7 : lost30)),
    ),
  ];
}

function byMeasure<M extends string>(
  title: string,
  arms: readonly Arm[],
  measures: readonly M[],
  of: (arms: readonly Arm[], measure: M) => readonly Proportion[],
): BarsChart {
  const rates = measures.map((measure) => of(arms, measure));
  return {
    kind: 'bars',
    title,
    type: 'rate',
    categories: measures.map((measure) => ({ value: measure, type: 'word' })),
    series: arms.map(({ name }, place) => ({
      name: { value: name, type: 'text' },
      values: rates.map((each) => barOf(each[place] ?? { successes: 0, trials: 0 })),
    })),
  };
}

function barOf({ successes, trials }: Proportion): {
  value: number | null;
  low: number | null;
  high: number | null;
} {
  const interval = wilson(successes, trials);
  return {
    value: trials === 0 ? null : successes / trials,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
