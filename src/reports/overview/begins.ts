import { DAY_MS, dayOf, formatDay, fromWall } from '../../core/time.ts';
import type { Note } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { CodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import type { Awaited, Known } from '../known.ts';
import { type Age, AGE_MS, AGES } from './friends.ts';
import { type Period, type PeriodName, PERIODS } from './periods.ts';
import { FACTORS_WAIT, WAITS } from './waits.ts';

/** What begins somewhere: before the first fact of it nobody knows whether there was none, or no file. */
const KINDS = ['private-orders', 'public-orders', 'joins', 'visits'] as const;
type Kind = (typeof KINDS)[number];
/** The first day (since 1970-01-01) with a fact of each; null: there is none, in no period. */
export type Begins = Readonly<Record<Kind, number | null>>;

/** How much of a period lies where something is known of all that a line needs. */
export type Coverage = 'whole' | 'part' | 'none';

/** Friends and invitations need joins: a brand that has just begun to invite had no invitations before. */
const KIND_OF: Readonly<Record<Awaited, Kind>> = {
  // No line needs anybody's orders, wherever they were placed.
  'orders': 'private-orders',
  'private-orders': 'private-orders',
  'public-orders': 'public-orders',
  'joins': 'joins',
  'friendships': 'joins',
  'invitations': 'joins',
};
/** Where a line needs more than it waits for: visits are written as they happen, and of an age some are known. */
const MORE: Readonly<Record<string, readonly Kind[]>> = {
  reached: ['visits'],
  traffic: ['visits'],
  conversion: ['visits'],
  joined_open: ['joins'],
  organic_open: ['joins'],
  referred_open: ['joins'],
  aged_7d_rate: ['joins'],
  aged_7d_spent: ['joins', 'private-orders'],
  aged_180d_rate: ['joins'],
  aged_180d_spent: ['joins', 'private-orders'],
};

/** Says of each line how much of a period is known: it needs what it waits for, and people of an age what was before. */
export function coverageIn(
  begins: Begins,
  { from, to }: Period,
  zone: string,
): (measure: string) => Coverage {
  return (measure) => {
    const age = ageIn(measure);
    const back = age === undefined ? 0 : AGE_MS[age];
    const starts = needsOf(measure)
      .map((kind) => startOf(kind, begins, zone) + back)
      // That there are no facts of a kind is so of all periods alike: other factors make revenue change.
      .filter((start) => measure !== FACTORS_NEED || start < NEVER);
    if (starts.some((start) => start > to)) return 'none';
    return starts.some((start) => start > from) ? 'part' : 'whole';
  };
}

/** The name of what revenue's factors need, beside those of lines. */
export const FACTORS_NEED = 'factors';

function needsOf(measure: string): readonly Kind[] {
  const waits = measure === FACTORS_NEED ? FACTORS_WAIT : (WAITS[measure] ?? []);
  return [...waits.map((awaited) => KIND_OF[awaited]), ...(MORE[measure] ?? [])];
}

function ageIn(measure: string): Age | undefined {
  return AGES.find((age) => measure.startsWith(`aged_${age}`));
}

/** Later than any period. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** The first moment of what begins on a day, ms UTC. Of a kind without facts nobody knows anything; without codes nobody scans. */
export function startOf(kind: Kind, begins: Begins, zone: string): number {
  const day = begins[kind];
  if (day === null) return kind === 'visits' ? 0 : NEVER;
  return fromWall(day * DAY_MS, zone);
}

const FIRST_ORDER = /* sql */ `
SELECT min(day) FILTER (WHERE flags & 1) AS ours, min(day) FILTER (WHERE NOT flags & 1) AS public FROM order_days`;
type FirstOrders = { readonly ours: number | null; readonly public: number | null };
const FIRST_BATCH = /* sql */ `SELECT min(created_day) FROM batches`;

/** On which day each kind begins. What is scanned may be told of since the first codes were made, or scanned. */
export function readBegins(
  db: Database,
  { day, flags }: Pick<Contacts, 'day' | 'flags'>,
  { at }: Pick<CodeVisits, 'at'>,
  zone: string,
): Begins {
  const orders = db.prepare<[], FirstOrders>(FIRST_ORDER).get();
  const made = db.prepare<[], number | null>(FIRST_BATCH).pluck().get() ?? Infinity;
  const joined = least(day, (n) => ((flags[n] ?? 0) & LEAVE) === 0);
  const scanned = least(at, () => true);
  const visits = Math.min(made, scanned === Infinity ? Infinity : dayOf(scanned, zone));
  return {
    'private-orders': orders?.ours ?? null,
    'public-orders': orders?.public ?? null,
    'joins': joined === Infinity ? null : joined,
    'visits': visits === Infinity ? null : visits,
  };
}

function least(values: ArrayLike<number>, counts: (n: number) => boolean): number {
  let first = Infinity;
  for (let n = 0; n < values.length; n += 1)
    if ((values[n] ?? Infinity) < first && counts(n)) first = values[n] ?? Infinity;
  return first;
}

/** Where files begin, if that is later than any of the periods does. */
export function beginNotes(
  begins: Begins,
  periods: Readonly<Record<PeriodName, Period>>,
  zone: string,
): Note[] {
  const first = Math.min(...PERIODS.map((name) => periods[name].from));
  if (KINDS.every((kind) => begins[kind] === null || startOf(kind, begins, zone) <= first))
    return [];
  const days = KINDS.map((kind) => {
    const day = begins[kind];
    return [kind.replace('-orders', ''), day === null ? '–' : formatDay(day)];
  });
  return [{ code: 'overview-begins', params: Object.fromEntries(days) }];
}

/**
 * The nearest days of which it could be told what made revenue change, as many as were asked for or as many as
 * there are: up to `until` all is known, and so it is from the first day of as many before. Null: there are none.
 */
export function tellable(
  known: readonly Known[],
  begins: Begins,
  { from, to }: Period,
  zone: string,
): { readonly since: number; readonly until: number } | null {
  const ends = known
    .filter(({ awaited, why }) => FACTORS_WAIT.includes(awaited) && why !== 'none')
    .map(({ until }) => until);
  const until = dayOf(Math.min(to, ...ends) + 1, zone) - 1;
  const first = Math.max(...FACTORS_WAIT.map((awaited) => begins[KIND_OF[awaited]] ?? -Infinity));
  const asked = dayOf(to, zone) - dayOf(from, zone) + 1;
  const days = Math.min(asked, Math.floor((until - first + 1) / 2));
  return days < 1 ? null : { since: until - days + 1, until };
}
