import type { Database } from '../../db/open.ts';
import { type CodeVisits, readCodeVisits } from '../../journeys/code-visits.ts';
import { VISITS } from '../options.ts';
import { readUnsent } from '../unsent.ts';
import type { Cell } from '../../core/table.ts';
import { partsOf } from '../dimensions/parts.ts';

/** Codes of one batch, one variant and one part: how many there are, and how often they were scanned. */
export type Volume = {
  readonly batch: number;
  readonly campaign: number;
  readonly name: string;
  readonly channel: string;
  readonly variant: string;
  /** Whose part they are; null where nothing is told apart. */
  readonly value: Cell;
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
type BatchRow = Omit<Volume, 'variant' | 'value' | 'codes' | 'visits'>;
type CodeRow = readonly [id: number, batch: number, variant: string];

export type Volumes = {
  readonly volumes: readonly Volume[];
  /** Codes that are in none of them, since the message that they stand in was never sent. */
  readonly unsent: number;
};

/**
 * All codes made up to `asOf` by batch, variant and value, with their visits from `since` to `asOf`.
 * @param valueOf the part that a code is of, by its id
 * @param visitValue the part that a visit is of, by its instant (ms UTC), where that is not its code's
 */
export function readVolumes(
  db: Database,
  { since, asOf, campaign }: Scope,
  valueOf: (code: number) => Cell = () => null,
  visitValue?: (at: number) => Cell,
): Volumes {
  const batches = db
    .prepare<Omit<Scope, 'since'>, BatchRow>(BATCHES)
    .all({ asOf, campaign })
    .map((row) => ({ row, stacks: new Map<string, Map<Cell, Count>>() }));
  const byBatch = new Map(batches.map(({ row, stacks }) => [row.batch, stacks]));
  const seen = visitsByCode(readCodeVisits(db), since, asOf);
  const neverSent = readUnsent(db);
  let unsent = 0;
  for (const [id, batch, variant] of db.prepare<[], CodeRow>(CODES).raw().iterate()) {
    const stacks = byBatch.get(batch);
    if (stacks === undefined) continue;
    if (neverSent.has(id)) {
      unsent += 1;
      continue;
    }
    let counts = stacks.get(variant);
    if (counts === undefined) stacks.set(variant, (counts = new Map()));
    const of = countIn(counts);
    const value = valueOf(id);
    const count = of(value);
    count.codes += 1;
    if (visitValue === undefined) seen(id, () => (count.visits += 1));
    else seen(id, (at) => (of(visitValue(at)).visits += 1));
  }
  const volumes = batches.flatMap(({ row, stacks }) =>
    [...stacks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([variant, counts]) =>
        [...partsOf(counts, ([value]) => value).values()]
          .flat()
          .map(([value, count]) => ({ ...row, variant, value, ...count })),
      ),
  );
  return { volumes, unsent };
}

type Count = { codes: number; visits: number };

function countIn(counts: Map<Cell, Count>): (value: Cell) => Count {
  return (value) => {
    let count = counts.get(value);
    if (count === undefined) counts.set(value, (count = { codes: 0, visits: 0 }));
    return count;
  };
}

/** The instants of a code's visits that count. Codes must be asked for in ascending order. */
function visitsByCode(
  { codes, starts, at, flags }: CodeVisits,
  since: number,
  asOf: number,
): (code: number, each: (at: number) => void) => void {
  let next = 0;
  return (code, each) => {
    while (next < codes.length && (codes[next] ?? 0) < code) next += 1;
    if (codes[next] !== code) return;
    for (let place = starts[next] ?? 0; place < (starts[next + 1] ?? 0); place += 1) {
      const [when, flag] = [at[place] ?? 0, flags[place] ?? 0];
      if (when >= since && when <= asOf && (flag & VISITS.counted) === 0) each(when);
    }
  };
}
