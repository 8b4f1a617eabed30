import type { Row } from '../../core/table.ts';
import { powerOf, trialsPerArm } from '../../statistics/power.ts';
import { lifted } from './verdict.ts';

/** A test that is still to be made. Fractions, all of them. */
export type Plan = {
  /** The rate that the control is thought to have. */
  readonly base: number;
  /** The differences that must not be missed, as parts of the base. */
  readonly lifts: readonly number[];
  readonly power: number;
  /** How often a difference may be seen where there is none. */
  readonly alpha: number;
  readonly arms: number;
  /** How many cards each arm would have; null: as many as it takes. */
  readonly cards: number | null;
};

/**
 * For each lift, how many cards each arm needs, and all together; with `cards`, the power that so
 * many have. Every pair of arms is compared, so that alpha is shared out among as many comparisons:
 * the strictest step of Holm's procedure, which the report takes.
 */
export function planRows({ base, lifts, power, alpha, arms, cards }: Plan): Row[] {
  const comparisons = (arms * (arms - 1)) / 2;
  return lifts.map((lift) => {
    const planned = { base, other: lifted(base, lift), alpha: alpha / comparisons };
    const each = Math.ceil(trialsPerArm(planned, power));
    return {
      base,
      lift,
      other: planned.other,
      cards_each: each,
      cards_all: each * arms,
      ...(cards !== null && { power: powerOf(planned, cards) }),
    };
  });
}
