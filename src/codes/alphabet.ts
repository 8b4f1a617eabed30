/**
 * The symbols that codes are drawn from. Both sets are without those that people mistake for one another
 * when they type a code from a card, and both are of a prime size, which is what lets one check symbol
 * find every slip (see check-symbol.ts).
 *
 * mixed: 53 letters and digits without o O 0, i I l 1, j J; the same set as thedevs-network/kutt.
 * upper: 31 capitals and digits without 0 O, 1 I L. Codes of it are read in small letters as well.
 */
export const ALPHABETS = {
  mixed: 'abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789',
  upper: 'ABCDEFGHJKMNPQRSTUVWXYZ23456789',
} as const;
export type AlphabetName = keyof typeof ALPHABETS;
export const ALPHABET_NAMES: readonly AlphabetName[] = ['mixed', 'upper'];

/** How the codes of a batch are made; a batch remembers it. */
export type CodeForm = {
  readonly alphabet: AlphabetName;
  /** The last symbol is a check on the others. */
  readonly check: boolean;
  /** Addresses with host and path in capitals, which a QR code of capitals holds in fewer modules. */
  readonly capitals: boolean;
};

/** Codes as they all were before there were check symbols. */
export const PLAIN: CodeForm = { alphabet: 'mixed', check: false, capitals: false };

/** A guesser may hit a live code once in so many tries, not oftener. */
const ODDS = 1_000_000;

/** Nobody needs fewer drawn symbols, and a campaign grows. */
const SHORTEST = 7;

/**
 * A code that names one recipient shows a person's page to whoever guesses it: at 10 symbols a million
 * live codes are one in 1.7 × 10¹¹ (at 7, one in 1.2 million: three hours at 100 tries a second).
 */
const SHORTEST_PERSONAL = 10;

/** WeCom carries a code in `state`, which holds 30 characters. The check symbol needs fewer than 31. */
export const LONGEST = 30;

/** Fewer drawn symbols than these run out at once. */
const SHORTEST_WANTED = 4;

/**
 * The lengths that a person may ask for, the check symbol included.
 * @param personal the codes name one recipient each
 */
export function wantedLengths(
  { check }: CodeForm,
  personal: boolean,
): {
  readonly from: number;
  readonly text: string;
} {
  const from = (personal ? SHORTEST_PERSONAL : SHORTEST_WANTED) + (check ? 1 : 0);
  return { from, text: `${from} … ${LONGEST}` };
}

export type CodeLength = {
  /** Symbols of a code, the check symbol included. */
  readonly length: number;
  /** A random guess is a live code once in so many tries (rounded down). */
  readonly guessOneIn: number;
};

/**
 * How often a guess hits one of so many live codes: once in the returned number. A check symbol is no
 * hindrance to a guesser, who can compute it: the drawn symbols count.
 * @param length the check symbol included
 */
export function guessOdds({ alphabet, check }: CodeForm, length: number, live: number): number {
  const drawn = length - (check ? 1 : 0);
  return Math.floor(ALPHABETS[alphabet].length ** drawn / live);
}

/**
 * The shortest length at which a random guess hits one of `existing + count` live codes at most once
 * in a million. Guessing decides, not clashing: a clash is only drawn again.
 * @param personal the codes name one recipient each
 */
export function chooseLength(
  form: CodeForm,
  count: number,
  existing: number,
  personal: boolean,
): CodeLength {
  let length = (personal ? SHORTEST_PERSONAL : SHORTEST) + (form.check ? 1 : 0);
  while (guessOdds(form, length, existing + count) < ODDS) length++;
  return { length, guessOneIn: guessOdds(form, length, existing + count) };
}
