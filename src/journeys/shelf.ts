import type { Database } from '../db/open.ts';
import { type Grouped, group } from './group.ts';
import { gather, type Kind, numbersIn, pack, unpack } from './vectors.ts';
import { openWords, type Words } from './words.ts';

/**
 * A table with a row for each customer and in it a vector for each property of what happened to them. The
 * statements that read facts give the customer, then the properties in the order of `kinds`.
 */
export type Shelf = {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** Which property is a text, laid out as the number of a word. */
  readonly text: number;
  /** The facts of everybody, and of the customers in a list (JSON). */
  readonly all: string;
  readonly some: string;
  /** Takes the customer, how many facts, the vectors. */
  readonly put: string;
  /** Takes a list of customers. */
  readonly drop: string;
  readonly clear: string;
  /** Lists (JSON) of the customers and how many facts each has, then every vector, one customer behind the other. */
  readonly read: string;
  /** Each customer and their vectors, by customer. */
  readonly rows: string;
};

export type Scope = readonly number[] | 'all';
type FactRow = (number | string)[];

/** What the facts say of some customers, or of all. */
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

/** The same row, with the number of its word: a million copies would take as long as all else. */
function* spelt(rows: Iterable<FactRow>, place: number, words: Words): Generator<FactRow> {
  for (const row of rows) {
    row[place] = words.idOf(String(row[place]));
    yield row;
  }
}

/** Writes what the facts say of some customers, or of all, in place of what stood there. */
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

/** What stands on a shelf, customer by customer: all of it, or some of its vectors. */
export function readShelf(db: Database, shelf: Pick<Shelf, 'read' | 'kinds'>): Grouped {
  const row = db.prepare<[], ReadRow>(shelf.read).raw().get();
  if (row === undefined) throw new RangeError('a sum without a row');
  const [ids, counts, ...vectors] = row;
  return {
    keys: numbersIn(ids),
    starts: startsOf(numbersIn(counts)),
    columns: shelf.kinds.map((kind, at) => unpack(kind, vectors[at] ?? new Uint8Array())),
  };
}

/** Where each stretch begins, and where the last one ends. */
export function startsOf(counts: Int32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) {
    starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  }
  return starts;
}
