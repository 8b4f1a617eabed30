import type { Reading } from './shop-files.ts';

/** A file, and up to when it was said to be complete; instants are ms UTC, null where there is none. */
export type Claimed = {
  readonly id: number;
  readonly at: number;
  readonly latest: number | null;
  readonly until: number | null;
};

/**
 * The furthest of what was said of the files. That nothing would ever come after one holds until something has:
 * a later file with a fact of after its reading shows that the shop goes on.
 */
export function furthestSaid(files: readonly Claimed[]): Reading['said'] {
  const latest = Math.max(...files.map((file) => file.latest ?? -Infinity));
  let said: Reading['said'] = null;
  for (const { id, at, until } of files) {
    if (until === null || (until > at && latest > at)) continue;
    if (until > (said?.until ?? -Infinity)) said = { until, import: id };
  }
  return said;
}
