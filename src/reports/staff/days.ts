import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { readContacts } from '../../journeys/contacts.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { type Dimension, isPeriod, periodOf } from '../dimensions/dimension.ts';
import { knownContacts } from '../known.ts';
import type { ReportParams } from '../report.ts';
import { REST } from '../rest.ts';
import type { Member } from './members.ts';

/** From a day to a day (since 1970-01-01), both inclusive. */
export type Days = { readonly from: number; readonly to: number };

/**
 * The days on which somebody could have been added: from `--since`, or the first add of anybody, up to the last day of
 * the period of which joins are known.
 */
export function daysOfPeriod(
  db: Database,
  arrivals: readonly Arrival[],
  { since, asOf }: Pick<ReportParams, 'since' | 'asOf'>,
  timezone: string,
): Days {
  const { until } = knownContacts(db, 'joins', { asOf, timezone }, readContacts(db));
  const known = until === -Infinity ? -Infinity : dayOf(until, timezone);
  let [first, last] = [Infinity, known];
  for (const { day } of arrivals) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return { from: since === undefined ? first : dayOf(since, timezone), to: last };
}

/**
 * How many of those days each row is of: of a week or a month its own; of several members of staff together so many for
 * each of them.
 */
export function daysOfRows(
  members: readonly Member[],
  { from, to }: Days,
  by: Dimension | undefined,
): (member: Member) => number {
  const labels = new Map<string, number>();
  for (let day = from; day <= to && Number.isFinite(from); day += 1) {
    const label = isPeriod(by) ? periodOf(by, day) : '';
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const named = new Set(members.map(({ value }) => value));
  const rest = [...labels].reduce((sum, [label, days]) => sum + (named.has(label) ? 0 : days), 0);
  const others = new Set(
    members.filter(({ row }) => row === REST).flatMap(({ added }) => added.map((one) => one.staff)),
  );
  return ({ row, value }) => {
    const days = value === REST ? rest : (labels.get(String(value ?? '')) ?? 0);
    return row === REST ? days * others.size : days;
  };
}
