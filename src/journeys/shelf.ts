import type { Database } from '../db/open.ts';
import { type Grouped, spliced } from './group.ts';
import { integers, type Kind, pack, unpack } from './vectors.ts';

/**
 * A table of vectors, grouped by the ids of customers or codes: its rows are drawers, see
 * `migrations/012_journey_drawers.ts`.
 */
export type Shelf = {
  readonly kinds: readonly Kind[];
  /** The keys and how many values each has, then every vector: of all drawers, and of those in a list (JSON). */
  readonly read: string;
  readonly some: string;
  /** Takes the drawer, its keys, their counts, the vectors. */
  readonly put: string;
  /** Takes a list (JSON) of drawers. */
  readonly drop: string;
  readonly clear: string;
};

/**
 * So many ids have a drawer together. Fewer are more rows to read, more are more bytes to write where one of them
 * changes: of a million orders, the orders of 1,000 buyers are in nearly a thousand drawers of 4 kB.
 */
const IDS = 64;

type ReadRow = readonly (Uint8Array | null)[];

/** What stands on a shelf, key by key: all of it, or some of its vectors. */
export function readShelf(db: Database, { read, kinds }: Pick<Shelf, 'read' | 'kinds'>): Grouped {
  return groupedIn(db.prepare<[], ReadRow>(read).raw().get(), kinds);
}

/** Writes what belongs on a shelf in place of what stood there. */
export function fillShelf(db: Database, shelf: Shelf, values: Grouped): void {
  db.exec(shelf.clear);
  putAway(db, shelf, values);
}

/** What stands in the drawers of some keys: theirs, and their neighbours'. */
export function readAround(db: Database, { some, kinds }: Shelf, keys: Iterable<number>): Grouped {
  return groupedIn(db.prepare<[string], ReadRow>(some).raw().get(drawersOf(keys)), kinds);
}

/**
 * Writes what some keys have now; those of them that it is silent about have nothing.
 * @param known what stands around them
 */
export function changeShelf(
  db: Database,
  shelf: Shelf,
  keys: ReadonlySet<number>,
  now: Grouped,
  known: Grouped,
): void {
  const list = drawersOf(keys);
  db.prepare<[string]>(shelf.drop).run(list);
  putAway(db, shelf, spliced(known, keys, now, shelf.kinds));
}

/** As a list in JSON. */
function drawersOf(keys: Iterable<number>): string {
  return JSON.stringify([...new Set([...keys].map(drawerOf))]);
}

function drawerOf(key: number): number {
  return Math.floor(key / IDS);
}

function putAway(db: Database, { put }: Shelf, { keys, starts, columns }: Grouped): void {
  const statement = db.prepare<(number | Buffer)[]>(put);
  const counts = keys.map((_, at) => (starts[at + 1] ?? 0) - (starts[at] ?? 0));
  let from = 0;
  while (from < keys.length) {
    const drawer = drawerOf(keys[from] ?? 0);
    let to = from + 1;
    while (to < keys.length && drawerOf(keys[to] ?? 0) === drawer) to += 1;
    const [first, next] = [starts[from] ?? 0, starts[to] ?? 0];
    const vectors = columns.map((column) => pack(column, first, next));
    statement.run(drawer, pack(keys, from, to), pack(counts, from, to), ...vectors);
    from = to;
  }
}

/** What a statement over a shelf gives. */
function groupedIn(row: ReadRow | undefined, kinds: readonly Kind[]): Grouped {
  if (row === undefined) throw new RangeError('a sum without a row');
  const vectorAt = (place: number, kind: Kind) => unpack(kind, row[place] ?? new Uint8Array());
  const counts = integers(vectorAt(1, 'i32'));
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1)
    starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  const columns = kinds.map((kind, at) => vectorAt(at + 2, kind));
  return { keys: integers(vectorAt(0, 'i32')), starts, columns };
}
