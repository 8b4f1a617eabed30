import type { Row } from '../../core/table.ts';
import { gini, topShare } from '../../statistics/concentration.ts';
import { attribute, type Factor, factorsOf, type Makeup } from './attribution.ts';
import type { Awaited } from '../known.ts';
import { type Coverage, FACTORS_NEED } from './begins.ts';
import type { Age } from './friends.ts';
import type { Counted, GroupName } from './people.ts';
import type { PeriodName } from './periods.ts';
import { ageCounted, areFactorsCut, isCut } from './waits.ts';
import type { Traffic } from './visits.ts';

/** All that is known of a period. */
export type PeriodFigures = {
  readonly counted: Counted;
  readonly traffic: Traffic;
  /** What no file has to the end of the period. */
  readonly cut: ReadonlySet<Awaited>;
  /** What no file has ever told of. */
  readonly never: ReadonlySet<Awaited>;
  /** How much of it is later than the first of the facts that a line needs. */
  readonly covered: (measure: string) => Coverage;
};
export type Figures = Readonly<Record<PeriodName, PeriodFigures>>;

type Measure = (figures: PeriodFigures) => number | null;

type Line = {
  readonly part: 'stages' | 'revenue' | 'ages' | 'spread' | 'trade';
  readonly measure: string;
  readonly of: Measure;
  readonly unit: 'count' | 'rate' | 'number' | 'money';
  /** The factor of revenue that it is. */
  readonly factor?: Factor;
};

const FIFTH = 0.2;

/** The page from top to bottom: what each line is called, what it says and in which unit. */
const LINES: readonly Line[] = [
  { part: 'stages', measure: 'platform_buyers', unit: 'count', of: people('buyers') },
  { part: 'stages', measure: 'reached', unit: 'count', of: ({ traffic }) => traffic.reached },
  { part: 'stages', measure: 'joined', unit: 'count', of: people('organic', 'referred') },
  {
    part: 'stages',
    measure: 'joined_kept',
    unit: 'count',
    of: people('organic_kept', 'referred_kept'),
  },
  {
    part: 'stages',
    measure: 'joined_open',
    unit: 'count',
    of: people('organic_open', 'referred_open'),
  },
  { part: 'stages', measure: 'friends', unit: 'count', of: people('friends') },
  { part: 'stages', measure: 'active', unit: 'count', of: people('active') },
  { part: 'stages', measure: 'private_buyers', unit: 'count', of: people('private_buyers') },
  { part: 'stages', measure: 'private_orders', unit: 'count', of: ({ counted }) => counted.orders },
  { part: 'stages', measure: 'repeat_buyers', unit: 'count', of: people('repeat_buyers') },
  {
    part: 'stages',
    measure: 'repurchase_rate',
    unit: 'rate',
    of: ratio(people('twice_buyers'), people('private_buyers')),
  },
  {
    part: 'revenue',
    measure: 'organic_joins',
    unit: 'count',
    of: people('organic'),
    factor: 'organic',
  },
  { part: 'revenue', measure: 'organic_kept', unit: 'count', of: people('organic_kept') },
  { part: 'revenue', measure: 'organic_open', unit: 'count', of: people('organic_open') },
  {
    part: 'revenue',
    measure: 'referred_joins',
    unit: 'count',
    of: people('referred'),
    factor: 'referred',
  },
  { part: 'revenue', measure: 'referred_kept', unit: 'count', of: people('referred_kept') },
  { part: 'revenue', measure: 'referred_open', unit: 'count', of: people('referred_open') },
  {
    part: 'revenue',
    measure: 'existing',
    unit: 'count',
    of: people('existing'),
    factor: 'existing',
  },
  { part: 'revenue', measure: 'order_rate', unit: 'rate', of: factor('rate'), factor: 'rate' },
  {
    part: 'revenue',
    measure: 'orders_per_buyer',
    unit: 'number',
    of: factor('frequency'),
    factor: 'frequency',
  },
  { part: 'revenue', measure: 'order_value', unit: 'money', of: factor('value'), factor: 'value' },
  { part: 'revenue', measure: 'gmv', unit: 'money', of: ({ counted }) => counted.revenue },
  ...ageLines('7d'),
  ...ageLines('180d'),
  {
    part: 'spread',
    measure: 'top_fifth',
    unit: 'count',
    of: ({ counted }) => topSpenders(counted).length,
  },
  {
    part: 'spread',
    measure: 'top_fifth_share',
    unit: 'rate',
    of: ({ counted }) => topShare(counted.spent, FIFTH)?.share ?? null,
  },
  { part: 'spread', measure: 'gini', unit: 'number', of: ({ counted }) => gini(counted.spent) },
  { part: 'trade', measure: 'traffic', unit: 'count', of: ({ traffic }) => traffic.visits },
  {
    part: 'trade',
    measure: 'conversion',
    unit: 'rate',
    of: ratio(people('private_buyers'), ({ traffic }) => traffic.visits),
  },
  { part: 'trade', measure: 'order_value', unit: 'money', of: factor('value') },
  {
    part: 'trade',
    measure: 'fission',
    unit: 'rate',
    of: ratio(people('referred'), people('organic', 'referred')),
  },
  { part: 'trade', measure: 'ltv', unit: 'money', of: ltv },
];

