import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import { friendsUntil } from '../known.ts';
import { skippedVisits } from '../options.ts';
import type { RunStatement } from '../recording.ts';
import type { ReportParams } from '../report.ts';

const DROP_CARDS = /* sql temp */ `DROP TABLE IF EXISTS temp.cards`;
const CARDS = /* sql temp */ `
CREATE TEMP TABLE cards AS
SELECT codes.id AS code_id, batches.unit, seen.first_visit_at IS NOT NULL AS is_scanned,
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
  AND (batches.created_at <= @asOf OR seen.first_visit_at IS NOT NULL
    OR codes.id IN (SELECT code_id FROM friendships WHERE level = 'P1'))`;

const DROP_JOURNEYS = /* sql temp */ `DROP TABLE IF EXISTS temp.journeys`;
// Who came by a fixed way is a person of its own only where no code is known of them.
const JOURNEYS = /* sql temp */ `
CREATE TEMP TABLE journeys AS
WITH through AS (
  SELECT cards.unit, iif(cards.unit = 'single', cards.code_id, NULL) AS code_id,
    friendships.person, min(friendships.at) AS at
  FROM cards
  JOIN friendships ON friendships.code_id = cards.code_id AND friendships.level = 'P1'
  GROUP BY 1, 2, 3
),
by_ways AS (
  SELECT 'way' AS unit, NULL AS code_id, first_joins.person, min(first_joins.at) AS at
  FROM (
    SELECT friendships.state, friendships.person, min(friendships.at) AS at
    FROM friendships
    JOIN contact_ways ON contact_ways.state = friendships.state
      AND (@campaign IS NULL OR contact_ways.campaign_id = @campaign)
    WHERE friendships.level = 'P3'
    GROUP BY 1, 2
  ) AS first_joins
  WHERE (@since IS NULL OR first_joins.at >= @since)
    AND first_joins.person NOT IN (SELECT person FROM through)
  GROUP BY first_joins.person
),
joined AS (SELECT * FROM through UNION ALL SELECT * FROM by_ways),
stayed AS (
  SELECT joined.*, at + 7 * 86400000 > @friends AS is_open,
    at + 7 * 86400000 <= @friends AND EXISTS (
      SELECT 1 FROM friendships
      WHERE friendships.person = joined.person AND friendships.at <= joined.at + 7 * 86400000
        AND coalesce(friendships.ended_at > joined.at + 7 * 86400000, 1)
    ) AS is_kept
  FROM joined
),
bought AS (
  SELECT stayed.*, EXISTS (
      SELECT 1 FROM paid_orders AS o
      WHERE o.person = stayed.person AND o.at <= stayed.at AND o.domain = 'private'
        AND (@gross OR NOT o.refunded)
    ) AS already, (
      SELECT min(o.at) FROM paid_orders AS o
      WHERE o.person = stayed.person AND o.at > stayed.at AND o.domain = 'private'
        AND (@gross OR NOT o.refunded)
    ) AS first_at
  FROM stayed
),
again AS (
  SELECT bought.*, (
      SELECT min(o.at) FROM paid_orders AS o
      WHERE o.person = bought.person AND o.at > bought.first_at AND o.domain = 'private'
        AND (@gross OR NOT o.refunded)
    ) AS second_at
  FROM bought
)
SELECT unit, code_id, person, at, is_open, already, first_at, second_at,
  3 + is_kept + (is_kept AND first_at IS NOT NULL) + (is_kept AND second_at IS NOT NULL) AS depth
FROM again`;

