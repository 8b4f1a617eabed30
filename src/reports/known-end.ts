import { DAY_MS, dayOf, fromWall } from '../core/time.ts';
import type { ReadFile, Reading } from './reading.ts';

/** What somebody's time may be spent waiting for. `friendships`: whether they are still friends. */
export type Awaited =
  | 'orders'
  | 'private-orders'
  | 'public-orders'
  | 'joins'
  | 'friendships'
  | 'invitations';

/** Up to when facts of a kind are known. */
export type Known = {
  readonly awaited: Awaited;
  /** Milliseconds UTC, inclusive, at most the moment of the report; -Infinity where no file was read. */
  readonly until: number;
  /**
   * `whole`: up to the moment of the report. `read`: up to when a file was last read. `last`: up to the end
   * of the last day with such a fact, since as long a silence as the one that follows is not usual. `said`: up
   * to when somebody said that the files are complete.
   */
  readonly why: 'whole' | 'read' | 'last' | 'said' | 'none';
  /** The import of which that was said. */
  readonly import?: number;
  /** The shop that is known least far, `youzan 旗舰店`, where `others` are known further. */
  readonly shop?: { readonly name: string; readonly others: number };
};

/** The moment of a report, ms UTC, and whose days. */
export type Moment = { readonly asOf: number; readonly timezone: string };

/** What is usual is seen in stretches of four weeks to so many days up to the last fact. */
const USUAL = 90;
const FOUR_WEEKS = 28;
/** After four weeks without anything, no file of a running business says that nothing happened. */
const LONGEST_SILENCE = FOUR_WEEKS;
/** So many days with a fact are looked at: a reading before the last is judged by those before it. */
export const LOOKED_AT = USUAL + LONGEST_SILENCE;
/** A silence that comes by chance less often than once in fifty is taken for the end of the data. */
const RARE = 0.02;

/**
 * A file says what is in it, and not up to when it was made. It is taken to be as new as the moment it
 * was read, where the days without a fact before that are no unusual silence: with something on a share p
 * of the days up to the reading, n days pass without anything with a chance of (1 − p)ⁿ.
 * @param days on which something happened
 */
export function endOf(
  awaited: Awaited,
  days: ReadonlySet<number>,
  reading: Reading,
  moment: Moment,
): Known {
  const shown = shownEnd(awaited, days, reading, moment);
  const { said } = reading;
  if (said === null || said.until <= shown.until) return shown;
  if (said.until >= moment.asOf) return { awaited, until: moment.asOf, why: 'whole' };
  return { awaited, until: said.until, why: 'said', import: said.import };
}

/** As far as files show themselves: up to the latest reading that is trusted, or the end of the last day with a fact. */
function shownEnd(
  awaited: Awaited,
  days: ReadonlySet<number>,
  { at, latest, files }: Reading,
  { asOf, timezone }: Moment,
): Known {
  if (at === null) return { awaited, until: -Infinity, why: 'none' };
  const last = Math.max(...days, latest === null ? -Infinity : dayOf(latest, timezone));
  if (last === -Infinity) return { awaited, until: -Infinity, why: 'none' };
  const read = trustedReading(files, last, days, timezone);
  const until = read ?? endOfDay(last, timezone);
  if (until >= asOf) return { awaited, until: asOf, why: 'whole' };
  return { awaited, until, why: read === null ? 'last' : 'read' };
}

/**
 * The latest reading that is taken for the moment its file was made. What was known by an earlier one stays known
 * whatever a later file holds: each is judged by what was there when it was read, and by what each file since has
 * added before it.
 * @param last the last day with a fact: no reading before it says more
 */
function trustedReading(
  files: readonly ReadFile[],
  last: number,
  days: ReadonlySet<number>,
  timezone: string,
): number | null {
  const seen = new Set([last]);
  let isNewest = true;
  for (const { at, own, end } of readings(files, timezone).toReversed()) {
    if (end < last && end > -Infinity) seen.add(end);
    if (!own) continue;
    const day = dayOf(at, timezone);
    if (day <= last && !isNewest) return null;
    const isUsual = (until: number): boolean =>
      isUsualAfter(day - until, until === last ? days : upTo(until, days));
    if ([...seen].some(isUsual)) return at;
    isNewest = false;
  }
  return null;
}

/**
 * The moments at which files were read, and the last day of a fact in all that had been by then. Those that were
 * read at one moment are one reading: in which order they were named says nothing. A file that lacks what one before
 * it held was made before that, and says nothing of when it was read.
 */
function readings(
  files: readonly ReadFile[],
  timezone: string,
): readonly { readonly at: number; readonly own: boolean; readonly end: number }[] {
  const moments: { at: number; own: boolean; end: number }[] = [];
  let ownEnd = -Infinity;
  for (const { at, own, latest } of files) {
    const day = latest === null ? -Infinity : dayOf(latest, timezone);
    const isNew = own && (latest === null || day >= ownEnd);
    if (isNew) ownEnd = Math.max(ownEnd, day);
    const before = moments.at(-1);
    const end = Math.max(day, before?.end ?? -Infinity);
    if (before?.at !== at) moments.push({ at, own: isNew, end });
    else Object.assign(before, { own: isNew || before.own, end });
  }
  return moments;
}

/** The last millisecond of a day, UTC. */
function endOfDay(day: number, timezone: string): number {
  return fromWall((day + 1) * DAY_MS, timezone) - 1;
}

function upTo(until: number, days: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...days].filter((day) => day <= until));
}

/** Are so many days no unusual silence after the last of these? */
function isUsualAfter(silence: number, days: ReadonlySet<number>): boolean {
  if (silence <= 0) return true;
  if (silence > LONGEST_SILENCE || days.size === 0) return false;
  return (1 - leastShare(days, silence)) ** silence >= RARE;
}

/**
 * The share of days with something, the silence included, in that stretch up to the last in which there is least of
 * it; each begins with such a day, and is at least four weeks long where there are as many. To fill in older
 * facts adds longer stretches, and so never makes a silence unusual that was not.
 */
function leastShare(days: ReadonlySet<number>, silence: number): number {
  const last = Math.max(...days);
  const lengths = [...days].map((day) => last - day + 1).filter((length) => length <= USUAL);
  const stretches = lengths
    .toSorted((one, other) => one - other)
    .map((length, n) => ({ length, share: (n + 1) / (length + silence) }));
  const long = stretches.filter(({ length }) => length >= FOUR_WEEKS);
  const all = long.length > 0 ? long : stretches.slice(-1);
  return Math.min(...all.map(({ share }) => share));
}
