import { laidOutParts } from '../dimensions/explain-parts.ts';
import { type Places, statement, unsentCodes } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

/**
 * What belongs to the lines of a report and to their parts, as SQL: `pieces`. See pieces.ts. A line is a
 * channel, a batch or a member of staff; `added_on` is a day of a member of staff, `is_compared` what the
 * largest are chosen by.
 */

const DROP_PIECES = /* sql temp */ `DROP TABLE IF EXISTS temp.pieces`;
const PIECES = /* sql temp */ `
CREATE TEMP TABLE pieces (
  line, value, is_compared INTEGER NOT NULL DEFAULT 0, codes INTEGER NOT NULL DEFAULT 0,
  visits INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0, added_kept INTEGER NOT NULL DEFAULT 0,
  added_on TEXT, joins INTEGER NOT NULL DEFAULT 0, kept_7d INTEGER NOT NULL DEFAULT 0,
  undecided INTEGER NOT NULL DEFAULT 0, customers_before INTEGER NOT NULL DEFAULT 0,
  early INTEGER NOT NULL DEFAULT 0,
  first_orders INTEGER NOT NULL DEFAULT 0, net_minor INTEGER NOT NULL DEFAULT 0, cost_minor INTEGER,
  kept_180d INTEGER NOT NULL DEFAULT 0, undecided_180d INTEGER NOT NULL DEFAULT 0, week_minor INTEGER,
  half_year_minor INTEGER
)`;

const LINES = /* sql temp */ `INSERT INTO temp.members SELECT NULL, line, is_compared FROM pieces`;
const VALUES = /* sql temp */ `INSERT INTO temp.members SELECT NULL, value, is_compared FROM pieces`;
const LARGEST_LINES = /* sql temp */ `
UPDATE temp.pieces SET line = (SELECT parts.part FROM parts WHERE parts.value IS pieces.line)`;
const LARGEST_VALUES = /* sql temp */ `
UPDATE temp.pieces SET value = (SELECT parts.part FROM parts WHERE parts.value IS pieces.value)`;

/** Lays the pieces out, and puts those together that are not of the largest values, or lines. */
export function explainPieces(
  fill: readonly RunStatement[],
  { grouped, top }: { readonly grouped: boolean; readonly top: number | undefined },
): RunStatement[] {
  const [members, largest] = grouped ? [VALUES, LARGEST_VALUES] : [LINES, LARGEST_LINES];
  return [
    statement(DROP_PIECES, {}),
    statement(PIECES, {}, { code: 'explain-pieces', params: {} }),
    ...fill,
    ...(top === undefined ? [] : laidOutParts([statement(members, {})], top)),
    ...(top === undefined ? [] : [statement(largest, {})]),
  ];
}

const DROP_VOLUMES = /* sql temp */ `DROP TABLE IF EXISTS temp.volumes`;
const VOLUMES = /* sql temp */ `
CREATE TEMP TABLE volumes AS
SELECT batches.id AS batch_id, batches.campaign_id, batches.channel, batches.created_at, codes.variant,
  NULL AS value, count(*) AS codes, coalesce(sum(seen.visits), 0) AS visits
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN (
  SELECT code, count(*) AS visits FROM visits
  WHERE at BETWEEN @since AND @asOf AND flags & 255 = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND codes.id NOT IN (SELECT code_id FROM unsent)
GROUP BY batches.id, codes.variant`;
const VOLUMES_OF_PARTS = /* sql temp */ `
CREATE TEMP TABLE volumes AS
SELECT batches.id AS batch_id, batches.campaign_id, batches.channel, batches.created_at, codes.variant,
  code_values.value, count(*) AS codes, coalesce(sum(seen.visits), 0) AS visits
FROM codes
JOIN batches ON batches.id = codes.batch_id
JOIN code_values ON code_values.code_id = codes.id
LEFT JOIN (
  SELECT code, count(*) AS visits FROM visits
  WHERE at BETWEEN @since AND @asOf AND flags & 255 = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND codes.id NOT IN (SELECT code_id FROM unsent)
GROUP BY batches.id, codes.variant, code_values.value`;

// Codes have no hour; visits have their own.
const VOLUMES_OF_HOURS = /* sql temp */ `
CREATE TEMP TABLE volumes AS
SELECT batches.id AS batch_id, batches.campaign_id, batches.channel, batches.created_at, codes.variant,
  NULL AS value, count(*) AS codes, 0 AS visits
FROM codes
JOIN batches ON batches.id = codes.batch_id
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND codes.id NOT IN (SELECT code_id FROM unsent)
GROUP BY batches.id, codes.variant
UNION ALL
SELECT batches.id, batches.campaign_id, batches.channel, batches.created_at, codes.variant,
  printf('%02d', (visits.at + (
    SELECT ahead FROM clocks WHERE clocks.since <= visits.at ORDER BY clocks.since DESC LIMIT 1
  )) / 3600000 % 24) AS hour, 0, count(*)
FROM visits
JOIN codes ON codes.code = visits.code
JOIN batches ON batches.id = codes.batch_id
WHERE batches.created_at <= @asOf AND (@campaign IS NULL OR batches.campaign_id = @campaign)
  AND codes.id NOT IN (SELECT code_id FROM unsent)
  AND visits.at BETWEEN @since AND @asOf AND visits.flags & 255 = 0
GROUP BY batches.id, codes.variant, hour`;

/** The same by the hour, by `clocks`. */
export function explainHours(places: Places): RunStatement[] {
  const about = { code: 'explain-volumes', params: {} };
  return [
    ...unsentCodes(),
    statement(DROP_VOLUMES, {}),
    statement(VOLUMES_OF_HOURS, places, about),
  ];
}

/** Lays out the codes of each batch and variant, and of each value where `code_values` is. See volumes.ts. */
export function explainVolumes(grouped: boolean, places: Places): RunStatement[] {
  const about = { code: 'explain-volumes', params: {} };
  return [
    ...unsentCodes(),
    statement(DROP_VOLUMES, {}),
    statement(grouped ? VOLUMES_OF_PARTS : VOLUMES, places, about),
  ];
}

/** What the reports count of people and money, by the names of their columns; `open` only with a window. */
export function outcomeFigures(window: number | null): readonly string[] {
  return window === null ? FIGURES : [...FIGURES, 'open'];
}

const FIGURES: readonly string[] = [
  'joins',
  'kept_7d',
  'undecided',
  'customers_before',
  'first_orders',
  'net_minor',
  'cost_minor',
];
