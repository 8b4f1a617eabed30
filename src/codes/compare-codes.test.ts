import { expect, test } from 'vitest';
import { compareCodes, type Picture } from './compare-codes.ts';

const ADDRESSES = new Map(['a', 'b', 'c'].map((code) => [code, `https://q.example.cn/${code}`]));

/** A page of cards with so many symbols each. */
const page = (n: number, codes: string, symbols: number): Picture => ({
  place: `cards.pdf, ${n}`,
  named: null,
  texts: [...codes].map((code) => ADDRESSES.get(code) ?? ''),
  unknown: [],
  isPage: true,
  symbols,
});

const told = (pictures: readonly Picture[], expected?: readonly string[]) =>
  compareCodes(ADDRESSES, pictures, expected).map(({ problem, code, place }) =>
    [problem, code, place].filter((part) => part !== null).join(' '),
  );

test('a card with a symbol on each side is one card, and is wanted on each', () => {
  expect(told([page(1, 'abc', 2), page(2, 'abc', 2)])).toEqual([]);
  expect(told([page(1, 'abc', 2), page(2, 'ac', 2)])).toEqual(['one-side b cards.pdf, 1']);
  expect(told([page(1, 'abb', 2), page(2, 'abc', 2)])).toEqual([
    'duplicated b cards.pdf, 1; cards.pdf, 1; cards.pdf, 2',
    'one-side c cards.pdf, 2',
  ]);
});

test('only what is expected is missing; whatever is there is looked at', () => {
  expect(told([page(1, 'aa', 1)], ['a', 'b'])).toEqual([
    'missing b',
    'duplicated a cards.pdf, 1; cards.pdf, 1',
  ]);
});

test('a picture that nothing here can read is said, and its code not called missing', () => {
  const picture = { ...page(1, '', 1), place: '0001-a.svg', isPage: false };
  const named = { ...picture, named: 'a', unknown: ['<image>'] };
  expect(told([named, page(2, 'bc', 1)])).toEqual(['not-read a 0001-a.svg']);
  expect(told([{ ...named, named: null }, page(2, 'bc', 1)])).toEqual([
    'missing a',
    'not-read 0001-a.svg',
  ]);
  expect(told([{ ...picture, named: 'a' }, page(2, 'bc', 1)])).toEqual([
    'missing a',
    'unreadable a 0001-a.svg',
  ]);
});
