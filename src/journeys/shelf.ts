import type { Database } from '../db/open.ts';
import { type Grouped, group } from './group.ts';
import { gather, type Kind, pack, unpack, type Vector } from './vectors.ts';
import { openWords, type Words } from './words.ts';

/**
 * A table with a row for each identity and in it a vector for each property of what happened to it. The
 * statements that read facts give the identity, then the properties in the order of `kinds`.
 */
export type Shelf = {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** Which property is a text, laid out as the number of a word. */
  readonly text: number;
  /** The facts of everybody, and of the identities in a list (JSON). */
  readonly all: string;
  readonly some: string;
  /** Takes the identity, how many facts, the vectors. */
  readonly put: string;
  /** Takes a list of identities. */
  readonly drop: string;
  readonly clear: string;
  /** Lists (JSON) of `ids` and `counts`, then every vector, one identity behind the other. */
  readonly read: string;
  /** Each identity and its vectors, by identity. */
  readonly rows: string;
};

export type Scope = readonly number[] | 'all';
type FactRow = (number | string)[];

/** What the facts say of some identities, or of all. */
export function layOut(db: Database, shelf: Shelf, scope: Scope): Grouped {
  const rows =
    scope === 'all'
      ? db.prepare<[], FactRow>(shelf.all).raw().iterate()
      : db
          .prepare<{ ids: string }, FactRow>(shelf.some)
          .raw()
          .iterate({ ids: JSON.stringify(scope) });
  const words = openWords(db);
  const gathered = gather(spelt(rows, shelf.text + 1, words), shelf.kinds);
  words.keep();
  return group(gathered);
}

function* spelt(rows: Iterable<FactRow>, place: number, words: Words): Generator<number[]> {
  for (const row of rows) {
    const word = words.idOf(String(row[place]));
    yield row.map((value, at) => (at === place ? word : Number(value)));
  }
}

/** Writes what the facts say of some identities, or of all, in place of what stood there. */
export function fillShelf(db: Database, shelf: Shelf, scope: Scope): void {
  const { keys, starts, columns } = layOut(db, shelf, scope);
  if (scope === 'all') db.exec(shelf.clear);
  else db.prepare<[string]>(shelf.drop).run(JSON.stringify(scope));
  const put = db.prepare<(number | Buffer)[]>(shelf.put);
  for (let at = 0; at < keys.length; at += 1) {
    const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    const vectors = columns.map((column) => pack(column, from, to));
    put.run(keys[at] ?? 0, to - from, ...vectors);
  }
}

type ReadRow = readonly [string, string, ...(Uint8Array | null)[]];

/** All that stands on a shelf, identity by identity, and the customer that each is today. */
export function readShelf(
  db: Database,
  shelf: Shelf,
): {
  readonly customers: readonly number[];
  readonly counts: readonly number[];
  readonly columns: readonly Vector[];
} {
  const row = db.prepare<[], ReadRow>(shelf.read).raw().get();
  if (row === undefined) throw new RangeError('a sum without a row');
  const [customers, counts, ...vectors] = row;
  return {
    customers: JSON.parse(customers),
    counts: JSON.parse(counts),
    columns: shelf.kinds.map((kind, at) => unpack(kind, vectors[at] ?? new Uint8Array())),
  };
}

/** What stands on a shelf by customer, whichever of their identities it happened to. */
export function readByCustomer(db: Database, shelf: Shelf): Grouped {
  const { customers, counts, columns } = readShelf(db, shelf);
  const total = columns[0]?.length ?? 0;
  const starts = new Uint32Array(customers.length + 1);
  let inOrder = true;
  for (let at = 0; at < customers.length; at += 1) {
    starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
    if (at > 0 && (customers[at] ?? 0) <= (customers[at - 1] ?? 0)) inOrder = false;
  }
  // Mostly everybody buys as one identity, the oldest: then it is laid out as it is asked for.
  if (inOrder) return { keys: Int32Array.from(customers), starts, columns };
  const keys = new Int32Array(total);
  for (let at = 0; at < customers.length; at += 1) {
    keys.fill(customers[at] ?? 0, starts[at], starts[at + 1]);
  }
  return group({ keys, columns });
}
