import { mix } from './choose.ts';

/**
 * A memory of fixed size for what happened a few minutes ago: numbers by a number, with the time. When
 * it is full it forgets the oldest of a neighbourhood, so that it stays as it is over any number of
 * visits and makes nothing for the collector to clear.
 */
export type Memory = {
  /** Where a key is kept, or -1. */
  readonly find: (key: number) => number;
  readonly at: (place: number) => number;
  readonly first: (place: number) => number;
  readonly second: (place: number) => number;
  readonly put: (key: number, at: number, first?: number, second?: number) => void;
};

const NEIGHBOURS = 8;
/** Key, time and two numbers, side by side: a look costs the processor one fetch and not four. */
const WIDTH = 4;

/** @param bits so many places: 2 to the power of it, of 32 bytes each */
export function openMemory(bits: number): Memory {
  const size = 2 ** bits;
  const cells = new Float64Array(size * WIDTH);
  const place = (key: number, step: number): number =>
    ((mix(key % 4_294_967_296) + step) & (size - 1)) * WIDTH;

  const find = (key: number): number => {
    for (let step = 0; step < NEIGHBOURS; step += 1) {
      const found = place(key, step);
      if (cells[found] === key) return found;
    }
    return -1;
  };
  const oldest = (key: number): number => {
    let found = place(key, 0);
    for (let step = 1; step < NEIGHBOURS; step += 1) {
      const other = place(key, step);
      if ((cells[other + 1] ?? 0) < (cells[found + 1] ?? 0)) found = other;
    }
    return found;
  };
  return {
    find,
    put: (key, at, first = 0, second = 0) => {
      const known = find(key);
      const to = known < 0 ? oldest(key) : known;
      cells[to] = key;
      cells[to + 1] = at;
      cells[to + 2] = first;
      cells[to + 3] = second;
    },
    at: (found) => cells[found + 1] ?? 0,
    first: (found) => cells[found + 2] ?? 0,
    second: (found) => cells[found + 3] ?? 0,
  };
}

/** 53 bits of a text, for keys of such a memory; quick, and no secret. Never 0. */
export function textKey(text: string, seed = 0): number {
  let [a, b] = [seed ^ 0x811c9dc5, seed ^ 0x2545f491];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return mix(a) * 2_097_152 + (mix(b) >>> 11) + 1;
}
