import type { Database } from '../../../db/open.ts';
import { type AnyDimension, askedFor, isPeriod } from '../../dimensions/dimension.ts';
import { clocks } from '../../dimensions/explain-clocks.ts';
import { firstTouches, partNamed } from '../../dimensions/explain.ts';
import { placedCodes } from '../explain-placed.ts';
import { laidOutParts } from '../../dimensions/explain-parts.ts';
import { gives, statement } from '../../explained.ts';
import type { RunStatement } from '../../run-statement.ts';
import type { ReportParams } from '../../report.ts';
import type { Scope } from './choice.ts';
import { STEP_DIMENSIONS } from './question.ts';

const COUNTS = /* sql temp */ `
SELECT reached.step, count(*) FILTER (WHERE NOT best.is_open) AS count,
  count(*) FILTER (WHERE best.is_open) AS open,
  1.0 * count(*) FILTER (WHERE NOT best.is_open) / nullif(
    first_value(count(*) FILTER (WHERE NOT best.is_open)) OVER (ORDER BY reached.step), 0) AS overall_rate
FROM best
JOIN reached ON reached.attempt = best.attempt
GROUP BY reached.step`;

const OF_PERIODS = /* sql temp */ `
INSERT INTO temp.members
SELECT person, CASE @by WHEN 'month' THEN strftime('%Y-%m', day * 86400, 'unixepoch')
  ELSE strftime('%Y', (day + 3) / 7 * 604800, 'unixepoch')
    || printf('-W%02d', (strftime('%j', (day + 3) / 7 * 604800, 'unixepoch') + 6) / 7) END, 1
FROM best`;
const OF_HOURS = /* sql temp */ `
INSERT INTO temp.members
SELECT person, printf('%02d', (at + (
    SELECT ahead FROM clocks WHERE clocks.since <= best.at ORDER BY clocks.since DESC LIMIT 1
  )) / 3600000 % 24), 1
FROM best`;
const OF_TOUCHES = /* sql temp */ `
INSERT INTO temp.members
SELECT best.person, iif(best.person < 0, code_values.value, first_touches.value), 1
FROM best
LEFT JOIN first_touches ON first_touches.person = best.person
LEFT JOIN code_values ON code_values.code_id = -best.person`;
const COUNTS_OF_PARTS = /* sql temp */ `
SELECT parts.part AS part, reached.step, count(*) FILTER (WHERE NOT best.is_open) AS count,
  count(*) FILTER (WHERE best.is_open) AS open,
  1.0 * count(*) FILTER (WHERE NOT best.is_open) / nullif(
    first_value(count(*) FILTER (WHERE NOT best.is_open)) OVER (PARTITION BY parts.part ORDER BY reached.step),
    0) AS overall_rate
FROM best
JOIN reached ON reached.attempt = best.attempt
JOIN members ON members.person = best.person
JOIN parts ON parts.value IS members.value
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2`;

function membersOf(by: AnyDimension): RunStatement {
  if (by === 'hour') return statement(OF_HOURS, {});
  return statement(isPeriod(by) ? OF_PERIODS : OF_TOUCHES, { by });
}

/** What a dimension is read from. */
function groundOf(db: Database, by: AnyDimension, scope: Scope): RunStatement[] {
  if (isPeriod(by)) return [];
  if (by === 'hour') return clocks(db, scope.asOf, scope.timezone);
  const seen = { asOf: scope.asOf, skip: scope.skip };
  return [...firstTouches(by, seen), ...placedCodes(by, seen)];
}

/** How many people reached each step, of those in `best`; or each step, of each part. */
export function countsOf(db: Database, params: ReportParams, scope: Scope): RunStatement[] {
  const by = askedFor(STEP_DIMENSIONS, params.by);
  const figures = ['count', 'open', 'overall_rate'];
  if (by === undefined) return [gives(COUNTS, {}, figures, ['step'])];
  return [
    ...groundOf(db, by, scope),
    ...laidOutParts([membersOf(by)], params.top),
    gives(partNamed(COUNTS_OF_PARTS, by), {}, figures, [by, 'step']),
  ];
}
