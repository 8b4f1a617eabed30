import type { Dimension } from '../dimensions/dimension.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import { type Places, statement, unsentCodes } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import { placedCodes } from './explain-placed.ts';

const DROP_CARDS = /* sql temp */ `DROP TABLE IF EXISTS temp.cards`;
const CARDS = /* sql temp */ `
CREATE TEMP TABLE cards AS
SELECT codes.id AS code_id, codes.code AS name, batches.unit, NULL AS part, seen.first_visit_at IS NOT NULL AS is_scanned,
  CASE WHEN orders.completed_at <= @asOf THEN 1
    WHEN orders.completed_at IS NULL AND orders.status = 'completed' THEN 1
    ELSE codes.channel = 'sms' AND EXISTS (
      SELECT 1 FROM customers AS receiver
      JOIN customers AS all_of ON all_of.customer_id = receiver.customer_id
      JOIN deliveries ON deliveries.identity_id = all_of.identity_id
      WHERE receiver.identity_id = codes.owner_id AND deliveries.status = 'delivered'
        AND deliveries.at BETWEEN batches.created_at AND @asOf
    ) END AS is_delivered
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN (
  SELECT code, min(at) AS first_visit_at FROM visits
  WHERE at <= @asOf AND flags & @skip = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE (@campaign IS NULL OR codes.campaign_id = @campaign)
  AND (@since IS NULL OR batches.created_at >= @since)
  AND codes.id NOT IN (SELECT code_id FROM unsent)
  AND (batches.created_at <= @asOf OR seen.first_visit_at IS NOT NULL
    OR codes.id IN (SELECT code_id FROM friendships WHERE level = 'P1'))`;

const DROP_WAY_JOINS = /* sql temp */ `DROP TABLE IF EXISTS temp.way_joins`;
// The first fixed way of each person of whom no code is known.
const WAY_JOINS = /* sql temp */ `
CREATE TEMP TABLE way_joins AS
SELECT state, person, at
FROM (
  SELECT friendships.state, friendships.person, min(friendships.at) AS at, row_number() OVER (
      PARTITION BY friendships.person ORDER BY min(friendships.at), friendships.state
    ) AS place
  FROM friendships
  JOIN contact_ways ON contact_ways.state = friendships.state
    AND (@campaign IS NULL OR contact_ways.campaign_id = @campaign)
  WHERE friendships.level = 'P3'
  GROUP BY 1, 2
  HAVING @since IS NULL OR min(friendships.at) >= @since
)
WHERE place = 1 AND person NOT IN (
  SELECT friendships.person
  FROM cards
  JOIN friendships ON friendships.code_id = cards.code_id AND friendships.level = 'P1'
)`;
const WAYS = /* sql temp */ `
INSERT INTO temp.cards SELECT DISTINCT NULL, state, 'way', NULL, 0, 0 FROM way_joins`;

const CODES_TOLD = /* sql temp */ `
UPDATE temp.cards SET part = (SELECT value FROM code_values WHERE code_values.code_id = cards.code_id)`;
const WAYS_TOLD = /* sql temp */ `
UPDATE temp.cards SET part = told.value
FROM (
  SELECT ways.state, CASE @by WHEN 'variant' THEN nullif(ways.variant, '') WHEN 'target' THEN targets.name
    WHEN 'staff' THEN nullif(targets.staff, '') WHEN 'channel' THEN coalesce(campaigns.channel, '')
    WHEN 'first-source' THEN coalesce(campaigns.channel, '') END AS value
  FROM contact_ways AS ways
  JOIN targets ON targets.id = ways.target_id
  LEFT JOIN campaigns ON campaigns.id = ways.campaign_id
) AS told
WHERE cards.unit = 'way' AND told.state = cards.name`;

const MEMBERS = /* sql temp */ `INSERT INTO temp.members SELECT NULL, part, 1 FROM cards`;
const PLACED = /* sql temp */ `
UPDATE temp.cards SET part = (SELECT parts.part FROM parts WHERE parts.value IS cards.part)`;

/** Lays out the codes, and the fixed ways that people joined by; friendships are. */
export function explainCards(places: Places): RunStatement[] {
  return [
    ...unsentCodes(),
    statement(DROP_CARDS, {}),
    statement(CARDS, places, { code: 'explain-cards', params: {} }),
    statement(DROP_WAY_JOINS, {}),
    statement(WAY_JOINS, places, { code: 'explain-way-joins', params: {} }),
    statement(WAYS, {}),
  ];
}

/** Says of each of them in which part it is: the column `part`. */
export function explainPlaced(
  by: Dimension,
  top: number | undefined,
  places: Places,
): RunStatement[] {
  const its = { ...places, by };
  const about = { code: 'explain-placed-cards', params: { by } };
  return [
    ...placedCodes(by, its),
    statement(CODES_TOLD, {}, about),
    statement(WAYS_TOLD, its),
    ...(top === undefined ? [] : laidOutParts([statement(MEMBERS, {})], top)),
    ...(top === undefined ? [] : [statement(PLACED, {})]),
  ];
}
