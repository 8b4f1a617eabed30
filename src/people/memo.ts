/**
 * Numbers that were looked up before. Orders name the same buyers again and again, in no order: to ask
 * SQLite each time is most of what it takes to write down who bought. A table of plain numbers, as large
 * as it will ever be, because a Map of so many texts takes more time and memory than it saves. What finds
 * no room is asked for again.
 */
export function openMemo(slots = 1 << 19) {
  const keys = new Int32Array(4 * slots);
  const values = new Int32Array(slots);
  let free = slots * 0.75;

  /** The slot that holds the key, or that would. */
  const slotOf = ([a, b, c, d]: Key): number => {
    let slot = (a ^ Math.imul(b, 0x9e3779b1)) & (slots - 1);
    for (let at = 4 * slot; values[slot] !== 0; at = 4 * slot) {
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) break;
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  };

  return {
    /** @returns 0 where nothing is known */
    get: (key: Key): number => values[slotOf(key)] ?? 0,
    /** @param value a whole number from 1 to 2³¹ − 1; another is not kept */
    set: (key: Key, value: number): void => {
      if (free <= 0 || value > 0x7fffffff) return;
      const slot = slotOf(key);
      if (values[slot] === 0) free -= 1;
      keys.set(key, 4 * slot);
      values[slot] = value;
    },
  };
}

/** Four whole numbers of 32 bits, with a sign. */
export type Key = readonly [number, number, number, number];

/** The key of two row ids. */
export function pairKey(one: number, other: number): Key {
  return [one | 0, other | 0, (one / 0x100000000) | 0, (other / 0x100000000) | 0];
}

/**
 * The key of two texts: 128 bits, of four multiplicative hashes that are stirred with each letter. Of a
 * million texts two have the same key once in 10²⁶ times, which is less often than a computer errs.
 */
export function textKey(one: string, other: string): Key {
  let [a, b, c, d] = [0x2545f491, 0x6a09e667, 0x3c6ef372, one.length];
  for (let part = one, n = 0; n < 2; part = other, n += 1) {
    for (let at = 0; at < part.length; at += 1) {
      const code = part.charCodeAt(at);
      a = Math.imul(a ^ code, 0x9e3779b1);
      a ^= a >>> 15;
      b = Math.imul(b ^ code, 0x5f356495);
      b ^= b >>> 13;
      c = Math.imul(c ^ code, 0x85ebca6b);
      c ^= c >>> 14;
      d = Math.imul(d ^ code, 0xc2b2ae35);
      d ^= d >>> 16;
    }
  }
  return [a, b, c, d];
}
