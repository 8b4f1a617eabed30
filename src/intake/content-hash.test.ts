import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from './hash53.ts';

describe('a hash of 53 bits', () => {
  it('is a whole number that SQLite and JavaScript keep alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, seed) => {
        const hash = hash53(text, seed);
        expect(Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 53).toBe(true);
        expect(hash53(text, seed)).toBe(hash);
      }),
    );
  });

  it('tells apart what differs in one letter, in length or in the seed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, place) => {
        const at = place % text.length;
        const other = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
        expect(hash53(other, 0)).not.toBe(hash53(text, 0));
        expect(hash53(`${text}\u0000`, 0)).not.toBe(hash53(text, 0));
        expect(hash53(text, 1)).not.toBe(hash53(text, 0));
      }),
    );
  });

  it('reads texts that are longer than what it works on at once', () => {
    const long = 'x'.repeat(100_000);
    expect(hash53(`${long}a`, 0)).not.toBe(hash53(`${long}b`, 0));
    expect(hash53(`a${long}`, 0)).not.toBe(hash53(`b${long}`, 0));
  });

  it('meets no other among a hundred thousand numbers in a row', () => {
    const hashes = new Set(Array.from({ length: 100_000 }, (_, n) => hash53(`no-${n}`, 7)));
    expect(hashes.size).toBe(100_000);
  });
});
