import { codeValues, firstTouches } from '../dimensions/explain.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import type { TouchDimension } from '../dimensions/touches.ts';
import { type Places, statement } from '../explained.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_ON_PAGE = /* sql temp */ `DROP TABLE IF EXISTS temp.on_page`;
// Of several joins in one instant none is the first: one through the campaign is enough.
const ON_PAGE = /* sql temp */ `
CREATE TEMP TABLE on_page AS
WITH first_joins AS (SELECT person, min(at) AS at FROM friendships GROUP BY person)
SELECT friendships.person, NULL AS part
FROM friendships
JOIN first_joins ON first_joins.person = friendships.person AND first_joins.at = friendships.at
LEFT JOIN codes ON friendships.level = 'P1' AND codes.id = friendships.code_id
LEFT JOIN contact_ways AS ways ON friendships.level = 'P3' AND ways.state = friendships.state
WHERE @campaign IS NULL OR coalesce(codes.campaign_id, ways.campaign_id) = @campaign
UNION
SELECT person, NULL FROM paid_orders WHERE @campaign IS NULL`;

const DROP_CODES = /* sql temp */ `DROP TABLE IF EXISTS temp.codes_on_page`;
const CODES = /* sql temp */ `
CREATE TEMP TABLE codes_on_page AS
SELECT id AS code_id, NULL AS part
FROM codes
WHERE (@campaign IS NULL OR campaign_id = @campaign)
  AND code IN (SELECT code FROM visits WHERE at <= @asOf)`;

/** Lays out who is on the page, and which codes; friendships and orders are. */
export function explainOnPage(places: Places): RunStatement[] {
  return [
    statement(DROP_ON_PAGE, {}),
    statement(ON_PAGE, places, { code: 'explain-on-page', params: {} }),
    statement(DROP_CODES, {}),
    statement(CODES, places, { code: 'explain-codes-on-page', params: {} }),
  ];
}

const PEOPLE_IN_PARTS = /* sql temp */ `
INSERT INTO temp.members
SELECT on_page.person, first_touches.value, 1
FROM on_page
LEFT JOIN first_touches ON first_touches.person = on_page.person`;
const CODES_IN_PARTS = /* sql temp */ `
INSERT INTO temp.members
SELECT NULL, code_values.value, 0
FROM codes_on_page
JOIN code_values ON code_values.code_id = codes_on_page.code_id`;

const PART_PEOPLE = /* sql temp */ `
UPDATE temp.on_page SET part = (
  SELECT parts.part
  FROM members
  JOIN parts ON parts.value IS members.value
  WHERE members.person = on_page.person
)`;
const PART_CODES = /* sql temp */ `
UPDATE temp.codes_on_page SET part = (
  SELECT parts.part
  FROM code_values
  JOIN parts ON parts.value IS code_values.value
  WHERE code_values.code_id = codes_on_page.code_id
)`;

/** Says on which page of a dimension each of those people and codes stands: the column `part`. */
export function explainPages(
  by: TouchDimension,
  { asOf, top }: { readonly asOf: number; readonly top?: number | undefined },
): RunStatement[] {
  const members = [statement(PEOPLE_IN_PARTS, {}), statement(CODES_IN_PARTS, {})];
  return [
    ...firstTouches(by, { asOf, skip: VISITS.counted }),
    ...codeValues(by),
    ...laidOutParts(members, top),
    statement(PART_PEOPLE, {}, { code: 'explain-on-pages', params: {} }),
    statement(PART_CODES, {}),
  ];
}