const DROP_UNITS = /* sql temp */ `DROP TABLE IF EXISTS temp.units`;
// Of a code it is the one who came furthest through it.
const UNITS = /* sql temp */ `
CREATE TEMP TABLE units AS
WITH of_cards AS (
  SELECT code_id, iif(is_scanned, 2, is_delivered) AS depth, 0 AS already, 0 AS is_open, NULL AS at,
    NULL AS first_at, NULL AS second_at
  FROM cards
  WHERE unit = 'single'
  UNION ALL
  SELECT code_id, depth, already, is_open, at, first_at, second_at FROM journeys WHERE unit = 'single'
),
numbered AS (
  SELECT of_cards.*, max(is_open) OVER (PARTITION BY code_id) AS somebody_is_open,
    row_number() OVER (PARTITION BY code_id ORDER BY depth DESC, at,
      iif(depth > 4, first_at, 0), iif(depth > 5, second_at, 0)) AS place
  FROM of_cards
)
SELECT 'single' AS unit, depth, already, depth < 4 AND somebody_is_open AS is_open
FROM numbered
WHERE place = 1
UNION ALL
SELECT unit, depth, already, is_open FROM journeys WHERE unit <> 'single'`;

const STAGES = /* sql temp */ `
WITH stages (depth, stage) AS (VALUES (0, 'issued'), (1, 'delivered'), (2, 'scanned'), (3, 'joined'),
  (4, 'kept_7d'), (5, 'first_private_order'), (6, 'repeat')),
visitors AS (
  SELECT count(DISTINCT nullif(visits.visitor, '')) + count(*) FILTER (WHERE visits.visitor = '') AS n
  FROM visits
  JOIN codes ON codes.code = visits.code
  JOIN cards ON cards.code_id = codes.id AND cards.unit = 'shared'
  WHERE visits.at <= @asOf AND visits.flags & @skip = 0
),
crowd AS (
  SELECT count(*) FILTER (WHERE unit = 'single') AS cards, count(*) FILTER (WHERE unit <> 'way') AS known,
    count(*) FILTER (WHERE unit = 'way') AS by_ways, count(*) FILTER (WHERE depth >= 3) AS joined,
    max(0, (SELECT n FROM visitors) - count(*) FILTER (WHERE unit = 'shared')) AS only_scanned,
    coalesce(sum(is_open), 0) AS is_open
  FROM units
),
begun AS (
  SELECT crowd.*, CASE
    WHEN EXISTS (SELECT 1 FROM cards WHERE unit = 'shared')
      OR (cards > 0 AND by_ways > 0 AND joined > known) THEN 2
    WHEN cards > 0 OR by_ways = 0 THEN 0 ELSE 3 END AS start
  FROM crowd
)
SELECT stages.stage,
  iif(stages.depth > 2, count(units.depth), max(begun.joined,
    count(units.depth) FILTER (WHERE units.unit <> 'way') + begun.only_scanned)) AS count,
  iif(stages.depth < 3, NULL, coalesce(sum(units.already), 0)) AS already,
  iif(stages.depth < 4, 0, begun.is_open) AS open
FROM begun
JOIN stages ON stages.depth >= begun.start
  AND (stages.depth <> 1 OR EXISTS (SELECT 1 FROM cards WHERE unit = 'single' AND is_delivered))
LEFT JOIN units ON units.depth >= stages.depth
GROUP BY stages.depth`;

/** The steps of all codes from the facts. Of groups it is told what is run. @throws unknown-campaign */
export function explainCodes(
  db: Database,
  params: ReportParams,
  { currency, timezone }: Settings,
): RunStatement[] | undefined {
  const { asOf, campaign, since, by, visits, gross } = params;
  if (by !== undefined) return undefined;
  const seen = { asOf, workspace: currency };
  const places = {
    ...seen,
    campaign: askedCampaign(db, campaign),
    friends: friendsUntil(db, { asOf, timezone }),
    since: since ?? null,
    skip: skippedVisits(visits),
    gross: gross === true ? 1 : 0,
  };
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    statement(DROP_CARDS, {}),
    statement(CARDS, places, { code: 'explain-cards', params: {} }),
    statement(DROP_JOURNEYS, {}),
    statement(JOURNEYS, places, { code: 'explain-journeys', params: {} }),
    statement(DROP_UNITS, {}),
    statement(UNITS, places, { code: 'explain-units', params: {} }),
    gives(STAGES, places, ['count', 'already', 'open'], ['stage']),
  ];
}
