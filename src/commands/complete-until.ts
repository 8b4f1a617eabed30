import { PscrmError } from '../core/errors.ts';
import {
  DAY_MS,
  dayOf,
  formatDay,
  formatInstant,
  fromWall,
  isoInstant,
  parseInstant,
} from '../core/time.ts';
import { CLOSED } from '../intake/complete.ts';
import type { Context } from './context.ts';

/**
 * Up to when a file is complete, as it is typed: a day, the whole of it; a moment; or `closed`, where nothing
 * will ever come after it.
 * @returns the last millisecond, UTC
 * @throws bad-date; complete-ahead for a day that is still to come
 */
export function typedUntil(timezone: string, now: number, option: string, text: string): number {
  if (text === 'closed') return CLOSED;
  const at = parseInstant(text, timezone);
  if (at === undefined) throw new PscrmError('bad-date', { option, value: text, why: 'until' });
  const isDay = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);
  const until = isDay ? fromWall((parseInstant(text, 'UTC') ?? at) + DAY_MS, timezone) - 1 : at;
  if (dayOf(until, timezone) <= dayOf(now, timezone)) return until;
  throw new PscrmError('complete-ahead', { until: text, read: formatDay(dayOf(now, timezone)) });
}

/** As a cell has it: `2026-03-31` for a whole day, which can be typed again; a machine gets moments with their zone. */
export function untilCell(context: Context, until: number | null): string | null {
  if (until === null) return null;
  if (until === CLOSED) return 'closed';
  const { timezone } = context.settings();
  const day = dayOf(until, timezone);
  if (dayOf(until + 1, timezone) > day) return formatDay(day);
  return context.forPeople
    ? formatInstant(until, timezone).slice(0, 16)
    : isoInstant(until, timezone);
}

/** `complete until 2026-03-31`, in words; undefined where nobody said anything. */
export function saidUntil(context: Context, until: number | null): string | undefined {
  const cell = untilCell(context, until);
  if (cell === null) return undefined;
  return until === CLOSED
    ? context.say('say.import-closed')
    : context.say('say.import-complete', { until: cell });
}
