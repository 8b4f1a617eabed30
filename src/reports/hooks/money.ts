import type { Row } from '../../core/table.ts';
import { bootstrapDifference, resampledMeans } from '../../statistics/bootstrap-means.ts';
import { welch } from '../../statistics/welch.ts';
import type { Arm } from './arms.ts';
import { adjustedOf, compareMeans } from './compare.ts';
import { isKnownOf } from './rates.ts';
import type { Ground } from './rows.ts';

/** How many samples are drawn. */
export const DRAWS = 2000;

/**
 * Money of each card, to the minor unit. The difference to the control has two intervals: Welch's takes
 * means to be normal, which they are not where most cards brought nothing and a few brought much; the
 * bootstrap takes nothing for granted but the cards that were seen.
 */
export function moneyRows(arms: readonly Arm[], { control, costs }: Ground): Row[] {
  const pairs = compareMeans(arms.map(({ money }) => money));
  // Each arm is drawn by a seed of its own, so that no two have the same luck.
  const drawn = arms.map(({ money: { n, amounts } }, place) =>
    arms.length < 2 || n === 0 ? null : resampledMeans({ n, values: amounts }, DRAWS, place + 1),
  );
  return arms.map((arm, place) => {
    const { name, money } = arm;
    const isKnown = isKnownOf(arm, 'revenue');
    const cost = costs?.[place];
    return {
      measure: 'revenue',
      variant: name,
      count: isKnown ? money.people.length : null,
      of: money.n,
      each_minor: money.n === 0 || !isKnown ? null : Math.round(money.mean),
      cost_each_minor: cost === undefined || money.n === 0 ? null : Math.round(cost / money.n),
      ...(isKnown ? againstControl(place) : {}),
    };
  });

  function againstControl(place: number): Row {
    const [own, other] = [arms[place]?.money, arms[control]?.money];
    const [draws, others] = [drawn[place], drawn[control]];
    if (place === control || !own || !other || !draws || !others) return {};
    const apart = welch(own, other);
    if (apart === null) return {};
    const { low, high } = bootstrapDifference(draws, others);
    return {
      each_difference_minor: Math.round(apart.difference),
      each_difference_low_minor: Math.round(apart.low),
      each_difference_high_minor: Math.round(apart.high),
      each_drawn_low_minor: Math.round(low),
      each_drawn_high_minor: Math.round(high),
      p: adjustedOf(pairs, place, control),
    };
  }
}
