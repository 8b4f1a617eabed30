import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALPHABET_NAMES, ALPHABETS, LONGEST } from './alphabet.ts';
import { checkSymbol, hasRightCheck, isOf } from './check-symbol.ts';

const { mixed, upper } = ALPHABETS;

/** Places `at` and `to` of a code, the other way round. */
function swapped(code: string, at: number, to: number): string {
  const symbols = [...code];
  [symbols[at], symbols[to]] = [symbols[to] ?? '', symbols[at] ?? ''];
  return symbols.join('');
}

/** Every code that one slip makes of another: a symbol for another, or two swapped. */
function slips(code: string, alphabet: string): Set<string> {
  const all = new Set<string>();
  for (let at = 0; at < code.length; at += 1) {
    for (const other of alphabet) all.add(code.slice(0, at) + other + code.slice(at + 1));
    for (let to = 0; to < at; to += 1) all.add(swapped(code, at, to));
  }
  all.delete(code);
  return all;
}

test('is Σ place × symbol ≡ 0, as reckoned by hand', () => {
  // B is 1, C is 2, A is 0 of 31: 3·1 + 2·2 + 1·x ≡ 0, so x = 31 − 7 = 24, which is the 25th: 3
  expect(upper[24]).toBe('3');
  expect(checkSymbol('BC', upper)).toBe('3');
  expect(hasRightCheck('BC3', upper)).toBe(true);
  // all zeros need a zero
  expect(checkSymbol('aaaaaaa', mixed)).toBe('a');
});

describe.each(ALPHABET_NAMES)('the check symbol of %s', (name) => {
  const alphabet = ALPHABETS[name];
  const drawn = fc.string({
    unit: fc.constantFrom(...alphabet),
    minLength: 4,
    maxLength: LONGEST - 1,
  });

  test('finds every symbol for another and every two swapped, in codes of every length', () => {
    fc.assert(
      fc.property(drawn, (text) => {
        const code = text + checkSymbol(text, alphabet);
        expect(hasRightCheck(code, alphabet)).toBe(true);
        expect([...slips(code, alphabet)].filter((one) => hasRightCheck(one, alphabet))).toEqual(
          [],
        );
      }),
      { numRuns: 200 },
    );
  });

  test('passes one in as many random texts as there are symbols', () => {
    const right = fc
      .sample(drawn, { numRuns: 20_000, seed: 1 })
      .filter((text) => hasRightCheck(text, alphabet)).length;
    const wanted = 20_000 / alphabet.length;
    // some five standard deviations
    expect(Math.abs(right - wanted)).toBeLessThan(5 * Math.sqrt(wanted));
  });

  test('is wrong for whatever is not of the alphabet', () => {
    for (const text of ['ab0cdef', 'ABOCDE', 'äbcdefg', 'ab cdef', '🙂aaaa'])
      expect([hasRightCheck(text, alphabet), isOf(text, alphabet)]).toEqual([false, false]);
  });
});

test('vectors: what was printed once must go on being right', () => {
  const samples = ['FyGBu8p', 'NqWPQQ9', 'aaaaaab', '2345678'].map(
    (text) => text + checkSymbol(text, mixed),
  );
  expect(samples).toMatchInlineSnapshot(`
    [
      "FyGBu8pB",
      "NqWPQQ9a",
      "aaaaaab8",
      "2345678Z",
    ]
  `);
  expect(['ABCDEFG', 'ZYXWVUT'].map((text) => text + checkSymbol(text, upper)))
    .toMatchInlineSnapshot(`
    [
      "ABCDEFGT",
      "ZYXWVUTX",
    ]
  `);
});
