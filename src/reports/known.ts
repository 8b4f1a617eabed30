import type { Note, RulePart } from '../core/table.ts';
import { DAY_MS, dayOf, formatDay, formatInstant, fromWall, zoneOffset } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { type Contacts, readContactTimes } from '../journeys/contacts.ts';
import { rule } from './rule.ts';

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
   * of the last day with such a fact, since as long a silence as the one that follows is not usual.
   */
  readonly why: 'whole' | 'read' | 'last' | 'none';
};

/** The moment of a report, ms UTC, and whose days. */
export type Moment = { readonly asOf: number; readonly timezone: string };

/** What is usual is seen in so many days up to the last fact. */
const LOOKED_AT = 90;
/** After four weeks without anything, no file of a running business says that nothing happened. */
const LONGEST_SILENCE = 28;
/** A silence that comes by chance less often than once in fifty is taken for the end of the data. */
const RARE = 0.02;

/**
 * A file says what is in it, and not up to when it was made. It is taken to be as new as the moment it
 * was read, where the days without a fact before that are no unusual silence: with something on a share p
 * of the days up to the reading, n days pass without anything with a chance of (1 − p)ⁿ.
 * @param days on which something happened
 */
function endOf(
  awaited: Awaited,
  days: ReadonlySet<number>,
  { at, latest }: Reading,
  { asOf, timezone }: Moment,
): Known {
  if (at === null) return { awaited, until: -Infinity, why: 'none' };
  const last = Math.max(...days, latest === null ? -Infinity : dayOf(latest, timezone));
  if (last === -Infinity) return { awaited, until: -Infinity, why: 'none' };
  const silence = dayOf(at, timezone) - last;
  const isRead = silence <= 0 || (silence <= LONGEST_SILENCE && chanceOf(silence, days) >= RARE);
  const until = isRead ? at : fromWall((last + 1) * DAY_MS, timezone) - 1;
  if (until >= asOf) return { awaited, until: asOf, why: 'whole' };
  return { awaited, until, why: isRead ? 'read' : 'last' };
}

/** How often so many days pass without anything. */
function chanceOf(silence: number, days: ReadonlySet<number>): number {
  const last = Math.max(...days);
  const seen = [...days].filter((day) => day > last - LOOKED_AT);
  const share = seen.length / (last - Math.min(...seen) + 1 + silence);
  return days.size === 0 ? 0 : (1 - share) ** silence;
}

type Reading = {
  /** When a file of the kind was last read, ms UTC; null: never. */
  readonly at: number | null;
  /** The latest instant in such a file that was not ahead of its reading. */
  readonly latest: number | null;
};

const READING = /* sql */ `
SELECT max(imported_at) AS at, max(iif(latest_at <= imported_at, latest_at, NULL)) AS latest
FROM imports
WHERE kind = @kind AND undone_at IS NULL`;

function readingOf(db: Database, kind: string): Reading {
  const row = db.prepare<{ kind: string }, Reading>(READING).get({ kind });
  return row ?? { at: null, latest: null };
}

// Own shops and marketplaces give different files: those of the kind that the last such orders came in. Orders of
// one import stand together: the first and the last of a day are looked at, for each is a page to read.
const READING_OF_DOMAIN = /* sql */ `
SELECT max(imported_at) AS at, max(iif(latest_at <= imported_at, latest_at, NULL)) AS latest
FROM imports
WHERE kind = 'orders' AND undone_at IS NULL AND format IN (
  SELECT imports.format
  FROM imports
  WHERE imports.id IN (
    SELECT import_id FROM (
      SELECT import_id FROM orders WHERE paid_day = @day AND domain = @domain ORDER BY id LIMIT 64
    )
    UNION SELECT import_id FROM (
      SELECT import_id FROM orders WHERE paid_day = @day AND domain = @domain ORDER BY id DESC LIMIT 64
    )
  )
)`;

const ORDER_DAYS = /* sql */ `
SELECT DISTINCT day
FROM order_days
WHERE day <= @day AND (@domain IS NULL OR flags & 1 = (@domain = 'private'))
ORDER BY day DESC
LIMIT 90`;
type DaysScope = { readonly day: number; readonly domain: 'private' | 'public' | null };

function orderDays(db: Database, scope: DaysScope): ReadonlySet<number> {
  return new Set(db.prepare<DaysScope, number>(ORDER_DAYS).pluck().all(scope));
}

