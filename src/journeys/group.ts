import { type Columns, type Kind, pack, type Vector, vectorOf } from './vectors.ts';

/** Values that belong together, side by side: those of `keys[i]` from `starts[i]` up to `starts[i + 1]`. */
export type Grouped = {
  /** Ascending, each once. */
  readonly keys: Int32Array;
  /** One more than keys. */
  readonly starts: Uint32Array;
  /** Within a key ascending by the first column, equal ones by the second, and so on. */
  readonly columns: readonly Vector[];
};

/** Puts the values of each key side by side, in their order. */
export function group({ keys, columns }: Columns): Grouped {
  const { order, groups, starts } = placesByKey(keys);
  for (let at = 0; at < groups.length; at += 1) {
    sortStretch(order, starts[at] ?? 0, starts[at + 1] ?? 0, columns);
  }
  return { keys: groups, starts, columns: columns.map((column) => arranged(column, order)) };
}

/** A grouping without some of its keys, and with those of another one of the same kinds; none is in both then. */
export function spliced(
  one: Grouped,
  without: ReadonlySet<number>,
  other: Grouped,
  kinds: readonly Kind[],
): Grouped {
  const room = (one.starts.at(-1) ?? 0) + (other.starts.at(-1) ?? 0);
  const keys = new Int32Array(one.keys.length + other.keys.length);
  const starts = new Uint32Array(keys.length + 1);
  const columns = kinds.map((kind) => vectorOf(kind, room));
  let [size, n] = [0, 0];
  /** The keys at the places from `from` up to `to`, and their values. */
  const take = (of: Grouped, from: number, to: number): void => {
    const [first, next] = [of.starts[from] ?? 0, of.starts[to] ?? 0];
    for (let at = from; at < to; at += 1) {
      keys[size] = of.keys[at] ?? 0;
      size += 1;
      starts[size] = n + (of.starts[at + 1] ?? 0) - first;
    }
    for (const [place, column] of columns.entries())
      column.set(of.columns[place]?.subarray(first, next) ?? [], n);
    n += next - first;
  };
  let [from, come] = [0, 0];
  for (let at = 0; at <= one.keys.length; at += 1) {
    const key = one.keys[at] ?? Infinity;
    const isNext = (other.keys[come] ?? Infinity) < key;
    if (!isNext && !without.has(key) && at < one.keys.length) continue;
    take(one, from, at);
    from = without.has(key) ? at + 1 : at;
    const first = come;
    while ((other.keys[come] ?? Infinity) < key) come += 1;
    take(other, first, come);
  }
  return {
    keys: keys.subarray(0, size),
    starts: starts.subarray(0, size + 1),
    columns: columns.map((column) => column.subarray(0, n)),
  };
}

/** The values of some keys, one row each, the key first. */
export function* rowsOf(
  { keys, starts, columns }: Grouped,
  wanted: ReadonlySet<number>,
): Generator<number[]> {
  for (const [at, key] of keys.entries()) {
    if (!wanted.has(key)) continue;
    const to = starts[at + 1] ?? 0;
    for (let n = starts[at] ?? 0; n < to; n += 1)
      yield [key, ...columns.map((column) => column[n] ?? 0)];
  }
}

/** Does a grouping say of some keys what another one says, which has no others? */
export function saysAlready(known: Grouped, keys: ReadonlySet<number>, now: Grouped): boolean {
  let at = 0;
  for (const [place, key] of known.keys.entries()) {
    if (!keys.has(key)) continue;
    if (now.keys[at] !== key) return false;
    const [one, other] = [vectorsAt(known, place), vectorsAt(now, at)];
    if (!one.every((vector, n) => vector.equals(other[n] ?? Buffer.of()))) return false;
    at += 1;
  }
  return at === now.keys.length;
}

/** What the key at a place has, packed. */
export function vectorsAt({ starts, columns }: Grouped, at: number): Buffer[] {
  return columns.map((column) => pack(column, starts[at] ?? 0, starts[at + 1] ?? 0));
}

/** Where the values of each key are: a counting sort, which leaves equal keys in the order they come. */
function placesByKey(keys: Int32Array): {
  order: Uint32Array;
  groups: Int32Array;
  starts: Uint32Array;
} {
  let highest = 0;
  for (const key of keys) if (key > highest) highest = key;
  const next = new Uint32Array(highest + 2);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  let distinct = 0;
  for (let key = 1; key <= highest + 1; key += 1) {
    const count = next[key] ?? 0;
    if (count > 0) distinct += 1;
    next[key] = (next[key - 1] ?? 0) + count;
  }
  const groups = new Int32Array(distinct);
  const starts = new Uint32Array(distinct + 1);
  let found = 0;
  for (let key = 0; key <= highest; key += 1) {
    if (next[key] === next[key + 1]) continue;
    groups[found] = key;
    starts[found] = next[key] ?? 0;
    found += 1;
  }
  starts[found] = keys.length;
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const place = next[key] ?? 0;
    order[place] = at;
    next[key] = place + 1;
  }
  return { order, groups, starts };
}

const LONG = 32;

/** Most stretches are short, and in order already: each value moves up past the larger ones before it. */
function sortStretch(
  order: Uint32Array,
  from: number,
  to: number,
  columns: readonly Vector[],
): void {
  if (to - from > LONG) {
    order.subarray(from, to).sort((a, b) => compare(a, b, columns));
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const value = order[at] ?? 0;
    let place = at;
    while (place > from && compare(order[place - 1] ?? 0, value, columns) > 0) {
      order[place] = order[place - 1] ?? 0;
      place -= 1;
    }
    order[place] = value;
  }
}

function compare(one: number, other: number, columns: readonly Vector[]): number {
  for (const column of columns) {
    const difference = (column[one] ?? 0) - (column[other] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function arranged(values: Vector, order: Uint32Array): Vector {
  const to = values.slice();
  for (let at = 0; at < order.length; at += 1) to[at] = values[order[at] ?? 0] ?? 0;
  return to;
}
