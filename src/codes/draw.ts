import { hash } from 'node:crypto';
import { customAlphabet, customRandom } from 'nanoid';
import { PscrmError } from '../core/errors.ts';
import { ALPHABETS, type CodeForm } from './alphabet.ts';
import { checkSymbol } from './check-symbol.ts';
import { isRude } from './rude-words.ts';

/** Gives the next candidate; the same one may come twice. */
export type CodeSource = () => string;

/** As many random bytes as asked for. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * Codes of that form and length, evenly drawn from the alphabet, each with its check symbol.
 * @param length the check symbol included
 * @param seed with a seed, the same codes in the same order each time: SHA-256 of the seed and a
 *   counter is the stream of random bytes. Whoever knows the seed knows the codes.
 * @param random another source of random bytes, for tests; ignored where there is a seed
 */
export function codeSource(
  { alphabet, check }: CodeForm,
  length: number,
  seed: string | null,
  random?: RandomBytes,
): CodeSource {
  const symbols = ALPHABETS[alphabet];
  const bytes = seed === null ? random : seededBytes(seed);
  const drawn = length - (check ? 1 : 0);
  const draw =
    bytes === undefined
      ? customAlphabet(symbols, drawn)
      : customRandom(symbols, drawn, (size) => bytes(size));
  if (!check) return () => draw();
  return () => {
    const code = draw();
    return code + checkSymbol(code, symbols);
  };
}

/** Hashes that are made at once: putting bytes together costs more than making them. */
const HASHES = 128;

/** SHA-256 in counter mode: an endless stream of bytes that the seed alone decides. */
function seededBytes(seed: string): RandomBytes {
  let counter = 0;
  let bytes = Buffer.alloc(0);
  let from = 0;
  return (size) => {
    while (bytes.length - from < size) {
      const blocks = Array.from({ length: HASHES }, () =>
        hash('sha256', `pscrm code ${counter++} ${seed}`, 'buffer'),
      );
      bytes = Buffer.concat([bytes.subarray(from), ...blocks]);
      from = 0;
    }
    from += size;
    return bytes.subarray(from - size, from);
  };
}

/** Misses in a row that mean a full space even where no code exists yet. */
const PATIENCE = 1000;

/**
 * Draws until a candidate is decent and free.
 * @param take tries to claim a code; false where somebody has it
 * @param existing how many codes there were before. A seed that was used before gives all of its old
 *   codes first, so that many misses in a row prove nothing.
 * @throws codes-exhausted {tries}, where the space is too full to go on
 */
export function drawCode(
  source: CodeSource,
  take: (code: string) => boolean,
  existing: number,
): string {
  const tries = PATIENCE + existing;
  for (let n = 0; n < tries; n++) {
    const code = source();
    if (!isRude(code) && take(code)) return code;
  }
  throw new PscrmError('codes-exhausted', { tries });
}

export type WeightedVariant = { readonly name: string; readonly weight: number };

/**
 * The variant of a code: SHA-256 of the code, read as a fraction of 1, falls into one of the shares
 * that the weights cut. The code alone decides, so a batch can be dealt again and comes out the same.
 * A variant of weight 0 gets none; without variants (or weights) it is '', no variant.
 */
export function variantFor(code: string, variants: readonly WeightedVariant[]): string {
  if (variants.length === 0) return '';
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return '';
  const digest = hash('sha256', code, 'buffer');
  let place = (digest.readUIntBE(0, 6) / 2 ** 48) * total;
  let chosen = '';
  for (const { name, weight } of variants) {
    if (weight === 0) continue;
    chosen = name; // the last of them, should rounding carry the place past every share
    if (place < weight) break;
    place -= weight;
  }
  return chosen;
}
