/**
 * The check symbol of a code, as ISBN-10 has it: with the places counted from the right, 1 for the
 * check symbol itself, Σ place × symbol is a multiple of the alphabet's size p. As p is prime and a code
 * has fewer than p symbols, no place and no difference of two places is a multiple of p; so a symbol
 * that is another (place × difference) and two that are swapped (difference × difference) always show.
 */

/** The place of every symbol in its alphabet, by char code; -1 for all else. */
const VALUES = new Map<string, Int8Array>();

function valuesOf(alphabet: string): Int8Array {
  const known = VALUES.get(alphabet);
  if (known !== undefined) return known;
  const values = new Int8Array(128).fill(-1);
  for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  VALUES.set(alphabet, values);
  return values;
}

/**
 * Σ place × symbol of a text modulo the alphabet's size; -1 where a symbol is not of the alphabet.
 * @param first the place of the rightmost symbol
 */
function weightedSum(text: string, alphabet: string, first: number): number {
  const values = valuesOf(alphabet);
  let sum = 0;
  for (let at = text.length - 1, place = first; at >= 0; at -= 1, place += 1) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) return -1;
    sum += place * value;
  }
  return sum % alphabet.length;
}

/** What is to stand behind these symbols. @param drawn of the alphabet, fewer than its size less one */
export function checkSymbol(drawn: string, alphabet: string): string {
  const rest = weightedSum(drawn, alphabet, 2);
  return alphabet[(alphabet.length - rest) % alphabet.length] ?? '';
}

/** Is every symbol of the alphabet, and the last one the check of the others? */
export function hasRightCheck(code: string, alphabet: string): boolean {
  return weightedSum(code, alphabet, 1) === 0;
}

/** Is every symbol of the alphabet? */
export function isOf(code: string, alphabet: string): boolean {
  return weightedSum(code, alphabet, 1) >= 0;
}
