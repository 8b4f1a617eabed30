import type { CodeVisits } from '../../journeys/code-visits.ts';
import type { Cards } from './cards.ts';
import type { Scope } from './query.ts';

/** Cards that were scanned, column by column; of each card one scan, the first that counts. */
export type Scans = {
  /** The id of its code; the place of what it came from; when, ms UTC. */
  readonly card: Int32Array;
  readonly origin: Int32Array;
  readonly at: Float64Array;
};

export function scansOf(
  { codes, starts, at, flags }: CodeVisits,
  { stackOf, stacks }: Cards,
  { asOf, skip }: Scope,
): Scans {
  const card = new Int32Array(codes.length);
  const origin = new Int32Array(codes.length);
  const times = new Float64Array(codes.length);
  let size = 0;
  for (let n = 0; n < codes.length; n += 1) {
    const code = codes[n] ?? 0;
    const stack = stackOf[code] ?? -1;
    if (stack < 0 || stacks[stack]?.shared === true) continue;
    const end = starts[n + 1] ?? 0;
    let place = starts[n] ?? 0;
    while (place < end && ((flags[place] ?? 0) & skip) !== 0) place += 1;
    const first = place < end ? (at[place] ?? Infinity) : Infinity;
    if (first > asOf) continue;
    card[size] = code;
    origin[size] = stack;
    times[size] = first;
    size += 1;
  }
  return {
    card: card.subarray(0, size),
    origin: origin.subarray(0, size),
    at: times.subarray(0, size),
  };
}
