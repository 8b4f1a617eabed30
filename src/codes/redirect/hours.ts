import { DAY_MS, formatDay, parseInstant } from '../../core/time.ts';

/** Open times as pairs of minutes, from (inclusive) and to (exclusive), in ascending order. */
export type Ranges = readonly number[];

/** Minutes of a week from Monday 00:00, 0 … 10079. Empty: open always. */
export type Week = Ranges;

/** Days that are not as their weekday: minutes of that day; none is a day off. */
export type SpecialDays = ReadonlyMap<number, Ranges>;

const DAY = 1440;
const WEEK = 7 * DAY;
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CHINESE = ['一', '二', '三', '四', '五', '六', '日'];
const WEEKLY = /^([^\s\d]+)\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/u;
const SPECIAL = /^(\d{4}-\d{1,2}-\d{1,2})\s+(?:(off)|(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2}))$/;

/** Is a minute in one of the ranges? */
export function isWithin(ranges: Ranges, minute: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (minute >= (ranges[at] ?? 0) && minute < (ranges[at + 1] ?? 0)) return true;
  }
  return false;
}

/**
 * Reads weekly hours: `mon-fri 09:00-18:00; sat,sun 10:00-16:00`, `周一-周五 9:00-18:00`. A range that
 * ends before it begins goes on into the next day (`fri 20:00-02:00`).
 * @returns undefined where it is nothing of the kind; [] for an empty text: open always
 */
export function parseHours(text: string): Week | undefined {
  const ranges: [number, number][] = [];
  for (const entry of entriesOf(text)) {
    const match = WEEKLY.exec(entry);
    const days = match === null ? undefined : daysOf(match[1] ?? '');
    const [from, to] = match === null ? [] : clockRange(match.slice(2));
    if (days === undefined || from === undefined || to === undefined || from === to)
      return undefined;
    for (const day of days) {
      const start = day * DAY + from;
      const end = day * DAY + to + (to < from ? DAY : 0);
      ranges.push([start, Math.min(end, WEEK)]);
      if (end > WEEK) ranges.push([0, end - WEEK]);
    }
  }
  return joined(ranges);
}

/**
 * Reads special dates: `2026-10-01 off; 2026-10-02 10:00-12:00; 2026-10-02 14:00-16:00`. They stand
 * instead of the weekday's hours, and end with their day.
 * @returns undefined where it is nothing of the kind
 */
export function parseDates(text: string): SpecialDays | undefined {
  const days = new Map<number, [number, number][]>();
  for (const entry of entriesOf(text)) {
    const match = SPECIAL.exec(entry);
    const midnight = match === null ? undefined : parseInstant(match[1] ?? '', 'UTC');
    if (match === null || midnight === undefined) return undefined;
    const day = days.get(midnight / DAY_MS) ?? [];
    days.set(midnight / DAY_MS, day);
    if (match[2] !== undefined) continue;
    const [from, to] = clockRange(match.slice(3));
    if (from === undefined || to === undefined || from >= to) return undefined;
    day.push([from, to]);
  }
  return new Map([...days].map(([day, ranges]) => [day, joined(ranges)]));
}

/** The text as it is stored and shown: one blank, one separator, English names. */
export function tidyHours(text: string): string {
  const english = text.replace(/(?:周|星期|礼拜)([一二三四五六日天])/gu, (_, day: string) =>
    day === '天' ? 'sun' : (NAMES[CHINESE.indexOf(day)] ?? ''),
  );
  return entriesOf(english)
    .map((entry) => entry.toLowerCase().replace(/\s+/g, ' '))
    .join('; ');
}

/** The special days from a day on, as they are written: what is past need not be kept. */
export function formatDates(days: SpecialDays): string {
  return [...days]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([day, ranges]) => {
      if (ranges.length === 0) return [`${formatDay(day)} off`];
      const texts: string[] = [];
      for (let at = 0; at < ranges.length; at += 2)
        texts.push(`${formatDay(day)} ${clock(ranges[at])}-${clock(ranges[at + 1])}`);
      return texts;
    })
    .join('; ');
}

function clock(minutes = 0): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function entriesOf(text: string): string[] {
  return text
    .split(/[;；]/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** `mon`, `mon-fri`, `sat,sun`, `周六,周日`, `fri-mon` (over the weekend). */
function daysOf(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  for (const part of tidyHours(text).split(/[,，、]/u)) {
    const [first = '', last = first, ...more] = part.split('-');
    const [from, to] = [NAMES.indexOf(first), NAMES.indexOf(last)];
    if (from < 0 || to < 0 || more.length > 0) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === to) break;
    }
  }
  return [...days];
}

/** Minutes of a day; 24:00 is its end. Undefined where no clock shows it. */
function clockRange(parts: readonly (string | undefined)[]): (number | undefined)[] {
  const [h1, m1, h2, m2] = parts.map(Number);
  const minutes = (hour = 99, minute = 99): number | undefined =>
    minute > 59 || hour * 60 + minute > DAY ? undefined : hour * 60 + minute;
  const from = minutes(h1, m1);
  return from === DAY ? [] : [from, minutes(h2, m2)];
}

/** Sorted, and what touches or overlaps made one. */
function joined(ranges: readonly (readonly [number, number])[]): Ranges {
  const flat: number[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = flat.at(-1);
    if (last !== undefined && from <= last) flat[flat.length - 1] = Math.max(last, to);
    else flat.push(from, to);
  }
  return flat;
}
