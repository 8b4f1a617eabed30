/**
 * 53 symbols: letters and digits without those that people mistake for one another when they type a
 * code from a card (o O 0, i I l 1, j J). The same set as thedevs-network/kutt. 53 is prime, which
 * leaves room for a check symbol that finds every single slip.
 */
export const ALPHABET = 'abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789';

/** A guesser may hit a live code once in so many tries, not oftener. */
const ODDS = 1_000_000;

/** Nobody needs shorter ones, and a campaign grows. */
const SHORTEST = 7;

/**
 * A code that names one recipient shows a person's page to whoever guesses it: at 10 symbols a million
 * live codes are one in 1.7 × 10¹¹ (at 7, one in 1.2 million: three hours at 100 tries a second).
 */
const SHORTEST_PERSONAL = 10;

/** WeCom carries a code in `state`, which holds 30 characters. */
export const LONGEST = 30;

/** Shorter codes than these run out at once. */
export const SHORTEST_WANTED = 4;

/** The lengths that a person may ask for, for people. */
export const LENGTHS = `${SHORTEST_WANTED} … ${LONGEST}`;

export type CodeLength = {
  readonly length: number;
  /** A random guess is a live code once in so many tries (rounded down). */
  readonly guessOneIn: number;
};

/** How often a guess of that length hits one of so many live codes: once in the returned number. */
export function guessOdds(length: number, live: number): number {
  return Math.floor(ALPHABET.length ** length / live);
}

/**
 * The shortest length at which a random guess hits one of `existing + count` live codes at most once
 * in a million. Guessing decides, not clashing: a clash is only drawn again.
 * @param personal the codes name one recipient each
 */
export function chooseLength(count: number, existing: number, personal: boolean): CodeLength {
  let length = personal ? SHORTEST_PERSONAL : SHORTEST;
  while (guessOdds(length, existing + count) < ODDS) length++;
  return { length, guessOneIn: guessOdds(length, existing + count) };
}
