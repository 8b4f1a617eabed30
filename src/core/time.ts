import { type DateOrder, readWrittenDate, type WrittenDate } from './written-date.ts';

/**
 * Instants are integer milliseconds UTC; days are integer days since 1970-01-01 in the
 * workspace's time zone, fixed when a fact is written, so that no report does zone arithmetic.
 */

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Does this Node know the IANA zone (`Asia/Shanghai`)? */
export function isTimeZone(zone: string): boolean {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone });
    return format.resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

type Zone = {
  clock: Intl.DateTimeFormat;
  offsets: Map<number, number>;
  /** Days (UTC) through which one offset holds; null: the clocks are changed in them. */
  days: Map<number, number | null>;
};
const ZONES = new Map<string, Zone>();

let last: { name: string; zone: Zone } | undefined;

function zoneOf(name: string): Zone {
  if (last?.name === name) return last.zone;
  const zone = openZone(name);
  last = { name, zone };
  return zone;
}

function openZone(name: string): Zone {
  let zone = ZONES.get(name);
  if (zone === undefined) {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { clock, offsets: new Map(), days: new Map() };
    ZONES.set(name, zone);
  }
  return zone;
}

/** What Intl says, to the second. */
function askOffset(at: number, clock: Intl.DateTimeFormat): number {
  const whole = Math.floor(at / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(whole)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** The offset at the start of an hour (counted from 1970), asked of Intl once. */
function hourlyOffset(hour: number, { clock, offsets }: Zone): number {
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = askOffset(hour * HOUR_MS, clock);
    if (offsets.size > 200_000) offsets.clear();
    offsets.set(hour, offset);
  }
  return offset;
}

/**
 * Milliseconds to add to UTC to get the wall clock of the zone at that instant.
 * A day that starts and ends with the same offset has it all through; so has an hour of another day;
 * otherwise Intl is asked for the second itself, for clocks are not always changed on the hour
 * (Newfoundland did it at 00:01 until 2011).
 */
export function zoneOffset(at: number, zoneName: string): number {
  if (zoneName === 'UTC') return 0;
  const zone = zoneOf(zoneName);
  const day = Math.floor(at / DAY_MS);
  let offset = zone.days.get(day);
  if (offset === undefined) {
    offset = hourlyOffset(day * 24, zone);
    if (offset !== hourlyOffset(day * 24 + 24, zone)) offset = null;
    if (zone.days.size > 50_000) zone.days.clear();
    zone.days.set(day, offset);
  }
  return offset ?? changingOffset(at, zone);
}

function changingOffset(at: number, zone: Zone): number {
  const hour = Math.floor(at / HOUR_MS);
  const offset = hourlyOffset(hour, zone);
  return offset === hourlyOffset(hour + 1, zone) ? offset : askOffset(at, zone.clock);
}

/**
 * The instant at which the zone's clocks show this wall time (given as if it were UTC).
 * A wall time that a DST change skips is read with the offset from before the change;
 * one that occurs twice is read as the first.
 */
export function fromWall(wall: number, zone: string): number {
  const before = zoneOffset(wall - DAY_MS, zone);
  const first = wall - before;
  if (zoneOffset(first, zone) === before) return first;
  const second = wall - zoneOffset(first, zone);
  return zoneOffset(second, zone) === wall - second ? second : first;
}

const STAMP =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads `2026-03-01 08:00:00`, `2026/3/1 8:00`, `2026-03-01`, ISO with `T`, `Z` or an offset, and
 * `04 Jul 2022 11:46` and its like (see written-date.ts).
 * An explicit offset wins; otherwise the wall clock of `zone`.
 * @param order what comes first in `01/02/2026`; such a date is none where it is not known
 * @returns milliseconds UTC, or undefined where the text is no instant of the years 1990 to 2100.
 */
export function parseInstant(text: string, zone: string, order?: DateOrder): number | undefined {
  if (isPlainStamp(text)) {
    const shown = wallTime(plainStamp(text));
    return shown === undefined ? undefined : fromWall(shown, zone);
  }
  const match = STAMP.exec(text);
  if (match === null) {
    const written = readWrittenDate(text, order);
    const shown = written === undefined ? undefined : wallTime(written);
    return shown === undefined ? undefined : fromWall(shown, zone);
  }
  const [, y, , mo, d, h = '0', mi = '0', s = '0', frac = '', offset] = match;
  const [year, month, day] = [Number(y), Number(mo), Number(d)];
  const [hour, minute, second] = [Number(h), Number(mi), Number(s)];
  const toSecond = wallTime({ year, month, day, hour, minute, second });
  if (toSecond === undefined) return undefined;
  const wall = toSecond + Number(frac.slice(0, 3).padEnd(3, '0'));
  if (offset === undefined) return fromWall(wall, zone);
  if (offset === 'Z') return wall;
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  // No clock on Earth is more than 14 hours from UTC.
  if (minutes > 14 * 60 || Number(offset.slice(-2)) > 59) return undefined;
  return wall - sign * minutes * 60_000;
}

/** `2026-03-01 08:00:00`, as most exports write it: read without a regular expression. */
function isPlainStamp(text: string): boolean {
  if (text.length !== 19) return false;
  for (let at = 0; at < 19; at += 1) {
    const code = text.charCodeAt(at);
    const mark = PLAIN.charCodeAt(at);
    if (mark === ZERO ? code < ZERO || code > ZERO + 9 : code !== mark) return false;
  }
  return true;
}

const PLAIN = '0000-00-00 00:00:00';
const ZERO = 0x30;

function plainStamp(text: string): WrittenDate {
  const two = (at: number): number =>
    (text.charCodeAt(at) - ZERO) * 10 + (text.charCodeAt(at + 1) - ZERO);
  return {
    year: two(0) * 100 + two(2),
    month: two(5),
    day: two(8),
    hour: two(11),
    minute: two(14),
    second: two(17),
  };
}

/** A wall time as if it were UTC; undefined where no clock or calendar shows it, or out of 1990 to 2100. */
function wallTime(written: WrittenDate): number | undefined {
  const { year, month, day, hour, minute, second } = written;
  if (year < 1990 || year > 2100 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  return midnight + hour * HOUR_MS + minute * 60_000 + second * 1000;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

/** The day of an instant in a zone, counted from 1970-01-01. */
export function dayOf(at: number, zone: string): number {
  return Math.floor((at + zoneOffset(at, zone)) / DAY_MS);
}

/** `2026-03-01` of a day number. */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `2026-03` of a day number. */
export function monthOf(day: number): string {
  return formatDay(day).slice(0, 7);
}

/** `2026-W09` of a day number: weeks of ISO 8601, Monday to Sunday, in the year of their Thursday. */
export function weekOf(day: number): string {
  // 1970-01-01 was a Thursday.
  const thursday = Math.floor((day + 3) / 7) * 7;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0) / DAY_MS) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** `2026-03-01 08:00:00` as the zone's clocks show it. */
export function formatInstant(at: number, zone: string): string {
  return new Date(at + zoneOffset(at, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** ISO 8601 with the zone's offset, `2026-03-01T08:00:00+08:00`: for machines. */
export function isoInstant(at: number, zone: string): string {
  const offset = zoneOffset(at, zone);
  const wall = new Date(at + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
