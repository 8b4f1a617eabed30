import { sameRate, smallestExpected } from '../../statistics/chi-square.ts';
import { fisherExact } from '../../statistics/fisher.ts';
import { type Moments, momentsOf, type Welch, welch } from '../../statistics/welch.ts';
import { type Interval, newcombe, type Proportion, wilson } from '../../statistics/wilson.ts';
import type { PersonRow } from './query.ts';

/** One side of a comparison. Money in minor units. */
export type Group = {
  readonly people: readonly number[];
  readonly buyers: readonly number[];
  readonly minor: number;
  readonly moments: Moments;
};

/**
 * Those written to beside those held back. `both`: people who were found to be one person since;
 * `alsoWritten`: of those held back, whom another batch wrote to within the window.
 */
export type Comparison = {
  readonly sent: Group;
  readonly held: Group;
  readonly both: number;
  readonly alsoWritten: number;
  /** Share of buyers, written to minus held back; null without people on both sides. */
  readonly difference: (Interval & { difference: number }) | null;
  readonly p: number | null;
  /** Minor units per person. */
  readonly money: Welch | null;
};

/** Fisher's test where chi-square expects fewer in a cell (W. G. Cochran, Biometrics 10 (1954)). */
const FEW = 5;

/**
 * Compares the people of one batch as the lots were drawn (intention to treat): who was meant to get the
 * message counts as written to, whether it was delivered or read, and who was held back as held back, whatever
 * was sent to them since. Those who were reached, or chosen for another batch by what they bought, are not
 * like the others: to leave them out of one side would make a difference where there is none.
 */
export function compareGroups(people: readonly PersonRow[]): Comparison {
  const sent = groupOf(people.filter((one) => one.sent > 0 && one.held === 0));
  const back = people.filter((one) => one.held > 0 && one.sent === 0);
  const held = groupOf(back);
  const [a, b] = [proportionOf(sent), proportionOf(held)];
  return {
    sent,
    held,
    alsoWritten: back.filter((one) => one.elsewhere === 1).length,
    both: people.filter((one) => one.sent > 0 && one.held > 0).length,
    difference: newcombe(a, b),
    p: chance(a, b),
    money: welch(sent.moments, held.moments),
  };
}

/** Two-sided: how often chance alone would make them differ as much. */
function chance(a: Proportion, b: Proportion): number | null {
  if (a.trials === 0 || b.trials === 0) return null;
  if (smallestExpected([a, b]) < FEW) return fisherExact(a, b);
  return sameRate([a, b])?.p ?? null;
}

function proportionOf({ people, buyers }: Group): Proportion {
  return { successes: buyers.length, trials: people.length };
}

function groupOf(rows: readonly PersonRow[]): Group {
  const sum = rows.reduce((total, { minor }) => total + minor, 0);
  const squares = rows.reduce((total, { minor }) => total + minor * minor, 0);
  return {
    people: rows.map(({ person }) => person),
    buyers: rows.filter(({ orders }) => orders > 0).map(({ person }) => person),
    minor: sum,
    moments: momentsOf(rows.length, sum, squares),
  };
}

/** The share of a group that bought, with Wilson's interval; null where it is empty. */
export function shareOf({ people, buyers }: Group): (Interval & { rate: number }) | null {
  const interval = wilson(buyers.length, people.length);
  return interval && { ...interval, rate: buyers.length / people.length };
}
