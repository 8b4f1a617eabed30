import { type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

/**
 * Who bears what was spent, as SQL: `spent` (cost, campaign_id, channel, variant, minor) and `bearers`
 * (cost, line, value, weight). See costs.ts and `borne` in pieces.ts.
 */

const DROP_SPENT = /* sql temp */ `DROP TABLE IF EXISTS temp.spent`;
const SPENT = /* sql temp */ `
CREATE TEMP TABLE spent AS
SELECT min(costs.id) AS cost, costs.campaign_id, campaigns.channel, costs.variant,
  sum(costs.amount_minor) AS minor
FROM costs
JOIN campaigns ON campaigns.id = costs.campaign_id
WHERE costs.at BETWEEN @since AND @asOf AND costs.currency = @currency
  AND (@campaign IS NULL OR costs.campaign_id = @campaign)
GROUP BY costs.campaign_id, costs.variant`;

const DROP_BEARERS = /* sql temp */ `DROP TABLE IF EXISTS temp.bearers`;
const BEARERS = /* sql temp */ `
CREATE TEMP TABLE bearers (cost INTEGER, line, value, weight INTEGER)`;

// By weights, over the lines and then over the parts of each: amounts are whole, each is rounded down, and
// what is left goes, one by one, to those that lost most, the first of equals.
const BORNE = /* sql temp */ `
INSERT INTO temp.pieces (line, value, cost_minor)
WITH lines AS (
  SELECT bearers.cost, bearers.line, 1.0 * spent.minor * sum(bearers.weight)
    / sum(sum(bearers.weight)) OVER (PARTITION BY bearers.cost) AS exact, spent.minor
  FROM bearers
  JOIN spent ON spent.cost = bearers.cost
  WHERE bearers.weight > 0
  GROUP BY bearers.cost, bearers.line
),
floored AS (
  SELECT lines.*, CAST(exact AS INTEGER) - (exact < CAST(exact AS INTEGER)) AS whole FROM lines
),
shares AS (
  SELECT cost, line, whole + (row_number() OVER (
      PARTITION BY cost ORDER BY exact - whole DESC, line IS NULL, line
    ) <= minor - sum(whole) OVER (PARTITION BY cost)) AS minor
  FROM floored
),
parts_of_lines AS (
  SELECT bearers.cost, bearers.line, bearers.value, shares.minor, 1.0 * shares.minor * sum(bearers.weight)
    / sum(sum(bearers.weight)) OVER (PARTITION BY bearers.cost, bearers.line) AS exact
  FROM bearers
  JOIN shares ON shares.cost = bearers.cost AND shares.line IS bearers.line
  WHERE bearers.weight > 0
  GROUP BY bearers.cost, bearers.line, bearers.value
),
floored_parts AS (
  SELECT parts_of_lines.*, CAST(exact AS INTEGER) - (exact < CAST(exact AS INTEGER)) AS whole
  FROM parts_of_lines
),
borne AS (
  SELECT line, value, whole + (row_number() OVER (
      PARTITION BY cost, line ORDER BY exact - whole DESC, value IS NULL, value
    ) <= minor - sum(whole) OVER (PARTITION BY cost, line)) AS minor
  FROM floored_parts
)
SELECT line, value, minor FROM borne WHERE minor <> 0`;

/** Lays out what was spent in the period, in one currency, on each campaign and each variant of it. */
export function explainSpent(places: Places): RunStatement[] {
  return [
    statement(DROP_SPENT, {}),
    statement(SPENT, places, { code: 'explain-spent', params: {} }),
  ];
}

/** Puts into `pieces` what each bears of what was spent. @param fill a statement that puts bearers into `bearers` */
export function explainBorne(fill: RunStatement): RunStatement[] {
  return [
    statement(DROP_BEARERS, {}),
    statement(BEARERS, {}),
    fill,
    statement(BORNE, {}, { code: 'explain-borne', params: {} }),
  ];
}
