import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { askedCampaign } from '../campaign.ts';
import { askedFor, DIMENSIONS } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import { friendsUntil, knownOrders } from '../known.ts';
import { skippedVisits } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';
import type { ReportParams } from '../report.ts';
import { explainCards, explainPlaced } from './explain-cards.ts';

const DROP_JOURNEYS = /* sql temp */ `DROP TABLE IF EXISTS temp.journeys`;
// A code for one parcel or person has whoever joined through it; of shared codes everybody stands at the first.
const JOURNEYS = /* sql temp */ `
CREATE TEMP TABLE journeys AS
WITH met AS (
  SELECT cards.part, cards.unit, cards.code_id, friendships.person, min(friendships.at) AS at,
    row_number() OVER (
      PARTITION BY friendships.person, iif(cards.unit = 'single', cards.code_id, NULL)
      ORDER BY min(friendships.at), cards.name
    ) AS place
  FROM cards
  JOIN friendships ON friendships.code_id = cards.code_id AND friendships.level = 'P1'
  GROUP BY cards.code_id, friendships.person
),
joined AS (
  SELECT part, unit, code_id, person, at FROM met WHERE place = 1
  UNION ALL
  SELECT cards.part, 'way', NULL, way_joins.person, way_joins.at
  FROM way_joins
  JOIN cards ON cards.unit = 'way' AND cards.name = way_joins.state
),
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
SELECT part, unit, code_id, person, at, already, first_at, second_at,
  CASE WHEN is_open THEN 4
    WHEN is_kept AND first_at IS NULL AND at > @orders THEN 5
    WHEN is_kept AND second_at IS NULL AND first_at > @orders AND NOT already THEN 6 END AS open_from,
  3 + is_kept + (is_kept AND first_at IS NOT NULL)
    + (is_kept AND second_at IS NOT NULL AND NOT already) AS depth
FROM again`;

const DROP_UNITS = /* sql temp */ `DROP TABLE IF EXISTS temp.units`;
// Of a code it is the one who came furthest through it. Who had bought before has no order to repeat.
const UNITS = /* sql temp */ `
CREATE TEMP TABLE units AS
WITH of_cards AS (
  SELECT part, code_id, iif(is_scanned, 2, is_delivered) AS depth, 0 AS already, NULL AS open_from, NULL AS at,
    NULL AS first_at, NULL AS second_at
  FROM cards
  WHERE unit = 'single'
  UNION ALL
  SELECT part, code_id, depth, already, open_from, at, first_at, second_at
  FROM journeys
  WHERE unit = 'single'
),
numbered AS (
  SELECT of_cards.*,
    max(open_from IS 4) OVER each_card AS may_be_kept, max(open_from IS 5) OVER each_card AS may_order,
    max(open_from IS 6) OVER each_card AS may_repeat,
    row_number() OVER (PARTITION BY code_id ORDER BY depth DESC, at,
      iif(depth > 4, first_at, 0), iif(depth > 5, second_at, 0), already) AS place
  FROM of_cards
  WINDOW each_card AS (PARTITION BY code_id)
)
SELECT part, 'single' AS unit, depth, already, CASE
    WHEN depth < 4 AND may_be_kept THEN 4 WHEN depth = 4 AND may_order THEN 5
    WHEN depth = 5 AND may_repeat AND NOT already THEN 6 END AS open_from
FROM numbered
WHERE place = 1
UNION ALL
SELECT part, unit, depth, already, open_from FROM journeys WHERE unit <> 'single'`;

