import type { Cell } from '../../core/table.ts';
import type { CodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, LEAVE, PROVED, ROUTE } from '../../journeys/contacts.ts';
import type { Purchases } from '../../journeys/purchases.ts';
import { partsOf } from '../dimensions/parts.ts';

/** What the page is told apart by, and who and what is on it: everything, in one part, where nobody asked. */
export type Parts = {
  readonly count: number;
  /** The place of a person's or a code's part; -1: they are on none of the pages. */
  readonly ofPerson: (person: number) => number;
  readonly ofCode: (code: number) => number;
  readonly values: readonly Cell[];
};

/** Everybody and everything, or only some. */
export type Chosen = {
  readonly people: ReadonlySet<number> | null;
  readonly codes: ReadonlySet<number> | null;
};

export function onePart({ people, codes }: Chosen): Parts {
  return {
    count: 1,
    ofPerson: people === null ? () => 0 : (person) => (people.has(person) ? 0 : -1),
    ofCode: codes === null ? () => 0 : (code) => (codes.has(code) ? 0 : -1),
    values: [null],
  };
}

type Facts = {
  readonly purchases: Pick<Purchases, 'people' | 'starts' | 'at'>;
  readonly contacts: Pick<Contacts, 'people' | 'starts' | 'at' | 'flags'>;
  readonly visits: Pick<CodeVisits, 'codes' | 'starts' | 'at'>;
  /** What is later, ms UTC, makes no part and none larger. */
  readonly asOf: number;
};
type Member = { readonly value: Cell; readonly person?: number; readonly code?: number };

/** A part for each value of people and of codes that were visited; the largest are those with most people. */
export function partsByValue(
  { purchases, contacts, visits, asOf }: Facts,
  { people, codes }: Chosen,
  valueOf: { person: (person: number) => Cell; code: (code: number) => Cell },
  top: number | undefined,
): Parts {
  const buyers = purchases.people.filter((_, n) => firstOf(purchases, n) <= asOf);
  const friends = contacts.people.filter((_, n) => firstJoin(contacts, n) <= asOf);
  const members: Member[] = [];
  for (const person of new Set([...buyers, ...friends]))
    if (people?.has(person) !== false) members.push({ value: valueOf.person(person), person });
  for (const code of visits.codes.filter((_, n) => firstOf(visits, n) <= asOf))
    if (codes?.has(code) !== false) members.push({ value: valueOf.code(code), code });
  const isPerson = ({ person }: Member): boolean => person !== undefined;
  const parts = [
    ...partsOf(
      members,
      ({ value }) => value,
      top,
      (those) => those.filter(isPerson).length,
    ),
  ];
  const places = { person: new Map<number, number>(), code: new Map<number, number>() };
  for (const [place, [, those]] of parts.entries()) {
    for (const { person, code } of those) {
      if (person !== undefined) places.person.set(person, place);
      if (code !== undefined) places.code.set(code, place);
    }
  }
  return {
    count: parts.length,
    ofPerson: (person) => places.person.get(person) ?? -1,
    ofCode: (code) => places.code.get(code) ?? -1,
    values: parts.map(([value]) => value),
  };
}

type Timed = { readonly starts: Uint32Array; readonly at: Float64Array };

/** The first instant of what stands at a place, ms UTC. */
function firstOf({ starts, at }: Timed, n: number): number {
  return at[starts[n] ?? 0] ?? Infinity;
}

function firstJoin({ starts, at, flags }: Facts['contacts'], n: number): number {
  const to = starts[n + 1] ?? 0;
  let place = starts[n] ?? 0;
  while (place < to && ((flags[place] ?? 0) & LEAVE) !== 0) place += 1;
  return place < to ? (at[place] ?? Infinity) : Infinity;
}

/**
 * Whose first join up to `asOf` (ms UTC) was proved to a campaign: by a code of it or by its route. Of
 * several joins in one instant none is the first: one of them is enough.
 */
export function cameThrough(
  { people, starts, at, flags, codeId, factId }: Contacts,
  codes: ReadonlySet<number>,
  routes: ReadonlySet<number>,
  asOf: number,
): ReadonlySet<number> {
  const ours = new Set<number>();
  const isOurs = (place: number): boolean => {
    const flag = flags[place] ?? 0;
    if ((flag & PROVED) !== 0) return codes.has(codeId[place] ?? 0);
    return (flag & ROUTE) !== 0 && routes.has(factId[place] ?? 0);
  };
  for (const [n, person] of people.entries()) {
    const to = starts[n + 1] ?? 0;
    let place = starts[n] ?? 0;
    while (place < to && ((flags[place] ?? 0) & LEAVE) !== 0) place += 1;
    const first = at[place];
    if (place === to || first === undefined || first > asOf) continue;
    for (; place < to && at[place] === first; place += 1) if (isOurs(place)) ours.add(person);
  }
  return ours;
}
