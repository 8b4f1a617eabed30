import type { Database } from '../../../db/open.ts';
import { readCodeVisits } from '../../../journeys/code-visits.ts';
import { type Contacts, PROVED, readContacts, ROUTE } from '../../../journeys/contacts.ts';
import { type Origin, readCodeOrigins, readRouteOrigins } from '../../arrivals/origins.ts';
import { collect } from '../../collect.ts';
import { readHolders } from '../../dimensions/holders.ts';
import { VISITS } from '../../options.ts';

/** Somebody came into touch with the brand through a code, or by a contact way of a campaign. */
export type Touch = Pick<Origin, 'campaign' | 'channel' | 'variant'> & {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly kind: 'visit' | 'join';
  /** The code, or the state of the contact way. */
  readonly code: string;
};

/**
 * What each of the people came into touch with up to `asOf`, by time: joins that are proved to a code or
 * to a contact way, and visits of codes that are in their hand (see holders.ts). What is not proved is no
 * touch. In one instant the code decides, then a visit stands before its join.
 */
export function readTouches(
  db: Database,
  people: ReadonlySet<number>,
  asOf: number,
): ReadonlyMap<number, readonly Touch[]> {
  const contacts = readContacts(db);
  const found = [...joinsOf(db, contacts, people, asOf), ...visitsOf(db, contacts, people, asOf)];
  const touches = new Map<number, Touch[]>();
  for (const { person, touch } of found) collect(touches, person, touch);
  return new Map([...touches].map(([person, own]) => [person, own.toSorted(inTime)]));
}

type Found = { readonly person: number; readonly touch: Touch };

function joinsOf(
  db: Database,
  { people, starts, at, flags, codeId, factId }: Contacts,
  wanted: ReadonlySet<number>,
  asOf: number,
): Found[] {
  const joins: { person: number; place: number }[] = [];
  for (const [nth, person] of people.entries()) {
    if (!wanted.has(person)) continue;
    for (let place = starts[nth] ?? 0; place < (starts[nth + 1] ?? 0); place += 1) {
      const isProved = ((flags[place] ?? 0) & (PROVED | ROUTE)) !== 0;
      if (isProved && (at[place] ?? Infinity) <= asOf) joins.push({ person, place });
    }
  }
  const ofCodes = readCodeOrigins(db, new Set(joins.map(({ place }) => codeId[place] ?? 0)));
  const ofRoutes = readRouteOrigins(db);
  return joins.flatMap(({ person, place }) => {
    const isCode = ((flags[place] ?? 0) & PROVED) !== 0;
    const origin = isCode ? ofCodes.get(codeId[place] ?? 0) : ofRoutes.get(factId[place] ?? 0);
    if (origin === undefined) return [];
    return { person, touch: touchOf('join', at[place] ?? 0, origin) };
  });
}

function visitsOf(
  db: Database,
  contacts: Contacts,
  wanted: ReadonlySet<number>,
  asOf: number,
): Found[] {
  const visits = readCodeVisits(db);
  const { codes, starts, at, flags } = visits;
  const holders = readHolders(db, contacts, visits, asOf);
  const held = codes.filter((code) => wanted.has(holders[code] ?? 0));
  const origins = readCodeOrigins(db, new Set(held));
  const found: Found[] = [];
  for (const [nth, code] of codes.entries()) {
    const origin = origins.get(code);
    if (origin === undefined) continue;
    for (let place = starts[nth] ?? 0; place < (starts[nth + 1] ?? 0); place += 1) {
      const counts = ((flags[place] ?? 0) & VISITS.counted) === 0;
      const when = at[place] ?? Infinity;
      if (!counts || when > asOf) continue;
      found.push({ person: holders[code] ?? 0, touch: touchOf('visit', when, origin) });
    }
  }
  return found;
}

function touchOf(
  kind: Touch['kind'],
  at: number,
  { campaign, channel, variant, name }: Origin,
): Touch {
  return { at, kind, code: name, campaign, channel, variant };
}

function inTime(a: Touch, b: Touch): number {
  return a.at - b.at || byText(a.code, b.code) || byText(b.kind, a.kind);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
