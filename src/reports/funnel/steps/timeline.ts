import { ENDS, type Log } from './rule.ts';

/** Events as they are read, in no order, in columns that grow. */
export type Heap = {
  size: number;
  /** A person's id; below 0 a code's, which nobody is known behind: `-id`. */
  person: Int32Array;
  at: Float64Array;
  fills: Int32Array;
  /** Which fact it is, 0 where that does not matter: a fact that is read twice, as two steps, is one event. */
  key: Float64Array;
  /** Does any event say which fact it is? */
  isNamed: boolean;
};

/** Room that is not used is not filled either: the system gives pages when they are written to. */
const FIRST_ROOM = 1 << 21;

export function emptyHeap(): Heap {
  return {
    size: 0,
    person: new Int32Array(FIRST_ROOM),
    at: new Float64Array(FIRST_ROOM),
    fills: new Int32Array(FIRST_ROOM),
    key: new Float64Array(FIRST_ROOM),
    isNamed: false,
  };
}

export function addEvent(heap: Heap, person: number, at: number, fills: number, key: number): void {
  if (heap.size === heap.at.length) grow(heap);
  heap.person[heap.size] = person;
  heap.at[heap.size] = at;
  heap.fills[heap.size] = fills;
  if (key !== 0) {
    heap.key[heap.size] = key;
    heap.isNamed = true;
  }
  heap.size += 1;
}

function grow(heap: Heap): void {
  const length = heap.at.length * 2;
  const { person, at, fills, key } = heap;
  heap.person = new Int32Array(length);
  heap.at = new Float64Array(length);
  heap.fills = new Int32Array(length);
  heap.key = new Float64Array(length);
  heap.person.set(person);
  heap.at.set(at);
  heap.fills.set(fills);
  if (heap.isNamed) heap.key.set(key);
}

/**
 * Everybody's events as the walk wants them: `of` is called for each person with where theirs stand, and for
 * each code that nobody is known behind, `-id`, which is walked like a person.
 */
export type Timeline = {
  readonly log: Log;
  /** How many people there are. */
  readonly people: number;
  readonly each: (of: (person: number, from: number, to: number) => void) => void;
};

/** Puts each person's events together, in their order (see Log): a counting sort by person, then by time. */
export function arrange(heap: Heap): Timeline {
  const least = leastOf(heap);
  const starts = startsOf(heap, least);
  const at = new Float64Array(heap.size);
  const fills = new Int32Array(heap.size);
  const key = new Float64Array(heap.size);
  const next = starts.slice();
  for (let n = 0; n < heap.size; n += 1) {
    const person = (heap.person[n] ?? 0) - least;
    const place = next[person] ?? 0;
    next[person] = place + 1;
    at[place] = heap.at[n] ?? 0;
    fills[place] = heap.fills[n] ?? 0;
    if (heap.isNamed) key[place] = heap.key[n] ?? 0;
  }
  // Where each person's events end, once those that were read twice are one.
  const ends = next;
  let people = 0;
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const from = starts[person] ?? 0;
    const to = starts[person + 1] ?? 0;
    if (to > from) people += 1;
    if (to - from < 2) continue;
    sort(at, fills, key, from, to);
    if (!heap.isNamed) continue;
    const end = mergeTwice(at, fills, key, from, to);
    // What became two steps may have another place in its instant.
    if (end < to) sort(at, fills, key, from, end);
    ends[person] = end;
  }
  return {
    log: { at, fills },
    people,
    each: (of) => {
      for (let person = 0; person + 1 < starts.length; person += 1) {
        const from = starts[person] ?? 0;
        const to = ends[person] ?? 0;
        if (to > from) of(person + least, from, to);
      }
    },
  };
}

function leastOf({ size, person }: Heap): number {
  let least = 0;
  for (let n = 0; n < size; n += 1) least = Math.min(least, person[n] ?? 0);
  return least;
}

/** Where the events of each person, by id from the least on, will begin; one more at the end. */
function startsOf({ size, person }: Heap, least: number): Int32Array {
  let largest = 0;
  for (let n = 0; n < size; n += 1) largest = Math.max(largest, person[n] ?? 0);
  const starts = new Int32Array(largest - least + 2);
  for (let n = 0; n < size; n += 1) {
    const after = (person[n] ?? 0) - least + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let n = 1; n < starts.length; n += 1) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
  return starts;
}

/** In one instant: what ends an attempt, then by the first step that an event is, what is no step last. */
function placeOf(fills: number): number {
  if ((fills & ENDS) !== 0) return -1;
  return fills === 0 ? 32 : 31 - Math.clz32(fills & -fills);
}

/** Insertion sort for the few events that a person has; they come nearly in order. */
function sort(
  at: Float64Array,
  fills: Int32Array,
  key: Float64Array,
  from: number,
  to: number,
): void {
  if (to - from > 64) {
    sortMany(at, fills, key, from, to);
    return;
  }
  for (let n = from + 1; n < to; n += 1) {
    const time = at[n] ?? 0;
    const bits = fills[n] ?? 0;
    const fact = key[n] ?? 0;
    let place = n;
    while (place > from && isBefore(time, bits, at[place - 1] ?? 0, fills[place - 1] ?? 0)) {
      at[place] = at[place - 1] ?? 0;
      fills[place] = fills[place - 1] ?? 0;
      key[place] = key[place - 1] ?? 0;
      place -= 1;
    }
    at[place] = time;
    fills[place] = bits;
    key[place] = fact;
  }
}

function isBefore(at: number, fills: number, otherAt: number, otherFills: number): boolean {
  return at < otherAt || (at === otherAt && compareFills(fills, otherFills) < 0);
}

/** Never by the order in which they were read. */
function compareFills(a: number, b: number): number {
  return placeOf(a) - placeOf(b) || a - b;
}

function sortMany(
  at: Float64Array,
  fills: Int32Array,
  key: Float64Array,
  from: number,
  to: number,
): void {
  const rows = Array.from({ length: to - from }, (_, n) => ({
    at: at[from + n] ?? 0,
    fills: fills[from + n] ?? 0,
    key: key[from + n] ?? 0,
  }));
  rows.sort((a, b) => a.at - b.at || compareFills(a.fills, b.fills));
  for (const [n, row] of rows.entries()) {
    at[from + n] = row.at;
    fills[from + n] = row.fills;
    key[from + n] = row.key;
  }
}

/** A fact that was read as two steps stands twice in its instant: it becomes one event that is both. */
function mergeTwice(
  at: Float64Array,
  fills: Int32Array,
  key: Float64Array,
  from: number,
  to: number,
): number {
  let end = from;
  for (let n = from; n < to; n += 1) {
    const twin = twinOf(at, key, from, end, n);
    if (twin >= 0) {
      fills[twin] = (fills[twin] ?? 0) | (fills[n] ?? 0);
      continue;
    }
    at[end] = at[n] ?? 0;
    fills[end] = fills[n] ?? 0;
    key[end] = key[n] ?? 0;
    end += 1;
  }
  return end;
}

/** Where the same fact stands already, among those of its instant; -1 where it does not. */
function twinOf(at: Float64Array, key: Float64Array, from: number, end: number, n: number): number {
  if (key[n] === 0) return -1;
  for (let twin = end - 1; twin >= from && at[twin] === at[n]; twin -= 1)
    if (key[twin] === key[n]) return twin;
  return -1;
}
