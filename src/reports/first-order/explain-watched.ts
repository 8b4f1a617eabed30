import { type Dimension, isPeriod } from '../dimensions/dimension.ts';
import { firstTouches } from '../dimensions/explain.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import { isOfOrigin } from '../dimensions/joins.ts';
import { type Places, statement } from '../explained.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_NEWCOMERS = /* sql temp */ `DROP TABLE IF EXISTS temp.newcomers`;
// Of several joins in one instant the one whose staff, variant, channel and batch come first; see query.ts.
const NEWCOMERS = /* sql temp */ `
CREATE TEMP TABLE newcomers AS
WITH joined AS (
  SELECT friendships.person, friendships.at, friendships.day, friendships.staff,
    nullif(coalesce(codes.variant, ways.variant), '') AS variant, codes.channel, codes.batch_id,
    row_number() OVER (
      PARTITION BY friendships.person
      ORDER BY friendships.at, friendships.staff,
        nullif(coalesce(codes.variant, ways.variant), '') NULLS LAST, codes.channel NULLS LAST,
        CAST(codes.batch_id AS TEXT) NULLS LAST
    ) AS nth
  FROM friendships
  LEFT JOIN codes ON friendships.level = 'P1' AND codes.id = friendships.code_id
  LEFT JOIN contact_ways AS ways ON friendships.level = 'P3' AND ways.state = friendships.state
  WHERE @campaign IS NULL OR coalesce(codes.campaign_id, ways.campaign_id) = @campaign
),
bought AS (
  SELECT person, at, order_id,
    row_number() OVER (PARTITION BY person ORDER BY at, refunded, gross, net, order_id) AS nth
  FROM paid_orders
  WHERE domain = 'private' AND (@gross OR NOT refunded) AND at <= @until
)
SELECT joined.person, joined.at, joined.day, joined.staff, joined.variant, joined.channel,
  joined.batch_id, bought.order_id, bought.at IS NOT NULL AS has_ordered,
  coalesce(bought.at, @until) - joined.at AS time, @until - joined.at AS at_most, NULL AS part
FROM joined
LEFT JOIN bought ON bought.person = joined.person AND bought.nth = 1
WHERE joined.nth = 1 AND joined.at >= @since AND (bought.at IS NULL OR bought.at > joined.at)`;

const DROP_WATCHED = /* sql temp */ `DROP TABLE IF EXISTS temp.watched`;
const WATCHED = /* sql temp */ `
CREATE TEMP TABLE watched AS SELECT * FROM newcomers WHERE at <= @until`;

/** Lays out who is watched for a first order; friendships and orders are. */
export function explainWatched(places: Places): RunStatement[] {
  return [
    statement(DROP_NEWCOMERS, {}),
    statement(NEWCOMERS, places, { code: 'explain-newcomers', params: {} }),
    statement(DROP_WATCHED, {}),
    statement(WATCHED, places, { code: 'explain-watched', params: {} }),
  ];
}

// What the join itself says, or, of products, the first order of those who bought.
const BY_JOIN = /* sql temp */ `
INSERT INTO temp.members
SELECT person, CASE @by WHEN 'staff' THEN nullif(staff, '') WHEN 'variant' THEN variant
    WHEN 'channel' THEN channel WHEN 'batch' THEN batch_id
    WHEN 'month' THEN strftime('%Y-%m', day * 86400, 'unixepoch')
    WHEN 'week' THEN strftime('%Y', (day + 3) / 7 * 604800, 'unixepoch')
      || printf('-W%02d', (strftime('%j', (day + 3) / 7 * 604800, 'unixepoch') + 6) / 7)
    WHEN 'product' THEN (
      SELECT coalesce(nullif(name, ''), sku) FROM order_lines
      WHERE order_lines.order_id = watched.order_id ORDER BY n LIMIT 1
    )
  END, 1
FROM watched
WHERE has_ordered OR @by <> 'product'`;
const BY_TOUCH = /* sql temp */ `
INSERT INTO temp.members
SELECT watched.person, first_touches.value, 1
FROM watched
LEFT JOIN first_touches ON first_touches.person = watched.person AND first_touches.at <= watched.at`;

const PARTS = /* sql temp */ `
UPDATE temp.watched SET part = (
  SELECT parts.part
  FROM members
  JOIN parts ON parts.value IS members.value
  WHERE members.person = watched.person
)`;

/** Says in which part each of them is. */
export function explainGroups(
  by: Dimension,
  { asOf, top }: { readonly asOf: number; readonly top?: number | undefined },
): RunStatement[] {
  const isOwn = isPeriod(by) || isOfOrigin(by) || by === 'staff' || by === 'product';
  return [
    ...(isOwn ? [] : firstTouches(by, { asOf, skip: VISITS.counted })),
    ...laidOutParts([statement(isOwn ? BY_JOIN : BY_TOUCH, { by })], top),
    statement(PARTS, {}, { code: 'explain-watched-in-parts', params: {} }),
  ];
}
