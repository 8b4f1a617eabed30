import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { ALPHABETS, chooseLength, type CodeForm, guessOdds, PLAIN } from './alphabet.ts';
import { hasRightCheck } from './check-symbol.ts';
import { codeSource, drawCode, variantFor } from './draw.ts';
import { isPossible, isRude, RUDE_WORDS } from './rude-words.ts';

const free = (): boolean => true;
const ALPHABET = ALPHABETS.mixed;
const CHECKED: CodeForm = { ...PLAIN, check: true };

describe('the alphabet', () => {
  test('is 53 symbols, none of which is taken for another', () => {
    expect(new Set(ALPHABET).size).toBe(53);
    expect(ALPHABET).toMatch(/^[a-zA-Z2-9]+$/);
    expect(ALPHABET).not.toMatch(/[oO0iIl1jJ]/);
  });
});

describe('the length', () => {
  test('is 7 for cards, 10 where a code names one recipient', () => {
    // 53⁷ = 1,174,711,139,837 and 53¹⁰ = 174,887,470,365,513,049 (LINKS.md: 1.17e12, 1.7e17)
    expect(chooseLength(PLAIN, 1000, 0, false)).toEqual({ length: 7, guessOneIn: 1_174_711_139 });
    expect(chooseLength(PLAIN, 1_000_000, 0, true)).toEqual({
      length: 10,
      guessOneIn: 174_887_470_365,
    });
  });

  test('grows where a guess would hit oftener than once in a million', () => {
    expect(chooseLength(PLAIN, 1_174_711, 0, false).length).toBe(7);
    expect(chooseLength(PLAIN, 1_174_712, 0, false).length).toBe(8);
    // codes that exist already are as easy to hit as new ones
    expect(chooseLength(PLAIN, 1, 1_174_711, false).length).toBe(8);
  });

  test('counts the check symbol, which keeps no guesser out, on top', () => {
    expect(chooseLength(CHECKED, 1000, 0, false)).toEqual({
      length: 8,
      guessOneIn: 1_174_711_139,
    });
    expect(chooseLength(CHECKED, 1_000_000, 0, true).length).toBe(11);
    // 31⁷ = 27,512,614,111
    const capitals: CodeForm = { alphabet: 'upper', check: true, capitals: true };
    expect(chooseLength(capitals, 1000, 0, false)).toEqual({ length: 8, guessOneIn: 27_512_614 });
    expect(chooseLength(capitals, 100_000, 0, false).length).toBe(9);
  });

  test('always keeps the promise, and no shorter length would', () => {
    const number = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(number, number, fc.boolean(), (count, existing, personal) => {
        const { length, guessOneIn } = chooseLength(PLAIN, count, existing, personal);
        expect(guessOneIn).toBeGreaterThanOrEqual(1_000_000);
        const shortest = personal ? 10 : 7;
        expect(length).toBeGreaterThanOrEqual(shortest);
        if (length > shortest) {
          expect(guessOdds(PLAIN, length - 1, count + existing)).toBeLessThan(1_000_000);
        }
      }),
    );
  });
});

test('with a check symbol the drawn ones are the same, and it stands behind them', () => {
  const plain = codeSource(PLAIN, 7, 'spring');
  const checked = codeSource(CHECKED, 8, 'spring');
  for (let n = 0; n < 100; n++) {
    const code = checked();
    expect(code.slice(0, -1)).toBe(plain());
    expect(hasRightCheck(code, ALPHABET)).toBe(true);
  }
});

describe('rude words', () => {
  test('every word of the list can stand in a code, and is written in lower case', () => {
    expect(RUDE_WORDS.filter((word) => !isPossible(word))).toEqual([]);
    expect(RUDE_WORDS.filter((word) => word !== word.toLowerCase())).toEqual([]);
    expect(isPossible('shit')).toBe(false); // no i
    expect(isPossible('hell')).toBe(true); // as heLL
  });

  test('are found in any case, inside a code, and written with digits', () => {
    expect(['xFuCkab', 'aSLuTbb', 'ab53xab', 'aaa55aa', 'nMsLabc'].map(isRude)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['Ab9xYgk', 'hTRwzmn', 'k2MnPqR'].map(isRude)).toEqual([false, false, false]);
  });

  test('no code that is drawn holds one, whatever the seed; they cost few of the draws', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 7, max: 12 }), (seed, length) => {
        const source = codeSource(PLAIN, length, seed);
        for (let n = 0; n < 200; n++) {
          const code = drawCode(source, free, 0);
          expect(code).toHaveLength(length);
          expect([...code].every((symbol) => ALPHABET.includes(symbol))).toBe(true);
          const lower = code.toLowerCase();
          expect(RUDE_WORDS.filter((word) => lower.includes(word))).toEqual([]);
        }
      }),
    );
    const source = codeSource(PLAIN, 7, 'share');
    const rude = Array.from({ length: 20_000 }, source).filter(isRude).length;
    expect(rude).toBeGreaterThan(0);
    expect(rude / 20_000).toBeLessThan(0.05);
  });
});

