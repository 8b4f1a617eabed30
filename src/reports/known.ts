import type { Note, RulePart } from '../core/table.ts';
import { DAY_MS, dayOf, formatDay, formatInstant, zoneOffset } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { type Contacts, readContactTimes } from '../journeys/contacts.ts';
import { type Awaited, endOf, type Known, LOOKED_AT, type Moment } from './known-end.ts';
import { type FileRead, type Reading, readingIn } from './reading.ts';
import { rule } from './rule.ts';
import { endsOf, nameOf } from './shop-ends.ts';
import { readShopFiles } from './shop-files.ts';

export type { Awaited, Known, Moment };

/** Whatever they tell of shows that the business went on. */
const TELLING = ['orders', 'joins', 'leaves', 'referrals'];
const FILES = /* sql */ `
SELECT kind, id, imported_at AS at, iif(latest_at <= imported_at, latest_at, NULL) AS latest, complete_until AS until
FROM imports
WHERE kind IN (SELECT value FROM json_each(@kinds)) AND undone_at IS NULL
ORDER BY imported_at, id`;
type FileRow = FileRead & { readonly kind: string };

/**
 * What is read of all files of a kind.
 * @param telling kinds of files that show how long something went on
 */
export function readingOf(
  db: Database,
  kind: string,
  telling: readonly string[] = [kind],
): Reading {
  const kinds = JSON.stringify([kind, ...telling]);
  const rows = db.prepare<{ kinds: string }, FileRow>(FILES).all({ kinds });
  const told = rows.map(({ at, latest, kind: of }) => ({ at, latest, own: of === kind }));
  return readingIn(
    rows.filter((row) => row.kind === kind),
    told,
  );
}

const ORDER_DAYS = /* sql */ `
SELECT DISTINCT day FROM order_days WHERE day <= @day ORDER BY day DESC LIMIT @most`;

function orderDays(db: Database, day: number): ReadonlySet<number> {
  const scope = { day, most: LOOKED_AT };
  return new Set(db.prepare<typeof scope, number>(ORDER_DAYS).pluck().all(scope));
}

/**
 * Up to when orders are known: of one domain, or anybody's, wherever they were placed. That is up to when every such
 * shop is, for somebody who has not bought may have done so in any of them.
 */
export function knownOrders(
  db: Database,
  moment: Moment,
  domain: 'private' | 'public' | null = null,
): Known {
  const awaited = domain === null ? 'orders' : (`${domain}-orders` as const);
  const { shops, ofNone } = readShopFiles(db);
  const some = shops.filter((shop) => domain === null || shop.domain === domain);
  // Files of a format for all shops, without a row, say that there were none: where somebody says so of them.
  const latest = domain === null ? ofNone.latest : null;
  if (some.length === 0) return endOf(awaited, new Set(), { ...ofNone, latest }, moment);
  const [least, ...others] = endsOf(db, some, awaited, moment);
  if (least === undefined) throw new RangeError('shops of which none is known');
  const further = others.filter(({ known }) => known.until > least.known.until).length;
  if (further === 0) return least.known;
  return { ...least.known, shop: { name: nameOf(least.shop), others: further } };
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
  const days = new Set(orderDays(db, read));
  addDays(days, contacts.at, reading.at, moment.timezone);
  addDays(days, invited, reading.at, moment.timezone);
  return endOf(awaited, days, reading, moment);
}

/** Up to when it is known who is still a friend, for a statement: ms UTC, 0 where nothing is. */
export function friendsUntil(db: Database, moment: Moment): number {
  return Math.max(0, knownContacts(db, 'friendships', moment, readContactTimes(db)).until);
}

function readingFor(db: Database, awaited: 'joins' | 'friendships' | 'invitations'): Reading {
  // Whom nobody was ever asked about has not stayed.
  if (awaited === 'friendships') return readingOf(db, 'leaves', TELLING);
  const joins = readingOf(db, 'joins', TELLING);
  if (awaited === 'joins') return joins;
  const referrals = readingOf(db, 'referrals', TELLING);
  return referrals.at === null ? joins : referrals;
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
    ...cut.flatMap((one) => sayKnown(one, timezone)),
    rule('known', 'known-early'),
  ];
}

/** `Private orders: the end of 2026-03-31, the last day with one.`, and of which shop, where others go further. */
function sayKnown(known: Known, timezone: string): RulePart[] {
  const { awaited, until, why, shop } = known;
  if (why === 'none') return [rule('known', `known-no-${awaited}`)];
  // Whole days are what was said, but for the day of the reading.
  const isDay =
    why === 'last' || (why === 'said' && dayOf(until + 1, timezone) > dayOf(until, timezone));
  const said = {
    until: isDay ? formatDay(dayOf(until, timezone)) : formatInstant(until, timezone).slice(0, 16),
    last: isDay ? 1 : 0,
  };
  return [
    known.import === undefined
      ? rule('known', `known-${awaited}`, said)
      : rule('known', `known-said-${awaited}`, { ...said, import: known.import }),
    ...(shop === undefined
      ? []
      : [rule('known', 'known-shop', { shop: shop.name, n: shop.others })]),
  ];
}

const LATER = /* sql */ `
SELECT coalesce(sum(orders), 0) FROM order_days WHERE day > @after AND day <= @day`;

/** Orders of shops that are known further than all are: nothing counts them yet. */
export function laterNotes(db: Database, known: Known, { asOf, timezone }: Moment): Note[] {
  const { shop, until } = known;
  if (shop === undefined) return [];
  const scope = { after: dayOf(until, timezone), day: dayOf(asOf, timezone) };
  const n = db.prepare<typeof scope, number>(LATER).pluck().get(scope) ?? 0;
  const params = { n, until: formatDay(scope.after), shop: shop.name };
  return n === 0 ? [] : [{ code: 'orders-later', params }];
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