/** The fifth of the private buyers who spent most, the largest first; of two alike the one known longer. */
export function topSpenders({ people: of, spent }: Counted): readonly number[] {
  const n = topShare(spent, FIFTH)?.n ?? 0;
  return of.private_buyers
    .map((person, place) => ({ person, spent: spent[place] ?? 0 }))
    .toSorted((a, b) => b.spent - a.spent || a.person - b.person)
    .slice(0, n)
    .map(({ person }) => person);
}

/** Of those who reached an age in the period: how many, who was kept, and what each had spent by then. */
function ageLines(age: Age): readonly Line[] {
  const all = people(`aged_${age}`);
  const spent: Measure = ({ counted }) => counted.agedSpent[age];
  return [
    { part: 'ages', measure: `aged_${age}`, unit: 'count', of: all },
    { part: 'ages', measure: `aged_${age}_kept`, unit: 'count', of: people(`aged_${age}_kept`) },
    {
      part: 'ages',
      measure: `aged_${age}_rate`,
      unit: 'rate',
      of: ratio(people(`aged_${age}_kept`), all),
    },
    { part: 'ages', measure: `aged_${age}_spent`, unit: 'money', of: ratio(spent, all) },
  ];
}

function people(...groups: readonly GroupName[]): Measure {
  return ({ counted }) => groups.reduce((sum, name) => sum + counted.people[name].length, 0);
}

function factor(name: Factor): Measure {
  return ({ counted }) => factorsOf(makeupOf(counted))[name];
}

/** What those who have ever bought in the own shop have spent there so far, on average. */
function ltv({ counted: { everBuyers, everSpent } }: PeriodFigures): number | null {
  return everBuyers === 0 ? null : everSpent / everBuyers;
}

function ratio(part: Measure, whole: Measure): Measure {
  return (figures) => {
    const [one, all] = [part(figures), whole(figures)];
    return one === null || all === null || all === 0 ? null : one / all;
  };
}

export function makeupOf({ people: of, orders, revenue }: Counted): Makeup {
  return {
    organic: of.organic.length,
    referred: of.referred.length,
    existing: of.existing.length,
    buyers: of.private_buyers.length,
    orders,
    revenue,
  };
}

/**
 * A row for each line: what it is now, was before, and was a year ago; money in minor units. `change` is the
 * change as a fraction of what it was, null where files do not reach from the start to the end of both periods, or
 * people of them have not had their time. What lies before the first fact that a line needs is null, too, and so is what no file tells of. `effect_minor` is how much of the change of revenue a factor made (the
 * whole change in the line of revenue itself), null where that cannot be said.
 */
export function overviewRows(figures: Figures): Row[] {
  const sinceLast = effects(figures, 'last');
  const sinceYearAgo = effects(figures, 'year_ago');
  return LINES.map(({ part, measure, unit, of, factor: name }) => {
    const value = (figure: PeriodFigures): number | null => {
      if (figure.covered(measure) === 'none' || isCut(measure, figure.never)) return null;
      const exact = of(figure);
      return exact === null || unit !== 'money' ? exact : Math.round(exact);
    };
    const change = (before: PeriodFigures): number | null =>
      isOpen(measure, before) || isOpen(measure, figures.now)
        ? null
        : changeOf(of(before), of(figures.now));
    return {
      part,
      measure,
      unit,
      now: value(figures.now),
      last: value(figures.last),
      change: change(figures.last),
      year_ago: value(figures.year_ago),
      change_year: change(figures.year_ago),
      effect_minor: sinceLast?.[name ?? measure] ?? null,
      effect_year_minor: sinceYearAgo?.[name ?? measure] ?? null,
    };
  });
}

/** What is not known whole is compared with nothing: what is missing would look like a loss, or a gain. */
function isOpen(measure: string, { counted, cut, covered }: PeriodFigures): boolean {
  if (isCut(measure, cut) || covered(measure) !== 'whole') return true;
  const age = ageCounted(measure);
  if (age !== undefined) return counted.people[`early_${age}`].length > 0;
  // Of those who joined last some are kept, and nobody can say it yet.
  const { organic_open: organic, referred_open: referred } = counted.people;
  return /_(?:kept|open)$/.test(measure) && organic.length + referred.length > 0;
}

/** How much of the change of revenue since another period each factor made, and all of it; undefined: nobody can say. */
function effects(
  figures: Figures,
  since: PeriodName,
): Readonly<Partial<Record<string, number>>> | undefined {
  const [before, now] = [figures[since], figures.now];
  if (![before, now].every(areFactorsKnown)) return undefined;
  const [from, to] = [makeupOf(before.counted), makeupOf(now.counted)];
  return { ...attribute(from, to), gmv: to.revenue - from.revenue };
}

/** Can it be told of a period what its revenue is made of? */
export function areFactorsKnown({ cut, never, covered }: PeriodFigures): boolean {
  return !never.has('private-orders') && !areFactorsCut(cut) && covered(FACTORS_NEED) === 'whole';
}

function changeOf(before: number | null, now: number | null): number | null {
  return before === null || now === null || before === 0 ? null : (now - before) / before;
}
