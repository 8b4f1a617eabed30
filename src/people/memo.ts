import { hash53 } from '../core/hash53.ts';

/**
 * Numbers that were looked up before, each under a key of two numbers. Orders name the same buyers again
 * and again, in no order: to ask SQLite each time is most of what it takes to write down who bought.
 * A table of plain numbers, as large as it will ever be, because a Map of so many texts takes more time
 * and memory than it saves. What finds no room is asked for again.
 */
export function openMemo(slots = 1 << 19) {
  const keys = new Float64Array(2 * slots);
  const values = new Int32Array(slots);
  let free = slots * 0.75;

  /** The slot that holds the key, or that would. */
  const slotOf = (one: number, other: number): number => {
    let slot = (one ^ (other * 0x9e3779b1)) & (slots - 1);
    while (values[slot] !== 0 && (keys[2 * slot] !== one || keys[2 * slot + 1] !== other))
      slot = (slot + 1) & (slots - 1);
    return slot;
  };

  return {
    /** @returns 0 where nothing is known */
    get: (one: number, other: number): number => values[slotOf(one, other)] ?? 0,
    /** @param value a whole number from 1 to 2³¹ − 1; another is not kept */
    set: (one: number, other: number, value: number): void => {
      if (free <= 0 || value > 0x7fffffff) return;
      const slot = slotOf(one, other);
      if (values[slot] === 0) free -= 1;
      keys[2 * slot] = one;
      keys[2 * slot + 1] = other;
      values[slot] = value;
    },
  };
}

/**
 * The key of a text: 106 bits. Of a million texts two have the same once in 10²⁰ times, which is less
 * often than a computer errs.
 */
export function textKey(text: string): readonly [number, number] {
  return [hash53(text, 0x2545f491), hash53(text, 0x6a09e667)];
}
