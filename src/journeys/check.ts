import type { Database } from '../db/open.ts';
import { areVisitsFresh, visitsLaidOut } from './code-visits.ts';
import { contactsShelf } from './contacts.ts';
import type { Grouped } from './group.ts';
import { readDayMarks, readMarks } from './marks.ts';
import { checkDays } from './order-days.ts';
import { purchasesShelf } from './purchases.ts';
import { layOut } from './shelf.ts';
import { type Kind, pack, unpack } from './vectors.ts';

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
  const shelves = marks === 'all' ? [] : [purchasesShelf, contactsShelf];
  const visits = areVisitsFresh(db) ? [visitsLaidOut] : [];
  return [
    ...(readDayMarks(db) === 'all' ? [] : checkDays(db)),
    ...shelves.flatMap((shelf) => compare(db, shelf, layOut(db, shelf, 'all'), stale)),
    ...visits.flatMap((shelf) => compare(db, shelf, shelf.layOut(db), new Set())),
  ];
}

type Stood = { readonly name: string; readonly kinds: readonly Kind[]; readonly rows: string };
type VectorRow = [number, ...Buffer[]];

function compare(
  db: Database,
  { name, kinds, rows }: Stood,
  { keys, starts, columns }: Grouped,
  stale: ReadonlySet<number>,
): Difference[] {
  const differences: Difference[] = [];
  const vectorsAt = (at: number): Buffer[] =>
    columns.map((column) => pack(column, starts[at] ?? 0, starts[at + 1] ?? 0));
  const note = (id: number, stored: readonly Buffer[], computed: readonly Buffer[]): void => {
    const same = kinds.every((_, place) => areEqual(stored[place], computed[place]));
    if (same || stale.has(id)) return;
    differences.push({
      kind: name,
      id,
      stored: said(kinds, stored),
      computed: said(kinds, computed),
    });
  };
  let at = 0;
  for (const [id, ...stored] of db.prepare<[], VectorRow>(rows).raw().iterate()) {
    for (; at < keys.length && (keys[at] ?? 0) < id; at += 1)
      note(keys[at] ?? 0, [], vectorsAt(at));
    if (keys[at] === id) note(id, stored, vectorsAt(at++));
    else note(id, stored, []);
  }
  for (; at < keys.length; at += 1) note(keys[at] ?? 0, [], vectorsAt(at));
  return differences;
}

function areEqual(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}

function said(kinds: readonly Kind[], vectors: readonly Buffer[]): string | null {
  if (vectors.length === 0) return null;
  return kinds.map((kind, at) => unpack(kind, vectors[at] ?? Buffer.of()).join(',')).join(' ');
}
