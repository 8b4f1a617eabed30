import type { Cell, Column } from '../../core/table.ts';
import { monthOf, weekOf } from '../../core/time.ts';
import { named } from '../rest.ts';

/** Every dimension that numbers may be told apart by, and how its values are read. */
const TYPES = {
  'channel': 'word',
  'variant': 'text',
  'batch': 'text',
  'target': 'text',
  'staff': 'text',
  'platform': 'word',
  'shop': 'text',
  'product': 'text',
  'province': 'text',
  'month': 'text',
  'week': 'text',
  // Of the day, whichever day it is: `00` to `23`.
  'hour': 'text',
  // Where people came from: the platform that the parcel was bought on, else the channel.
  'first-source': 'word',
} as const;

/** What any report may be told apart by, and one that only what begins at a moment can be. */
export type AnyDimension = keyof typeof TYPES;
export type Dimension = Exclude<AnyDimension, 'hour'>;

/** By what is counted in a period of the calendar, whose day is the report's own. */
export type Period = Extract<Dimension, 'month' | 'week'>;

/** In the order of the help. A report offers some of them: `byOneOf(…)`. */
export const DIMENSIONS = [
  'channel',
  'variant',
  'batch',
  'target',
  'staff',
  'platform',
  'shop',
  'product',
  'province',
  'month',
  'week',
  'first-source',
] as const satisfies readonly Dimension[];

/** Which of the dimensions that a report offers was asked for; undefined: none, the whole. */
export function askedFor<D extends AnyDimension>(
  offered: readonly D[],
  by: string | undefined,
): D | undefined {
  return offered.find((one) => one === by);
}

/** The column of a dimension's values, the first of the rows. */
export function columnOf(by: AnyDimension): Column {
  return { key: by, type: TYPES[by] };
}

export function isPeriod(by: string | undefined): by is Period {
  return by === 'month' || by === 'week';
}

/** `2026-03` or `2026-W10`. @param day since 1970-01-01 */
export function periodOf(by: Period, day: number): string {
  return by === 'month' ? monthOf(day) : weekOf(day);
}

/** Those that have no value, as they are shown. */
export const NO_NAME = '–';

/** How a part is named to `--who`, before what is asked of it. */
export function partName(value: Cell): string {
  return value === null ? NO_NAME : String(named(value));
}