/** Up to when orders are known: anybody's, wherever they were placed, or those of one domain. */
export function knownOrders(
  db: Database,
  moment: Moment,
  domain: DaysScope['domain'] = null,
): Known {
  const awaited = domain === null ? 'orders' : (`${domain}-orders` as const);
  const any = readingOf(db, 'orders');
  const day = any.at === null ? -1 : dayOf(any.at, moment.timezone);
  const days = orderDays(db, { day, domain });
  if (domain === null || days.size === 0)
    return endOf(awaited, days, domain === null ? any : { ...any, latest: null }, moment);
  const scope = { day: Math.max(...days), domain };
  const own = db.prepare<typeof scope, Reading>(READING_OF_DOMAIN).get(scope) ?? any;
  return endOf(awaited, days, own, moment);
}

/**
 * Up to when joins are known, who is still a friend, or whom somebody invited. A campaign ends, and people
 * stop joining: that is no unusual silence while orders go on.
 * @param contacts all joins and leaves: what happened says how far the files reach
 * @param invited when people were invited, ms UTC
 */
export function knownContacts(
  db: Database,
  awaited: 'joins' | 'friendships' | 'invitations',
  moment: Moment,
  contacts: Pick<Contacts, 'at'>,
  invited: readonly number[] = [],
): Known {
  const reading = readingFor(db, awaited);
  if (reading.at === null) return endOf(awaited, new Set(), reading, moment);
  const read = dayOf(reading.at, moment.timezone);
  const days = new Set(orderDays(db, { day: read, domain: null }));
  addDays(days, contacts.at, reading.at, moment.timezone);
  addDays(days, invited, reading.at, moment.timezone);
  return endOf(awaited, days, reading, moment);
}

/** Up to when it is known who is still a friend, for a statement: ms UTC, 0 where nothing is. */
export function friendsUntil(db: Database, moment: Moment): number {
  return Math.max(0, knownContacts(db, 'friendships', moment, readContactTimes(db)).until);
}

function readingFor(db: Database, awaited: 'joins' | 'friendships' | 'invitations'): Reading {
  const joins = readingOf(db, 'joins');
  if (awaited === 'joins') return joins;
  const own = readingOf(db, awaited === 'friendships' ? 'leaves' : 'referrals');
  return own.at === null ? joins : own;
}

/** The days looked at on which any of so many instants lie, up to `read`; the offset of that moment is near enough. */
function addDays(days: Set<number>, times: ArrayLike<number>, read: number, zone: string): void {
  let last = -Infinity;
  for (let n = 0; n < times.length; n += 1) {
    const at = times[n] ?? 0;
    if (at <= read && at > last) last = at;
  }
  const shift = zoneOffset(read, zone);
  for (let n = 0; n < times.length; n += 1) {
    const at = times[n] ?? 0;
    if (at <= last && at > last - LOOKED_AT * DAY_MS) days.add(Math.floor((at + shift) / DAY_MS));
  }
}

/** Up to when all of them are known, at most the moment of the report: what waits for all waits for that. */
export function allKnown(known: readonly Known[], { asOf }: Pick<Moment, 'asOf'>): number {
  return Math.min(asOf, ...known.map(({ until }) => until));
}

/** The sentences that every report with something to wait for has: how far what it waits for is known. */
export function knownRule(
  known: readonly Known[],
  { timezone }: Pick<Moment, 'timezone'>,
): RulePart[] {
  const cut = known.filter(({ why }) => why !== 'whole');
  return [
    ...(cut.length > 0 && cut.length === known.length ? [] : [rule('known', 'known-whole')]),
    ...cut.map(({ awaited, until, why }) => {
      if (why === 'none') return rule('known', `known-no-${awaited}`);
      const said = why === 'last' ? dayOf(until, timezone) : until;
      return rule('known', `known-${awaited}`, {
        until: why === 'last' ? formatDay(said) : formatInstant(said, timezone).slice(0, 16),
        last: why === 'last' ? 1 : 0,
      });
    }),
    rule('known', 'known-early'),
  ];
}

const AHEAD = /* sql */ `
SELECT coalesce(sum(orders), 0) AS n, max(day) AS last FROM order_days WHERE day > @day`;

/** Orders dated later than the last file of orders was read: a date that is wrong, and extends nothing. */
export function aheadNotes(db: Database, timezone: string): Note[] {
  const { at } = readingOf(db, 'orders');
  if (at === null) return [];
  const scope = { day: dayOf(at, timezone) };
  const { n, last } = db
    .prepare<typeof scope, { n: number; last: number | null }>(AHEAD)
    .get(scope) ?? { n: 0, last: null };
  return last === null ? [] : [{ code: 'orders-ahead', params: { n, last: formatDay(last) } }];
}