describe('drawing', () => {
  test('a seed gives the same codes again, another seed others, no seed new ones', () => {
    const draw = (seed: string | null): string[] =>
      Array.from({ length: 50 }, codeSource(PLAIN, 7, seed));
    expect(draw('spring')).toEqual(draw('spring'));
    expect(draw('spring')).not.toEqual(draw('Spring'));
    expect(draw(null)).not.toEqual(draw(null));
    expect(new Set(draw('spring')).size).toBe(50);
  });

  test('a seeded stream does not repeat and uses every symbol about equally', () => {
    const text = Array.from({ length: 10_000 }, codeSource(PLAIN, 10, 'even')).join('');
    // 100,000 symbols over 53: 1,887 each; five standard deviations (σ ≈ 43) are ± 215
    for (const symbol of ALPHABET) {
      const times = text.split(symbol).length - 1;
      expect(Math.abs(times - 1887)).toBeLessThan(215);
    }
  });

  test('what is taken is drawn again', () => {
    const codes = ['AAAAAAA', 'AAAAAAA', 'BBBBBBB'];
    const taken = new Set(['AAAAAAA']);
    const code = drawCode(
      () => codes.shift() ?? '',
      (one) => !taken.has(one),
      1,
    );
    expect(code).toBe('BBBBBBB');
  });

  test('a space that is full ends in codes-exhausted, not in an endless loop', () => {
    // one symbol: 53 codes in all
    const source = codeSource(PLAIN, 1, 'full');
    const taken = new Set<string>();
    const take = (code: string): boolean => !taken.has(code) && taken.add(code).size > 0;
    for (let n = 0; n < 53; n++) drawCode(source, take, n);
    expect([...taken].toSorted().join('')).toBe([...ALPHABET].toSorted().join(''));
    expect(() => drawCode(source, take, 53)).toThrow(PscrmError);
    expect(() => drawCode(source, take, 53)).toThrow('codes-exhausted');
  });

  test('a seed that gave 5,000 codes before gives 5,000 others', () => {
    const taken = new Set<string>();
    const take = (code: string): boolean => !taken.has(code) && taken.add(code).size > 0;
    const first = codeSource(PLAIN, 7, 'again');
    for (let n = 0; n < 5000; n++) drawCode(first, take, n);
    const second = codeSource(PLAIN, 7, 'again');
    for (let n = 0; n < 10; n++) drawCode(second, take, taken.size);
    expect(taken.size).toBe(5010);
  });
});

describe('variants', () => {
  const THREE = [
    { name: 'sample', weight: 1 },
    { name: 'red-packet', weight: 3 },
    { name: 'paused', weight: 0 },
  ];

  test('the code alone decides, in shares as the weights say, and weight 0 gets none', () => {
    const codes = Array.from({ length: 4000 }, codeSource(PLAIN, 7, 'variants'));
    const names = codes.map((code) => variantFor(code, THREE));
    expect(codes.toReversed().map((code) => variantFor(code, THREE))).toEqual(names.toReversed());
    const of = (name: string): number => names.filter((one) => one === name).length;
    // 1 in 4 of 4,000 are 1,000, σ ≈ 27
    expect(Math.abs(of('sample') - 1000)).toBeLessThan(140);
    expect(of('sample') + of('red-packet')).toBe(4000);
  });

  test('as published: SHA-256 of `abc` begins ba7816bf8f01, the fraction 0.728', () => {
    const ten = (weight: number): string =>
      variantFor('abc', [
        { name: 'left', weight },
        { name: 'right', weight: 1000 - weight },
      ]);
    expect([ten(728), ten(729)]).toEqual(['right', 'left']); // 0.72839… of 1000
  });

  test('none are none', () => {
    expect(variantFor('Ab3xY9k', [])).toBe('');
    expect(variantFor('Ab3xY9k', [{ name: 'paused', weight: 0 }])).toBe('');
  });
});
