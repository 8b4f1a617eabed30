import type { Cell } from '../../core/table.ts';
import { DAY_MS } from '../../core/time.ts';
import { collect } from '../collect.ts';
import {
  happenedAt,
  happenedBy,
  kaplanMeier,
  medianTime,
  type SurvivalStep,
} from '../../statistics/survival.ts';
import { incidenceAt, incidenceByCause } from '../../statistics/incidence.ts';
import { wilson } from '../../statistics/wilson.ts';

/** The days that a share is asked for, each 24 hours from the join, the end included. */
export const DAYS: readonly number[] = [1, 3, 7, 30, 60, 90, 180];

/** Somebody who joined and was no customer of the own shop before. Instants in ms UTC. */
export type Newcomer = {
  readonly person: number;
  readonly joinedAt: number;
  /** When they first bought in the own shop; null: not yet. */
  readonly orderedAt: number | null;
};

/** What is known of a group by a number of days after the join. */
export type Share = {
  readonly days: number;
  /** Who had bought by then. */
  readonly ordered: readonly number[];
  /** Watched for longer than that, and had not bought. */
  readonly waiting: number;
  /** Had not bought, and not watched that long: nobody can say. */
  readonly open: number;
  /** By Kaplan and Meier; null where nobody was watched that long. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type Curve = {
  readonly people: number;
  readonly ordered: number;
  /** Days until half have bought; null where it has not come to that. */
  readonly medianDays: number | null;
  readonly shares: readonly Share[];
  /** From the join on, in days, a point for each step. */
  readonly points: readonly CurvePoint[];
};
export type CurvePoint = {
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * How soon newcomers buy. Each is watched from the join until they buy or the data end; those who had
 * less time count as long as they were watched, and are no failures after.
 * @param end the last moment of which orders are known, ms UTC; nobody joined after it
 */
export function curveOf(newcomers: readonly Newcomer[], end: number): Curve {
  const spells = newcomers.map((one) => spellOf(one, end));
  const steps = kaplanMeier(spells);
  const median = medianTime(steps);
  const longest = spells.reduce((most, { time }) => Math.max(most, time), 0);
  return {
    people: newcomers.length,
    ordered: spells.filter(({ event }) => event).length,
    medianDays: median === null ? null : median / DAY_MS,
    shares: DAYS.map((days) => shareBy(days, newcomers, steps, end)),
    points: pointsOf(steps, longest),
  };
}

function spellOf({ joinedAt, orderedAt }: Newcomer, end: number): { time: number; event: boolean } {
  return { time: (orderedAt ?? end) - joinedAt, event: orderedAt !== null };
}

function shareBy(
  days: number,
  newcomers: readonly Newcomer[],
  steps: readonly SurvivalStep[],
  end: number,
): Share {
  const time = days * DAY_MS;
  const ordered: number[] = [];
  let waiting = 0;
  let open = 0;
  for (const { person, joinedAt, orderedAt } of newcomers) {
    if (orderedAt !== null && orderedAt - joinedAt <= time) ordered.push(person);
    else if (end - joinedAt >= time) waiting += 1;
    else open += 1;
  }
  // Beyond the longest watch nothing is known, but where everybody has bought by then.
  const known = waiting > 0 || (ordered.length > 0 && open === 0);
  if (!known) return { days, ordered, waiting, open, share: null, low: null, high: null };
  const reached = happenedBy(steps, time);
  const ends = endsOf(reached, ordered.length, ordered.length + waiting);
  return { days, ordered, waiting, open, share: reached.share, ...ends };
}

type Ends = Pick<Share, 'low' | 'high'>;

/** Where none or all have bought the curve has no interval of its own: Wilson's, of those watched so long. */
function endsOf({ low, high }: Ends, bought: number, watched: number): Ends {
  if (low !== null) return { low, high };
  const ends = wilson(bought, watched);
  return { low: ends?.low ?? null, high: ends?.high ?? null };
}

/** Nobody sees more steps than this on a screen: of those that stand closer together, the last. */
const MOST_POINTS = 400;

function thinned<S extends { readonly time: number }>(
  steps: readonly S[],
  longest: number,
): readonly S[] {
  if (steps.length <= MOST_POINTS) return steps;
  const place = ({ time }: S): number => Math.floor((time / longest) * MOST_POINTS);
  return steps.filter((step, n) => {
    const next = steps[n + 1];
    return next === undefined || place(next) !== place(step);
  });
}

function pointsOf(steps: readonly SurvivalStep[], longest: number): readonly CurvePoint[] {
  const points = thinned(steps, longest).map((step): CurvePoint => {
    const { share, low, high } = happenedAt(step);
    return { x: step.time / DAY_MS, y: share, low, high };
  });
  const last = points.at(-1);
  const start = { x: 0, y: 0, low: null, high: null };
  // The curve holds its value until the last of them is no longer watched.
  const end =
    last === undefined ? { ...start, x: longest / DAY_MS } : { ...last, x: longest / DAY_MS };
  return [start, ...points, ...(last !== undefined && end.x <= last.x ? [] : [end])];
}

/**
 * How many bought what first, and how soon: of all newcomers, so that the shares of all products add
 * up to the curve of the whole. A curve of one product's buyers alone would ask of them what is known
 * only afterwards.
 * @param productOf what the first order of a person was of
 */
export function curvesByProduct(
  newcomers: readonly Newcomer[],
  end: number,
  productOf: (person: number) => Cell,
): ReadonlyMap<Cell, Curve> {
  const spells = newcomers.map((one) => ({ ...spellOf(one, end), cause: productOf(one.person) }));
  const steps = kaplanMeier(spells);
  const whole = curveOf(newcomers, end);
  const longest = spells.reduce((most, { time }) => Math.max(most, time), 0);
  const buyers = new Map<Cell, number>();
  for (const { event, cause } of spells) if (event) buyers.set(cause, (buyers.get(cause) ?? 0) + 1);
  const ordered = whole.shares.map((share) => {
    const byProduct = new Map<Cell, number[]>();
    for (const person of share.ordered) collect(byProduct, productOf(person), person);
    return byProduct;
  });
  return new Map(
    [...incidenceByCause(spells, steps)].map(([product, grown]) => {
      const shares = whole.shares.map((share, place): Share => {
        const its = { ...share, ordered: ordered[place]?.get(product) ?? [] };
        if (share.share === null) return its;
        const step = grown.findLast(({ time }) => time <= share.days * DAY_MS);
        const reached = incidenceAt(step ?? { share: 0, variance: 0 });
        const watched = share.ordered.length + share.waiting;
        return { ...its, share: reached.share, ...endsOf(reached, its.ordered.length, watched) };
      });
      const points = thinned(grown, longest).map(({ time, ...step }) => {
        const { share: y, low, high } = incidenceAt(step);
        return { x: time / DAY_MS, y, low, high };
      });
      const curve: Curve = {
        people: newcomers.length,
        ordered: buyers.get(product) ?? 0,
        medianDays: null,
        shares,
        points: [{ x: 0, y: 0, low: null, high: null }, ...points],
      };
      return [product, curve] as const;
    }),
  );
}
