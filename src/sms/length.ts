/**
 * How long a message is and in how many segments it is sent and paid for. Chinese providers count
 * every character as one, Latin letters too: 70 in one message, else 67 in each. The signature counts.
 */
export type Length = { readonly characters: number; readonly segments: number };

const ALONE = 70;
const IN_EACH = 67;

/** Longer ones are refused. */
export const LONGEST = 500;

export function lengthOf(message: string): Length {
  // As the network counts: an emoji is two.
  const characters = message.length;
  return { characters, segments: characters <= ALONE ? 1 : Math.ceil(characters / IN_EACH) };
}

/** @param priceMicros of one segment, in millionths of the major unit; minor units are rounded half up */
export function costOf(segments: number, priceMicros: number, digits: number): number {
  return Math.round((segments * priceMicros) / 10 ** (6 - digits));
}
