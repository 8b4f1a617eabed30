import { type Places, statement, unsentCodes } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_VARIANTS = /* sql temp */ `DROP TABLE IF EXISTS temp.tested_variants`;
// HOOK.FORM goes with all of its hook, or of its form; --shown says which variants are looked at.
const VARIANTS = /* sql temp */ `
CREATE TEMP TABLE tested_variants AS
SELECT named.variant, CASE @factor
    WHEN 'hook' THEN substr(named.variant, 1, instr(named.variant || '.', '.') - 1)
    WHEN 'form' THEN substr(named.variant, instr(named.variant || '.', '.') + 1)
    ELSE named.variant END AS arm, shown.value AS shown
FROM (
  SELECT variant FROM codes WHERE campaign_id = @campaign
  UNION SELECT variant FROM contact_ways WHERE campaign_id = @campaign
  UNION SELECT key FROM json_each(@shown)
) AS named
LEFT JOIN json_each(@shown) AS shown ON shown.key = named.variant
WHERE @shown IS NULL OR shown.value > 0`;

const DROP_CARDS = /* sql temp */ `DROP TABLE IF EXISTS temp.tested`;
const CARDS = /* sql temp */ `
CREATE TEMP TABLE tested AS
SELECT codes.id AS code_id, codes.code, codes.batch_id, codes.variant, variants.arm,
  batches.unit = 'shared' AS is_shared, batches.created_at AS made_at,
  batches.created_at + @window AS due, seen.at AS scanned_at
FROM codes
JOIN batches ON batches.id = codes.batch_id AND batches.campaign_id = @campaign
  AND (batches.unit = 'single' OR @shown IS NOT NULL) AND batches.invites = 0
  AND batches.created_at >= @since
JOIN tested_variants AS variants ON variants.variant = codes.variant
LEFT JOIN (
  SELECT code, min(at) AS at FROM visits
  WHERE at <= @asOf AND flags & @skip = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE codes.campaign_id = @campaign AND codes.id NOT IN (SELECT code_id FROM unsent)`;

const DROP_CAME = /* sql temp */ `DROP TABLE IF EXISTS temp.came`;
// A fixed way proves the variant, and with it a card, where no posters lead the same way: its newest by then.
const CAME = /* sql temp */ `
CREATE TEMP TABLE came AS
SELECT iif(tested.is_shared, NULL, tested.code_id) AS card_id, tested.batch_id, tested.arm, tested.due,
  friendships.person, friendships.at, tested.code AS name
FROM friendships
JOIN tested ON tested.code_id = friendships.code_id
WHERE friendships.level = 'P1'
UNION ALL
SELECT NULL, NULL, variants.arm, coalesce(
    (SELECT max(made_at) FROM tested WHERE variant = ways.variant AND made_at <= friendships.at),
    (SELECT min(made_at) FROM tested WHERE variant = ways.variant)
  ) + @window, friendships.person, friendships.at, friendships.state
FROM friendships
JOIN contact_ways AS ways ON ways.state = friendships.state AND ways.campaign_id = @campaign
JOIN tested_variants AS variants ON variants.variant = ways.variant
WHERE friendships.level = 'P3' AND friendships.at >= @since AND (@shown IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM batches WHERE batches.campaign_id = @campaign AND batches.unit = 'shared'
))`;

const DROP_GUESTS = /* sql temp */ `DROP TABLE IF EXISTS temp.guests`;
// With a window a card counts once all of it has been seen, and what came of it in it.
const GUESTS = /* sql temp */ `
CREATE TEMP TABLE guests AS
WITH numbered AS (
  SELECT came.*, row_number() OVER (PARTITION BY person ORDER BY at, batch_id IS NULL, name) AS nth
  FROM came
  WHERE due IS NULL OR (due <= @cards AND at <= due)
),
firsts AS (
  SELECT numbered.*, coalesce(card_id, -person) AS card, coalesce(due, @asOf) AS until FROM numbered
  WHERE nth = 1
)
SELECT firsts.card, firsts.arm, firsts.person,
  iif(firsts.at + 7 * 86400000 > @friendships, NULL, EXISTS (
    SELECT 1 FROM friendships AS f
    WHERE f.person = firsts.person AND f.at <= firsts.at + 7 * 86400000
      AND coalesce(f.ended_at > firsts.at + 7 * 86400000, 1)
  )) AS is_kept_7d,
  iif(firsts.at + 30 * 86400000 > @friendships, NULL, EXISTS (
    SELECT 1 FROM friendships AS f
    WHERE f.person = firsts.person AND f.at <= firsts.at + 30 * 86400000
      AND coalesce(f.ended_at > firsts.at + 30 * 86400000, 1)
  )) AS is_kept_30d,
  coalesce(sum(o.at <= firsts.at AND NOT o.refunded), 0) = 0
    AND coalesce(sum(o.at > firsts.at AND o.at <= firsts.until AND NOT o.refunded), 0) > 0 AS has_first_order,
  firsts.at > @orders
    AND coalesce(sum(o.at <= firsts.until AND NOT o.refunded), 0) = 0 AS may_order,
  coalesce(sum(iif(o.at > firsts.at AND o.at <= firsts.until AND o.currency = @currency
    AND (@gross OR NOT o.refunded), iif(@gross, o.gross, o.net), 0)), 0) AS money
FROM firsts
LEFT JOIN paid_orders AS o ON o.person = firsts.person AND o.domain = 'private'
GROUP BY firsts.person`;

/** Lays out the cards, and who came through them, for the statements that follow; friendships and orders are. */
export function explainCards(places: Places): RunStatement[] {
  return [
    statement(DROP_VARIANTS, {}),
    statement(VARIANTS, places, { code: 'explain-variants', params: {} }),
    ...unsentCodes(),
    statement(DROP_CARDS, {}),
    statement(CARDS, places, { code: 'explain-tested', params: {} }),
    statement(DROP_CAME, {}),
    statement(CAME, places, { code: 'explain-came', params: {} }),
    statement(DROP_GUESTS, {}),
    statement(GUESTS, places, { code: 'explain-guests', params: {} }),
  ];
}
