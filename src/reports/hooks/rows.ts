import type { Column, Row } from '../../core/table.ts';
import { newcombe, type Proportion, wilson } from '../../statistics/wilson.ts';
import type { Arm, Tally } from './arms.ts';
import { adjustedOf, type Comparison, compareRates } from './compare.ts';
import { moneyRows } from './money.ts';
import {
  chancesOf,
  type Goal,
  GOALS,
  isKnownOf,
  type Rate,
  rateOf,
  ratesOf,
  tallyOf,
} from './rates.ts';

export const COLUMNS: readonly Column[] = [
  { key: 'measure', type: 'word' },
  { key: 'variant', type: 'text' },
  { key: 'count', type: 'count' },
  { key: 'of', type: 'count' },
  { key: 'open', type: 'count', spare: 6 },
  { key: 'rate', type: 'rate', bar: 'of-one' },
  { key: 'low', type: 'rate' },
  { key: 'high', type: 'rate' },
  { key: 'difference', type: 'rate', spare: 1 },
  { key: 'difference_low', type: 'rate', spare: 5 },
  { key: 'difference_high', type: 'rate', spare: 5 },
  { key: 'p', type: 'number' },
  { key: 'best', type: 'rate', spare: 3 },
  { key: 'each_minor', type: 'money', spare: 4 },
  { key: 'cost_each_minor', type: 'money', spare: 2 },
  { key: 'each_difference_minor', type: 'money', spare: 7 },
  { key: 'each_difference_low_minor', type: 'money', spare: 7 },
  { key: 'each_difference_high_minor', type: 'money', spare: 7 },
  { key: 'each_drawn_low_minor', type: 'money', spare: 7 },
  { key: 'each_drawn_high_minor', type: 'money', spare: 7 },
  { key: 'currency', type: 'text', spare: 8 },
];
const EMPTY: Row = Object.fromEntries(COLUMNS.map(({ key }) => [key, null]));

/** What the rows are made of besides the arms. */
export type Ground = {
  /** The place of the arm that others are compared with. */
  readonly control: number;
  /** How often each arm was to be drawn, by its place; null where nobody said. */
  readonly weights: readonly number[] | null;
  /** What each arm cost, minor units, by its place; null where no cost is known. */
  readonly costs: readonly number[] | null;
  /** Are people counted who were shown a variant, and not cards? */
  readonly shown: boolean;
  /** Of all the money. */
  readonly currency: string;
};

/**
 * For each measure a row for each arm. `issued` (or `shown`) comes first, since shares that are not as planned
 * take the meaning from all that follows: there `difference` is of the planned share. Further down it
 * is of the control's rate, with Newcombe's interval, and `p` is what Holm makes of it.
 */
export function hookRows(arms: readonly Arm[], ground: Ground): Row[] {
  const rows = [
    ...issuedRows(arms, ground),
    ...GOALS.flatMap((goal) => rateRows(goal, arms, ground)),
    ...moneyRows(arms, ground).map((row) => ({ ...EMPTY, ...row })),
    ...lossRows('lost_7d', arms, ({ lost7 }) => lost7, ground),
    ...lossRows('lost_30d', arms, ({ lost30 }) => lost30, ground),
  ];
  return rows.map((row) => ({ ...row, currency: ground.currency }));
}

function issuedRows(arms: readonly Arm[], { weights, shown }: Ground): Row[] {
  const total = arms.reduce((sum, { issued }) => sum + issued, 0);
  const whole = weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
  return arms.map(({ name, issued }, place) => {
    const share = total === 0 ? null : issued / total;
    const planned = whole === 0 ? null : (weights?.[place] ?? 0) / whole;
    return {
      ...EMPTY,
      measure: shown ? 'shown' : 'issued',
      variant: name,
      count: issued,
      of: total,
      rate: share,
      difference: share === null || planned === null ? null : share - planned,
    };
  });
}

function rateRows(goal: Goal, arms: readonly Arm[], ground: Ground): Row[] {
  const rates = ratesOf(arms, goal);
  const comparison = compareRates(rates);
  const chances = chancesOf(rates);
  return arms.map((arm, place) => {
    const tally = tallyOf(arm, goal);
    return {
      ...EMPTY,
      ...rateCells(goal, arm, tally, rates[place]),
      count: isKnownOf(arm, goal) ? tally.count : null,
      ...againstControl(rates, comparison, place, ground.control),
      best: chances[place] ?? null,
      cost_each_minor: costEach(ground.costs?.[place], rates[place]),
    };
  });
}

/**
 * What each card with the result cost, minor units. The cost is of all cards, late joins among them, so it is
 * divided by as many as the rate makes of all; where nobody is undecided those are the ones counted.
 */
function costEach(cost: number | undefined, rate: Rate | undefined): number | null {
  if (cost === undefined || rate === undefined || rate.successes === 0) return null;
  const { successes, trials, cards } = rate;
  return Math.round(cost / (trials === cards ? successes : (successes / trials) * cards));
}

function lossRows(
  measure: string,
  arms: readonly Arm[],
  of: (arm: Arm) => Tally,
  { control }: Ground,
): Row[] {
  const rates = arms.map((arm) => rateOf(of(arm)));
  const comparison = compareRates(rates);
  return arms.map((arm, place) => ({
    ...EMPTY,
    ...rateCells(measure, arm, of(arm), rates[place]),
    ...againstControl(rates, comparison, place, control),
  }));
}

function rateCells(
  measure: string,
  { name }: Arm,
  { count, of, open }: Omit<Tally, 'people'>,
  { successes, trials }: Proportion = { successes: 0, trials: 0 },
): Row {
  const interval = wilson(successes, trials);
  return {
    measure,
    variant: name,
    count,
    of,
    open,
    rate: trials === 0 ? null : successes / trials,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function againstControl(
  proportions: readonly Proportion[],
  { pairs }: Comparison,
  place: number,
  control: number,
): Row {
  const [own, other] = [proportions[place], proportions[control]];
  if (place === control || own === undefined || other === undefined) return {};
  const apart = newcombe(own, other);
  if (apart === null) return {};
  return {
    difference: apart.difference,
    difference_low: apart.low,
    difference_high: apart.high,
    p: adjustedOf(pairs, place, control),
  };
}
