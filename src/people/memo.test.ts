import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMemo, pairKey, textKey } from './memo.ts';

const BEYOND_32_BITS = [1, 2 ** 32 + 1, 2 ** 52];

test('a memo knows what it was told last, and nothing else', () => {
  const id = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...BEYOND_32_BITS));
  const told = fc.tuple(id, id, fc.integer({ min: 1, max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(fc.array(told), (all) => {
      const memo = openMemo(256);
      const wanted = new Map<string, number>();
      for (const [one, other, value] of all) {
        memo.set(pairKey(one, other), value);
        wanted.set(`${one} ${other}`, value);
      }
      const ids = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...BEYOND_32_BITS];
      for (const one of ids)
        for (const other of ids)
          expect(memo.get(pairKey(one, other))).toBe(wanted.get(`${one} ${other}`) ?? 0);
    }),
  );
});

test('a memo that is full forgets nothing and learns nothing', () => {
  const memo = openMemo(16);
  for (let one = 1; one <= 100; one += 1) memo.set(pairKey(one, 0), one);
  const known = Array.from({ length: 100 }, (_, n) => memo.get(pairKey(n + 1, 0)));
  expect(known.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(known.slice(12).every((one) => one === 0)).toBe(true);
});

test('a number that does not fit is not kept', () => {
  const memo = openMemo(16);
  memo.set(pairKey(1, 2), 2 ** 31);
  expect(memo.get(pairKey(1, 2))).toBe(0);
});

test('different texts have different keys, wherever one ends and the other begins', () => {
  const texts = fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const isSame = one[0] === other[0] && one[1] === other[1];
      expect(textKey(...one).join() === textKey(...other).join()).toBe(isSame);
    }),
  );
  expect(textKey('a', 'bc')).not.toEqual(textKey('ab', 'c'));
});

test('a million names that hardly differ have a million keys, in each half of the key as well', () => {
  const [left, right] = [new Set<number>(), new Set<number>()];
  for (let n = 0; n < 1_000_000; n += 1) {
    const [a, b, c, d] = textKey('phone', String(13_800_000_000 + n));
    left.add((a >>> 0) * 2 ** 21 + (b >>> 11));
    right.add((c >>> 0) * 2 ** 21 + (d >>> 11));
  }
  expect([left.size, right.size]).toEqual([1_000_000, 1_000_000]);
});
