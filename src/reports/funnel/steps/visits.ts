import type { Database } from '../../../db/open.ts';
import type { CodeVisits } from '../../../journeys/code-visits.ts';
import { type Scope, type Take, wordsOf } from './choice.ts';
import type { Holders } from '../../dimensions/holders.ts';
import type { EventChoice } from './words.ts';

const CHOSEN = /* sql */ `
SELECT json_group_array(codes.id)
FROM codes
JOIN campaigns ON campaigns.id = codes.campaign_id
WHERE (@campaign IS NULL OR campaigns.name IN (SELECT value FROM json_each(@campaign)))
  AND (@channel IS NULL OR codes.channel IN (SELECT value FROM json_each(@channel)))
  AND (@variant IS NULL OR codes.variant IN (SELECT value FROM json_each(@variant)))
  AND (@batch IS NULL OR CAST(codes.batch_id AS TEXT) IN (SELECT value FROM json_each(@batch)))
  AND (@code IS NULL OR codes.code IN (SELECT value FROM json_each(@code)))`;
const KEYS = ['campaign', 'channel', 'variant', 'batch', 'code'] as const;

/**
 * Hands over the visits that count: to whoever has the code in hand, or as the code's own (see Holders).
 * @returns how many more of the period are to codes that are in many hands
 */
export function takeVisits(
  db: Database,
  { codes, starts, at, flags }: CodeVisits,
  holders: Holders,
  choice: EventChoice,
  { asOf, since, skip }: Scope,
  take: Take,
): number {
  const chosen = chosenCodes(db, choice);
  let ofMany = 0;
  for (let one = 0; one < codes.length; one += 1) {
    const code = codes[one] ?? 0;
    if (chosen?.has(code) === false) continue;
    const who = holders[code] ?? 0;
    const to = starts[one + 1] ?? 0;
    for (let n = starts[one] ?? 0; n < to; n += 1) {
      const time = at[n] ?? NaN;
      if (time > asOf) break;
      if (((flags[n] ?? 0) & skip) !== 0) continue;
      if (who !== 0) take(who, time, n + 1);
      else if (time >= since) ofMany += 1;
    }
  }
  return ofMany;
}

/** The codes that the filters let through; undefined where there are none. */
function chosenCodes(db: Database, choice: EventChoice): ReadonlySet<number> | undefined {
  if (choice.filters.length === 0) return undefined;
  const asked = Object.fromEntries(
    KEYS.map((key) => {
      const words = wordsOf(choice, key);
      return [key, words === undefined ? null : JSON.stringify([...words])];
    }),
  );
  const ids: number[] = JSON.parse(
    db.prepare<typeof asked, string>(CHOSEN).pluck().get(asked) ?? '[]',
  );
  return new Set(ids);
}
