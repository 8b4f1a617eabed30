import type { Database } from '../../db/open.ts';
import { type Contacts, LEAVE, PROVED, ROUTE } from '../../journeys/contacts.ts';
import { contactsBetween, keptAfter, type Kept, LONG_KEPT_AFTER_MS } from '../friendship.ts';
import { type Origin, readCodeOrigins, readRouteOrigins } from './origins.ts';

/** Which joins: from `since` to `asOf`, both inclusive, ms UTC; of one campaign, or of all (null). */
export type Scope = {
  readonly since: number;
  readonly asOf: number;
  readonly campaign: number | null;
  /** Up to when it is known who is still a friend, ms UTC. */
  readonly friends: number;
};

/** Somebody became a friend of a member of staff for the first time. */
export type Arrival = {
  readonly person: number;
  readonly staff: string;
  /** Milliseconds UTC; days since 1970-01-01 in the workspace's zone. */
  readonly at: number;
  readonly day: number;
  readonly origin: Origin | null;
  /** Their first join of all time, with anybody: they are new to the brand. */
  readonly isNew: boolean;
  /** Still a friend after seven days: of anybody, and of this member of staff. */
  readonly kept: Kept;
  readonly keptByStaff: Kept;
  /** The same of anybody after 180 days. */
  readonly keptLong: Kept;
};

type Join = { readonly place: number; readonly staff: string; readonly origin: Origin | null };

/**
 * The first join of each person with each member of staff. One of them is the person's first of all
 * time: of those at that very instant the one that is proved, then the one whose code and whose staff
 * come first by name. Joins again, after a leave or without one, are none.
 */
export function readArrivals(db: Database, contacts: Contacts, scope: Scope): Arrival[] {
  const originOf = originsOf(db, contacts);
  const arrivals: Arrival[] = [];
  for (const [n, person] of contacts.people.entries()) {
    const [from, to] = [contacts.starts[n] ?? 0, contacts.starts[n + 1] ?? 0];
    const joins = firstJoins(contacts, from, to, scope.asOf, originOf);
    const first = joins.toSorted((a, b) => inTime(contacts, a, b))[0];
    const wanted = joins.filter(({ place, origin }) => isWanted(contacts, place, origin, scope));
    if (first === undefined || wanted.length === 0) continue;
    const all = contactsBetween(contacts, from, to);
    for (const { place, staff, origin } of wanted) {
      const at = contacts.at[place] ?? 0;
      const own = all.filter((one) => one.staff === staff || (!one.join && one.staff === ''));
      arrivals.push({
        person,
        staff,
        at,
        day: contacts.day[place] ?? 0,
        origin,
        isNew: place === first.place,
        kept: keptAfter(all, at, scope.friends),
        keptByStaff: keptAfter(own, at, scope.friends),
        keptLong: keptAfter(all, at, scope.friends, LONG_KEPT_AFTER_MS),
      });
    }
  }
  return arrivals;
}

function firstJoins(
  { at, flags, staff, words }: Contacts,
  from: number,
  to: number,
  asOf: number,
  originOf: (place: number) => Origin | null,
): readonly Join[] {
  const firsts = new Map<number, Join>();
  for (let place = from; place < to && (at[place] ?? 0) <= asOf; place += 1) {
    if (((flags[place] ?? 0) & LEAVE) !== 0) continue;
    const who = staff[place] ?? 0;
    const known = firsts.get(who);
    const join = { place, staff: words[who] ?? '', origin: originOf(place) };
    const sameMoment = known !== undefined && at[known.place] === at[place];
    if (known === undefined || (sameMoment && byOrigin(join, known) < 0)) firsts.set(who, join);
  }
  return [...firsts.values()];
}

function isWanted(
  { at }: Contacts,
  place: number,
  origin: Origin | null,
  { since, campaign }: Scope,
): boolean {
  return (at[place] ?? 0) >= since && (campaign === null || origin?.campaign === campaign);
}

function inTime({ at }: Contacts, a: Join, b: Join): number {
  return (at[a.place] ?? 0) - (at[b.place] ?? 0) || byOrigin(a, b);
}

/** What is proved to a code, then to a route, then what is not; then by names, never by ids. */
function byOrigin(a: Join, b: Join): number {
  return (
    sureness(a) - sureness(b) || byName(a.origin?.name, b.origin?.name) || byName(a.staff, b.staff)
  );
}

function sureness({ origin }: Join): number {
  if (origin === null) return 2;
  return origin.batch === null ? 1 : 0;
}

function byName(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}

function originsOf(db: Database, { flags, codeId, factId }: Contacts) {
  const codes = new Set<number>();
  let routes = false;
  for (const [place, flag] of flags.entries()) {
    if ((flag & PROVED) !== 0) codes.add(codeId[place] ?? 0);
    if ((flag & ROUTE) !== 0) routes = true;
  }
  const ofCodes = readCodeOrigins(db, codes);
  const ofRoutes = routes ? readRouteOrigins(db) : new Map<number, Origin>();
  return (place: number): Origin | null => {
    const flag = flags[place] ?? 0;
    if ((flag & PROVED) !== 0) return ofCodes.get(codeId[place] ?? 0) ?? null;
    if ((flag & ROUTE) !== 0) return ofRoutes.get(factId[place] ?? 0) ?? null;
    return null;
  };
}
