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
  /** No file of leaves was ever read: whoever joined counts as a friend. */
  readonly noLeaves?: true;
  /** Shops that are known less far, and are not waited for. */
  readonly behind?: readonly { readonly name: string; readonly until: number }[];
};

/** The moment of a report, ms UTC, and whose days. */
export type Moment = { readonly asOf: number; readonly timezone: string };

/** What is usual is seen in so many days up to the last fact. */
const USUAL = 90;
/** After four weeks without anything, no file of a running business says that nothing happened. */
const LONGEST_SILENCE = 28;
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
  const until = read ?? fromWall((last + 1) * DAY_MS, timezone) - 1;
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
  for (const { at, own, end } of endsSoFar(files, timezone).toReversed()) {
    if (end < last) seen.add(end);
    if (!own) continue;
    const day = dayOf(at, timezone);
    if (day <= last && !isNewest) return null;
    if ([...seen].some((until) => isUsual(day, until, last, days))) return at;
    isNewest = false;
  }
  return null;
}

/** The files, and the last day of a fact in each and those before it. */
function endsSoFar(
  files: readonly ReadFile[],
  timezone: string,
): readonly (ReadFile & { readonly end: number })[] {
  let end = -Infinity;
  return files.map((file) => {
    if (file.latest !== null) end = Math.max(end, dayOf(file.latest, timezone));
    return { ...file, end };
  });
}

/** Is it no unusual silence up to a reading, by what happened up to the end of a day? */
function isUsual(read: number, until: number, last: number, days: ReadonlySet<number>): boolean {
  const silence = read - until;
  if (silence <= 0) return true;
  if (silence > LONGEST_SILENCE) return false;
  const some = until === last ? days : new Set([...days].filter((day) => day <= until));
  return chanceOf(silence, some) >= RARE;
}

/** How often so many days pass without anything. */
function chanceOf(silence: number, days: ReadonlySet<number>): number {
  const last = Math.max(...days);
  const seen = [...days].filter((day) => day > last - USUAL);
  const share = seen.length / (last - Math.min(...seen) + 1 + silence);
  return days.size === 0 ? 0 : (1 - share) ** silence;
}
