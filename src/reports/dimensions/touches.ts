import type { Database } from '../../db/open.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { LEAVE, PROVED, readContacts, ROUTE } from '../../journeys/contacts.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import type { Dimension, Period } from './dimension.ts';
import type { Known } from './known.ts';
import { TOUCH_STATEMENTS } from './touch-statements.ts';
import {
  type CodeProperty,
  type OrderProperty,
  readCodeProperties,
  readOrderProperties,
  readRouteVariants,
} from './touch-values.ts';

/** By what somebody is told apart as a person: all but periods, which are those of an event. */
export type TouchDimension = Exclude<Dimension, Period>;

export type Value = string | number | null;
/** When somebody first came into touch, ms UTC, and what with. */
export type Touch = { readonly at: number; readonly value: Value };
/** Up to when (ms UTC), and which flags leave a visit out: see VISITS. */
export type Scope = { readonly asOf: number; readonly skip: number };

type Take = (person: number, at: number, value: Value) => void;
type Read = (db: Database, scope: Scope, known: Known, take: Take) => void;

const READ: Readonly<Record<TouchDimension, readonly Read[]>> = {
  'channel': [visits('channel'), joins('channel')],
  'variant': [visits('variant'), joins('variant')],
  'batch': [visits('batch'), joins('batch')],
  'target': [targets],
  'staff': [joins('staff')],
  'platform': [orders('platform')],
  'shop': [orders('shop')],
  'product': [orders('product')],
  'province': [orders('province')],
  'first-source': [visits('channel'), joins('channel'), orders('platform')],
};

/**
 * The first touch of each person, of a dimension: null where it says nothing, absent where there was
 * none. In one instant the text that comes first decides, never the order in which facts came.
 */
export function readTouches(
  db: Database,
  dimension: TouchDimension,
  scope: Scope,
  known: Known,
): ReadonlyMap<number, Touch> {
  const first = new Map<number, Touch>();
  for (const read of READ[dimension]) read(db, scope, known, firstOf(first));
  return first;
}

/** Puts what comes first into a map. */
export function firstOf(first: Map<number, Touch>): Take {
  return (person, at, value) => {
    const known = first.get(person);
    if (known === undefined || at < known.at || (at === known.at && comesFirst(value, known.value)))
      first.set(person, { at, value });
  };
}

/** What says nothing comes last. */
function comesFirst(a: Value, b: Value): boolean {
  return a !== null && (b === null || a < b);
}

/** The first visit that counts to each code in somebody's hand. */
function visits(property: CodeProperty): Read {
  return (db, { asOf, skip }, { holders }, take) => {
    const { codes, starts, at, flags } = readCodeVisits(db);
    const valueOf = readCodeProperties(db, property);
    const inHand = holders();
    for (const [n, code] of codes.entries()) {
      const person = inHand[code] ?? 0;
      if (person <= 0) continue;
      const to = starts[n + 1] ?? 0;
      let place = starts[n] ?? 0;
      while (place < to && ((flags[place] ?? 0) & skip) !== 0) place += 1;
      const when = at[place] ?? Infinity;
      if (place < to && when <= asOf) take(person, when, valueOf(code));
    }
  };
}

/** Joins that are proved to a code, of variants also those of which only the route is known; of staff all. */
function joins(property: CodeProperty | 'staff'): Read {
  return (db, { asOf }, _, take) => {
    const { people, starts, at, flags, codeId, staff, factId, words } = readContacts(db);
    const valueOf = property === 'staff' ? () => null : readCodeProperties(db, property);
    const routes = property === 'variant' ? readRouteVariants(db) : null;
    for (const [n, person] of people.entries()) {
      for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place += 1) {
        const [when, flag] = [at[place] ?? Infinity, flags[place] ?? 0];
        if (when > asOf) break;
        if ((flag & LEAVE) !== 0) continue;
        if (property === 'staff') take(person, when, words[staff[place] ?? 0] || null);
        else if ((flag & PROVED) !== 0) take(person, when, valueOf(codeId[place] ?? 0));
        else if (routes !== null && (flag & ROUTE) !== 0)
          take(person, when, routes.get(factId[place] ?? 0) ?? null);
      }
    }
  };
}

/** The first order of each person; all of those in one instant. */
function orders(property: OrderProperty): Read {
  return (db, { asOf }, _, take) => {
    const { people, starts, at, orderId } = readPurchases(db);
    const firsts: { person: number; when: number; order: number }[] = [];
    for (const [n, person] of people.entries()) {
      const from = starts[n] ?? 0;
      const when = at[from] ?? Infinity;
      if (when > asOf) continue;
      for (let place = from; place < (starts[n + 1] ?? 0) && at[place] === when; place += 1)
        firsts.push({ person, when, order: orderId[place] ?? 0 });
    }
    const values = readOrderProperties(
      db,
      property,
      firsts.map(({ order }) => order),
    );
    for (const [n, { person, when }] of firsts.entries()) take(person, when, values[n] ?? null);
  };
}

/** Which target a visit was shown, and which one a route leads to, is laid out nowhere. */
function targets(db: Database, scope: Scope, { personOf, holders }: Known, take: Take): void {
  for (const { of, sql } of TOUCH_STATEMENTS.target) {
    const rows = db.prepare<Scope, [number, number, Value]>(sql).raw().iterate(scope);
    for (const [who, at, value] of rows) {
      const person = of === 'identity' ? personOf(who) : (holders()[who] ?? 0);
      if (person > 0) take(person, at, value);
    }
  }
}
