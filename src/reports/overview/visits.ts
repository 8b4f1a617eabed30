import type { CodeVisits } from '../../journeys/code-visits.ts';
import { VISITS } from '../options.ts';
import type { Parts } from './parts.ts';
import type { Period } from './periods.ts';

/** Codes of one parcel or person that were scanned for the first time, and all visits that count. */
export type Traffic = { readonly reached: number; readonly visits: number };

/** @returns part by part */
export function countTraffic(
  { codes, starts, at, flags }: CodeVisits,
  shared: ReadonlySet<number>,
  { from, to }: Period,
  { count, ofCode }: Parts,
): readonly Traffic[] {
  const traffic = Array.from({ length: count }, () => ({ reached: 0, visits: 0 }));
  for (let code = 0; code < codes.length; code += 1) {
    const counted = traffic[ofCode(codes[code] ?? 0)];
    if (counted === undefined) continue;
    let isFirst = !shared.has(codes[code] ?? 0);
    for (let n = starts[code] ?? 0; n < (starts[code + 1] ?? 0); n += 1) {
      if (((flags[n] ?? 0) & VISITS.counted) !== 0) continue;
      const when = at[n] ?? 0;
      if (when > to) break;
      if (when >= from) {
        counted.visits += 1;
        if (isFirst) counted.reached += 1;
      }
      isFirst = false;
    }
  }
  return traffic;
}
