import type { Arm } from './arms.ts';
import type { CostRow } from './query.ts';

/** What the arms cost. */
export type Spread = {
  /** Minor units by the arm's place, a fraction where a common cost was shared out; null: no cost is known. */
  readonly each: readonly number[] | null;
  /** Of it, what was spent on the campaign as a whole. */
  readonly common: number;
  /** Costs in other currencies, which are left out. */
  readonly others: readonly string[];
};

/**
 * Gives each arm what its variants cost, and of what the whole campaign cost as much as it has cards. Each card
 * costs as much as any other of its arm: with a window, only those count of which all of it has been seen.
 */
export function spreadCosts(
  costs: readonly CostRow[],
  arms: readonly Arm[],
  currency: string,
  armOf: (variant: string) => string,
): Spread {
  const others = [...new Set(costs.map((cost) => cost.currency))].filter((one) => one !== currency);
  const counted = costs.filter((cost) => cost.currency === currency);
  const sum = (some: readonly CostRow[]): number =>
    some.reduce((total, { amount }) => total + amount, 0);
  const common = sum(counted.filter(({ variant }) => variant === ''));
  const cards = arms.reduce((total, { issued }) => total + issued, 0);
  if (counted.length === 0 || cards === 0) return { each: null, common, others };
  const each = arms.map(({ name, issued, joined }) => {
    const own = counted.filter(({ variant }) => variant !== '' && armOf(variant) === name);
    const all = sum(own) + (common * issued) / cards;
    return joined.open === 0 ? all : (all * (issued - joined.open)) / issued;
  });
  return { each, common, others };
}

const CASH_NAME = /红包|返现|现金|cash|red[-_. ]?(?:packet|envelope)|rebate/iu;

/** The arms that give money away: by a red packet among their costs, or by their name. */
export function cashArms(
  costs: readonly CostRow[],
  arms: readonly Arm[],
  armOf: (variant: string) => string,
): readonly Arm[] {
  const paid = new Set(
    costs
      .filter(({ kind, variant }) => kind === 'red_packet' && variant !== '')
      .map(({ variant }) => armOf(variant)),
  );
  return arms.filter(({ name }) => paid.has(name) || CASH_NAME.test(name));
}
