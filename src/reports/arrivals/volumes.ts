import type { Database } from '../../db/open.ts';
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

const CODES = /* sql */ `
SELECT codes.batch_id AS batch, codes.campaign_id AS campaign, campaigns.name, codes.channel,
  codes.variant, batches.unit, batches.created_at AS madeAt, batches.created_day AS madeDay,
  count(*) AS codes
FROM codes
JOIN batches ON batches.id = codes.batch_id
JOIN campaigns ON campaigns.id = codes.campaign_id
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR codes.campaign_id = @campaign)
GROUP BY codes.batch_id, codes.variant
ORDER BY codes.batch_id, codes.variant`;

const SCANS = /* sql */ `
SELECT codes.batch_id AS batch, codes.variant, count(*) AS visits
FROM visits
JOIN codes ON codes.code = visits.code
WHERE visits.at BETWEEN @since AND @asOf AND visits.flags & @skip = 0
  AND (@campaign IS NULL OR codes.campaign_id = @campaign)
GROUP BY codes.batch_id, codes.variant`;

type Scope = { readonly since: number; readonly asOf: number; readonly campaign: number | null };
type CodesRow = Omit<Volume, 'visits'>;
type ScansRow = { readonly batch: number; readonly variant: string; readonly visits: number };

/** All codes made up to `asOf` by batch and variant, with their visits from `since` to `asOf`. */
export function readVolumes(db: Database, { since, asOf, campaign }: Scope): Volume[] {
  const scans = new Map<string, number>();
  const asked = { since, asOf, campaign, skip: VISITS.counted };
  for (const row of db.prepare<typeof asked, ScansRow>(SCANS).iterate(asked))
    scans.set(`${row.batch} ${row.variant}`, row.visits);
  return db
    .prepare<Omit<Scope, 'since'>, CodesRow>(CODES)
    .all({ asOf, campaign })
    .map((row) => ({ ...row, visits: scans.get(`${row.batch} ${row.variant}`) ?? 0 }));
}
