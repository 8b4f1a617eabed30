import { openMemory } from '../codes/redirect/recent.ts';

/** So many codes that do not exist may one address ask for in a minute: a person mistypes a few. */
export const GUESSES = 30;
export const GUESS_WINDOW_MS = 60_000;

/**
 * Counts wrong guesses by address, in memory of a fixed size.
 * @param bits of room (see recent.ts): 14 is 16,384 addresses
 */
export function openGuesses(bits = 14) {
  const memory = openMemory(bits);
  let last = -Infinity;
  const placeOf = (address: number, now: number): number => {
    const place = memory.find(address);
    return place >= 0 && now - memory.at(place) < GUESS_WINDOW_MS ? place : -1;
  };
  return {
    /** Has this address guessed wrong too often of late? */
    isOver: (address: number, now: number): boolean => {
      // Mostly nobody guesses.
      if (now - last >= GUESS_WINDOW_MS) return false;
      const place = placeOf(address, now);
      return place >= 0 && memory.first(place) >= GUESSES;
    },
    /** Counts one more; the minute begins with the first. */
    wrong: (address: number, now: number): void => {
      last = now;
      const place = placeOf(address, now);
      if (place < 0) memory.put(address, now, 1);
      else memory.put(address, memory.at(place), memory.first(place) + 1);
    },
  };
}
