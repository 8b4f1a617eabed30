/** Long work, done bit by bit: gives, now and then, how many more facts it has read, so that others get their turn. */
export type Bits<T> = Generator<number, T, void>;

/** So many facts are read in some 20 ms. */
export const BIT = 20_000;

/** All of it at once. */
export function atOnce<T>(bits: Bits<T>): T {
  let bit = bits.next();
  while (bit.done !== true) bit = bits.next();
  return bit.value;
}
