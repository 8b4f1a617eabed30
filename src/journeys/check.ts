import type { Database } from '../db/open.ts';
import { areVisitsFresh, placedVisits, visitsShelf } from './code-visits.ts';
import { contactsShelf } from './contacts.ts';
import { type Grouped, vectorsAt } from './group.ts';
import { readDayMarks, readMarks } from './marks.ts';
import { checkDays } from './order-days.ts';
import { purchasesShelf } from './purchases.ts';
import { layOut } from './people-shelf.ts';
import { checkShopDays } from './shop-days.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { type Kind, unpack } from './vectors.ts';

/**
 * Something that is laid out otherwise than the facts say, by identity or code. Null: not there. The
 * values are for a maintainer: each vector's numbers, one behind the other.
 */
export type Difference = {
  readonly kind: string;
  readonly id: number;
  readonly stored: string | null;
  readonly computed: string | null;
};

/** Computes all that is laid out anew. @returns where what stands there is otherwise, and is not known to be stale */
export function checkJourneys(db: Database): Difference[] {
  const marks = readMarks(db);
  const stale = new Set(marks === 'all' ? [] : marks);
  const people = marks === 'all' ? [] : [purchasesShelf, contactsShelf];
  const visits = areVisitsFresh(db) ? [visitsShelf] : [];
  return [
    ...(readDayMarks(db) === 'all' ? [] : [...checkDays(db), ...checkShopDays(db)]),
    ...people.flatMap((shelf) => compare(db, shelf, layOut(db, shelf, 'all'), stale)),
    ...visits.flatMap((shelf) => compare(db, shelf, placedVisits(db, 0), new Set())),
  ];
}

function compare(
  db: Database,
  shelf: Shelf & { readonly name: string },
  computed: Grouped,
  stale: ReadonlySet<number>,
): Difference[] {
  const { name, kinds } = shelf;
  const stored = readShelf(db, shelf);
  const differences: Difference[] = [];
  let [one, other] = [0, 0];
  while (one < stored.keys.length || other < computed.keys.length) {
    const id = Math.min(stored.keys[one] ?? Infinity, computed.keys[other] ?? Infinity);
    const stood = stored.keys[one] === id ? vectorsAt(stored, one++) : [];
    const wanted = computed.keys[other] === id ? vectorsAt(computed, other++) : [];
    if (stale.has(id) || kinds.every((_, at) => areEqual(stood[at], wanted[at]))) continue;
    const values = { stored: said(kinds, stood), computed: said(kinds, wanted) };
    differences.push({ kind: name, id, ...values });
  }
  return differences;
}

function areEqual(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}

function said(kinds: readonly Kind[], vectors: readonly Buffer[]): string | null {
  if (vectors.length === 0) return null;
  return kinds.map((kind, at) => unpack(kind, vectors[at] ?? Buffer.of()).join(',')).join(' ');
}
