import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMemo, textKey } from './memo.ts';

test('a memo knows what it was told last, and nothing else', () => {
  const key = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 2 ** 32 + 1, 2 ** 52));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 2 ** 31 - 1 }))), (told) => {
      const memo = openMemo(64);
      const wanted = new Map<string, number>();
      for (const [[one, other], value] of told) {
        memo.set(one, other, value);
        wanted.set(`${one} ${other}`, value);
      }
      for (let one = 1; one <= 10; one += 1)
        for (const other of [1, 2 ** 32 + 1, 2 ** 52])
          expect(memo.get(one, other)).toBe(wanted.get(`${one} ${other}`) ?? 0);
    }),
  );
});

test('a memo that is full forgets nothing and learns nothing', () => {
  const memo = openMemo(16);
  for (let one = 1; one <= 100; one += 1) memo.set(one, 0, one);
  const known = Array.from({ length: 100 }, (_, n) => memo.get(n + 1, 0));
  expect(known.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(known.slice(12).every((one) => one === 0)).toBe(true);
});

test('a number that does not fit is not kept', () => {
  const memo = openMemo(16);
  memo.set(1, 2, 2 ** 31);
  expect(memo.get(1, 2)).toBe(0);
});

test('texts have keys of their own, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(textKey(one)).toEqual(textKey(one));
      expect(textKey(one).join() === textKey(other).join()).toBe(one === other);
    }),
  );
});