const STAGES = /* sql temp */ `
WITH stages (place, depth, stage, who) AS (VALUES (0, 0, 'issued', NULL), (1, 1, 'delivered', NULL),
  (2, 2, 'scanned', NULL), (3, 3, 'joined', NULL), (4, 4, 'kept_7d', NULL),
  (5, 5, 'first_private_order', 0), (6, 6, 'repeat', 0), (7, 3, 'customers_before', 1),
  (8, 4, 'customers_before_kept_7d', 1), (9, 5, 'customers_before_ordered', 1)),
scans AS (
  SELECT cards.part, cards.code_id, visits.visitor, count(*) AS n, row_number() OVER (
      PARTITION BY visits.visitor ORDER BY min(visits.at), cards.name
    ) AS place
  FROM visits
  JOIN codes ON codes.code = visits.code
  JOIN cards ON cards.code_id = codes.id AND cards.unit = 'shared'
  WHERE visits.at <= @asOf AND visits.flags & @skip = 0
  GROUP BY cards.code_id, visits.visitor
),
visitors AS (
  SELECT part, code_id, sum(CASE WHEN visitor = '' THEN n WHEN place = 1 THEN 1 ELSE 0 END) AS n
  FROM scans
  GROUP BY code_id
),
only_scanned AS (
  SELECT part, sum(max(0, n - (
      SELECT count(*) FROM journeys
      WHERE journeys.unit = 'shared' AND journeys.code_id = visitors.code_id
    ))) AS n
  FROM visitors
  GROUP BY part
),
told_apart AS (
  SELECT part, max(unit = 'shared') AS is_shared FROM cards GROUP BY part
  UNION ALL
  SELECT NULL, 0 WHERE @by IS NULL AND NOT EXISTS (SELECT 1 FROM cards)
),
crowd AS (
  SELECT told_apart.part, told_apart.is_shared, count(*) FILTER (WHERE unit = 'single') AS cards,
    count(*) FILTER (WHERE unit = 'way') AS by_ways,
    count(*) FILTER (WHERE already) AS customers_before,
    coalesce((SELECT n FROM only_scanned WHERE only_scanned.part IS told_apart.part), 0) AS only_scanned
  FROM told_apart
  LEFT JOIN units ON units.part IS told_apart.part
  GROUP BY told_apart.part
),
begun AS (
  SELECT crowd.*, CASE
    WHEN is_shared THEN 2 WHEN cards > 0 OR by_ways = 0 THEN 0 ELSE 3 END AS start
  FROM crowd
)
SELECT begun.part AS part, stages.stage,
  iif(stages.depth > 2, count(*) FILTER (WHERE units.depth >= stages.depth),
    count(*) FILTER (WHERE units.depth >= stages.depth AND units.unit <> 'way') + begun.only_scanned) AS count,
  iif(stages.depth < 3 OR stages.who IS NOT NULL, NULL,
    count(*) FILTER (WHERE units.depth >= stages.depth AND units.already)) AS already,
  count(*) FILTER (WHERE units.open_from <= stages.depth) AS open
FROM begun
JOIN stages ON stages.depth >= begun.start AND (stages.who IS NOT 1 OR begun.customers_before > 0)
  AND (stages.depth <> 1 OR EXISTS (SELECT 1 FROM cards WHERE unit = 'single' AND is_delivered))
LEFT JOIN units ON units.part IS begun.part AND (stages.who IS NULL OR units.already = stages.who)
GROUP BY begun.part, stages.place
ORDER BY begun.part IS NULL, begun.part, stages.place`;

/** The steps of all codes, or of those of each part, from the facts. @throws unknown-campaign */
export function explainCodes(
  db: Database,
  params: ReportParams,
  { currency, timezone }: Settings,
): RunStatement[] {
  const { asOf, campaign, since, visits, gross } = params;
  const by = askedFor(DIMENSIONS, params.by);
  const seen = { asOf, workspace: currency };
  const places = {
    ...seen,
    campaign: askedCampaign(db, campaign),
    friends: friendsUntil(db, { asOf, timezone }),
    orders: Math.max(0, knownOrders(db, { asOf, timezone }, 'private').until),
    since: since ?? null,
    skip: skippedVisits(visits),
    gross: gross === true ? 1 : 0,
    by: by ?? null,
  };
  const figures = ['count', 'already', 'open'];
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    ...explainCards(places),
    ...(by === undefined ? [] : explainPlaced(by, params.top, places)),
    statement(DROP_JOURNEYS, {}),
    statement(JOURNEYS, places, { code: 'explain-journeys', params: {} }),
    statement(DROP_UNITS, {}),
    statement(UNITS, places, { code: 'explain-units', params: {} }),
    by === undefined
      ? gives(STAGES, places, figures, ['stage'])
      : gives(partNamed(STAGES, by), places, figures, [by, 'stage']),
  ];
}
