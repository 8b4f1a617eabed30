import { DAY_MS, fromWall, zoneOffset } from '../../core/time.ts';
import type { Ranges } from '../redirect/hours.ts';
import type { MemberState } from '../redirect/state.ts';
import type { Span } from './finding.ts';

const DAY_MINUTES = 1440;

/**
 * When, from now on for so many days, nobody of these is there: by weekly hours, special dates and the
 * day on which a target expires. Caps are not looked at (nobody knows who will come); whoever is paused
 * or used up for good must be left out by the caller.
 */
export function openGaps(
  members: readonly MemberState[],
  now: number,
  zone: string,
  days: number,
): Span[] {
  const start = now + zoneOffset(now, zone);
  const end = start + days * DAY_MS;
  const open: Span[] = [];
  for (const member of members) {
    const { expiresAt } = member.target;
    const last = expiresAt === Infinity ? end : expiresAt + zoneOffset(expiresAt, zone);
    for (const one of wallHours(member, start, end)) {
      const from = Math.max(one.from, start);
      const to = Math.min(one.to, end, last);
      if (from < to) open.push({ from, to });
    }
  }
  return between(open, start, end).map(({ from, to }) => ({
    from: fromWall(from, zone),
    to: fromWall(to, zone),
  }));
}

/** When a member is there, as the clock on the wall shows it. */
function wallHours({ week, dates }: MemberState, start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const ranges = dates?.get(day) ?? ofWeekday(week, day);
    for (let at = 0; at < ranges.length; at += 2)
      spans.push({ from: wallAt(day, ranges[at]), to: wallAt(day, ranges[at + 1]) });
  }
  return spans;
}

const wallAt = (day: number, minute = 0): number => day * DAY_MS + minute * 60_000;

/** A weekday's minutes of the week, as minutes of that day. */
function ofWeekday(week: Ranges, day: number): Ranges {
  if (week.length === 0) return [0, DAY_MINUTES];
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  const midnight = ((day + 3) % 7) * DAY_MINUTES;
  const minutes: number[] = [];
  for (let at = 0; at < week.length; at += 2) {
    const from = Math.max((week[at] ?? 0) - midnight, 0);
    const to = Math.min((week[at + 1] ?? 0) - midnight, DAY_MINUTES);
    if (from < to) minutes.push(from, to);
  }
  return minutes;
}

/** What is left of a stretch when the open times are taken away. */
function between(open: readonly Span[], start: number, end: number): Span[] {
  const gaps: Span[] = [];
  let covered = start;
  for (const { from, to } of open.toSorted((a, b) => a.from - b.from)) {
    if (from > covered) gaps.push({ from: covered, to: from });
    covered = Math.max(covered, to);
  }
  if (covered < end) gaps.push({ from: covered, to: end });
  return gaps;
}
