import type { Dimension } from '../dimensions/dimension.ts';
import { codeValues } from '../dimensions/explain.ts';
import { type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

// A pool decides at each scan: what counts is whom the last visit of a code for one person was shown.
const SHOWN = /* sql temp */ `
UPDATE temp.code_values SET value = shown.value
FROM (
  SELECT codes.id AS code_id, CASE @by WHEN 'target' THEN targets.name ELSE nullif(targets.staff, '') END AS value
  FROM (
    SELECT code, max(id) AS id FROM visits
    WHERE target_id IS NOT NULL AND at <= @asOf AND flags & @skip = 0
    GROUP BY code
  ) AS last
  JOIN visits ON visits.id = last.id
  JOIN codes ON codes.code = last.code AND codes.pool_id IS NOT NULL
  JOIN batches ON batches.id = codes.batch_id AND batches.unit = 'single'
  JOIN targets ON targets.id = visits.target_id
) AS shown
WHERE shown.code_id = code_values.code_id`;

/**
 * Lays out in which part each code is, `code_values` (code_id, name, value); see pooled.ts.
 * @param places `asOf` and `skip`: up to when, and which flags leave a visit out
 */
export function placedCodes(by: Dimension, places: Places): RunStatement[] {
  const isPlace = by === 'target' || by === 'staff';
  return [...codeValues(by), ...(isPlace ? [statement(SHOWN, { ...places, by })] : [])];
}
