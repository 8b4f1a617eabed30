import type { Database } from '../../db/open.ts';
import { type CodeVisits, readCodeVisits } from '../../journeys/code-visits.ts';
import { VISITS } from '../options.ts';

/** Codes of one batch and one variant: how many there are, and how often they were scanned. */
export type Volume = {
  readonly batch: number;
  readonly campaign: number;
  readonly name: string;
  readonly channel: string;
  readonly variant: string;
  readonly unit: 'single' | 'shared';
  readonly madeAt: number;
  /** Days since 1970-01-01. */
  readonly madeDay: number;
  readonly codes: number;
  /** Visits of likely humans, each visitor once in ten minutes. */
  readonly visits: number;
};

const BATCHES = /* sql */ `
SELECT batches.id AS batch, batches.campaign_id AS campaign, campaigns.name, batches.channel,
  batches.unit, batches.created_at AS madeAt, batches.created_day AS madeDay
FROM batches
JOIN campaigns ON campaigns.id = batches.campaign_id
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
ORDER BY batches.id`;

// One pass in the order in which the visits lie, too: grouping here costs less than joining there.
const CODES = /* sql */ `SELECT id, batch_id, variant FROM codes ORDER BY id`;

type Scope = { readonly since: number; readonly asOf: number; readonly campaign: number | null };
type BatchRow = Omit<Volume, 'variant' | 'codes' | 'visits'>;
type CodeRow = readonly [id: number, batch: number, variant: string];

/** All codes made up to `asOf` by batch and variant, with their visits from `since` to `asOf`. */
export function readVolumes(db: Database, { since, asOf, campaign }: Scope): Volume[] {
  const batches = db
    .prepare<Omit<Scope, 'since'>, BatchRow>(BATCHES)
    .all({ asOf, campaign })
    .map((row) => ({ row, counts: new Map<string, { codes: number; visits: number }>() }));
  const byBatch = new Map(batches.map(({ row, counts }) => [row.batch, counts]));
  const seen = visitsByCode(readCodeVisits(db), since, asOf);
  for (const [id, batch, variant] of db.prepare<[], CodeRow>(CODES).raw().iterate()) {
    const counts = byBatch.get(batch);
    if (counts === undefined) continue;
    let count = counts.get(variant);
    if (count === undefined) counts.set(variant, (count = { codes: 0, visits: 0 }));
    count.codes += 1;
    count.visits += seen(id);
  }
  return batches.flatMap(({ row, counts }) =>
    [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([variant, count]) => ({ ...row, variant, ...count })),
  );
}

/** How many visits of a code count. Codes must be asked for in ascending order. */
function visitsByCode(
  { codes, starts, at, flags }: CodeVisits,
  since: number,
  asOf: number,
): (code: number) => number {
  let next = 0;
  return (code) => {
    while (next < codes.length && (codes[next] ?? 0) < code) next += 1;
    if (codes[next] !== code) return 0;
    let visits = 0;
    for (let place = starts[next] ?? 0; place < (starts[next + 1] ?? 0); place += 1) {
      const [when, flag] = [at[place] ?? 0, flags[place] ?? 0];
      if (when >= since && when <= asOf && (flag & VISITS.counted) === 0) visits += 1;
    }
    return visits;
  };
}
