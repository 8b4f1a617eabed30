import { statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import type { AnyDimension, Dimension } from './dimension.ts';
import { TOUCH_STATEMENTS, type TouchStatement } from './touch-statements.ts';
import type { Scope, TouchDimension } from './touches.ts';

/**
 * Whose part somebody or something is, as SQL over the facts, for the statements of `--explain`. What the
 * reports read is in touches.ts, holders.ts and codes.ts; here it is laid out in temporary tables:
 * `holders` (code_id, person), `first_touches` (person, at, value), `code_values` (code_id, name, value).
 */

const DROP_HOLDERS = /* sql temp */ `DROP TABLE IF EXISTS temp.holders`;
// See holders.ts. In one instant the identifier's text decides.
const HOLDERS = /* sql temp */ `
CREATE TEMP TABLE holders AS
WITH came AS (
  SELECT attributed.code_id, coalesce(customers.customer_id, joins.identity_id) AS person,
    row_number() OVER (
      PARTITION BY attributed.code_id ORDER BY joins.joined_at, identities.kind, identities.value
    ) AS place
  FROM join_attributions AS attributed
  JOIN joins ON joins.id = attributed.join_id
  JOIN identities ON identities.id = joins.identity_id
  LEFT JOIN customers ON customers.identity_id = joins.identity_id
  WHERE attributed.level = 'P1' AND joins.joined_at <= @asOf
)
SELECT codes.id AS code_id,
  coalesce(came.person, customers.customer_id, codes.owner_id, orders.buyer_id) AS person
FROM codes
JOIN batches ON batches.id = codes.batch_id AND batches.unit = 'single' AND batches.invites = 0
LEFT JOIN came ON came.code_id = codes.id AND came.place = 1
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN customers ON customers.identity_id = coalesce(codes.owner_id, orders.buyer_id)
WHERE coalesce(came.person, codes.owner_id, orders.buyer_id) IS NOT NULL`;

const INDEX_HOLDERS = /* sql temp */ `CREATE INDEX temp.holders_by_code ON holders (code_id)`;

/** Lays out who has which code in hand: `holders` (code_id, person). @param asOf ms UTC */
export function holders(asOf: number): RunStatement[] {
  return [
    statement(DROP_HOLDERS, {}),
    statement(HOLDERS, { asOf }, { code: 'explain-holders', params: {} }),
    statement(INDEX_HOLDERS, {}),
  ];
}

const DROP_TOUCHES = /* sql temp */ `DROP TABLE IF EXISTS temp.touches`;
const TOUCHES = /* sql temp */ `CREATE TEMP TABLE touches (person INTEGER, at INTEGER, value)`;
const DROP_FIRST_TOUCHES = /* sql temp */ `DROP TABLE IF EXISTS temp.first_touches`;
// In one instant what says something comes first, then the text that does.
const FIRST_TOUCHES = /* sql temp */ `
CREATE TEMP TABLE first_touches AS
SELECT person, at, value
FROM (
  SELECT touches.*, row_number() OVER (PARTITION BY person ORDER BY at, value IS NULL, value) AS place
  FROM touches
)
WHERE place = 1`;

const INDEX_FIRST_TOUCHES = /* sql temp */ `
CREATE INDEX temp.first_touches_by_person ON first_touches (person)`;

/** The touches of a statement of touch-statements.ts, each with its person. */
function touchesOf({ of, sql }: TouchStatement): string {
  if (of === 'code')
    return `-- A code is whose hand it is in.
INSERT INTO temp.touches
SELECT holders.person, touched.at, touched.value
FROM (${sql}
) AS touched
JOIN holders ON holders.code_id = touched.who`;
  return `-- An identity of no customer is a person of its own.
INSERT INTO temp.touches
SELECT coalesce(customers.customer_id, touched.who), touched.at, touched.value
FROM (${sql}
) AS touched
LEFT JOIN customers ON customers.identity_id = touched.who`;
}

/**
 * Lays out what everybody first came into touch with: `first_touches` (person, at, value), the value null
 * where it says nothing; who is not there came into touch with nothing.
 * @param scope up to when, and which flags leave a visit out: personValues has VISITS.counted
 */
export function firstTouches(by: TouchDimension, scope: Scope): RunStatement[] {
  const statements: readonly TouchStatement[] = TOUCH_STATEMENTS[by];
  const about = { code: 'explain-touches', params: {} };
  return [
    ...(statements.some(({ of }) => of === 'code') ? holders(scope.asOf) : []),
    statement(DROP_TOUCHES, {}),
    statement(TOUCHES, {}, about),
    ...statements.map((one) => statement(touchesOf(one), { ...scope })),
    statement(DROP_FIRST_TOUCHES, {}),
    statement(FIRST_TOUCHES, {}, { code: 'explain-first-touches', params: {} }),
    statement(INDEX_FIRST_TOUCHES, {}),
  ];
}

const DROP_CODE_VALUES = /* sql temp */ `DROP TABLE IF EXISTS temp.code_values`;
// See codes.ts. 1970-01-01 was a Thursday.
const CODE_VALUES = /* sql temp */ `
CREATE TEMP TABLE code_values AS
SELECT codes.id AS code_id, codes.code AS name, CASE @by
    WHEN 'channel' THEN codes.channel
    WHEN 'variant' THEN nullif(codes.variant, '')
    WHEN 'batch' THEN codes.batch_id
    WHEN 'target' THEN targets.name
    WHEN 'staff' THEN nullif(targets.staff, '')
    WHEN 'platform' THEN nullif(substr(codes.order_key, 1, instr(codes.order_key, ':') - 1), '')
    WHEN 'shop' THEN nullif(orders.shop, '')
    WHEN 'product' THEN (
      SELECT coalesce(nullif(sku, ''), nullif(name, '')) FROM order_lines
      WHERE order_id = orders.id ORDER BY n LIMIT 1
    )
    WHEN 'province' THEN nullif(orders.province, '')
    WHEN 'month' THEN strftime('%Y-%m', batches.created_day * 86400, 'unixepoch')
    WHEN 'week' THEN strftime('%Y', (batches.created_day + 3) / 7 * 604800, 'unixepoch')
      || printf('-W%02d', (strftime('%j', (batches.created_day + 3) / 7 * 604800, 'unixepoch') + 6) / 7)
    WHEN 'first-source' THEN coalesce(
      nullif(substr(codes.order_key, 1, instr(codes.order_key, ':') - 1), ''), codes.channel)
  END AS value
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN targets
  ON targets.id = iif(codes.pool_id IS NULL, coalesce(codes.target_id, batches.target_id), NULL)`;

const INDEX_CODE_VALUES = /* sql temp */ `
CREATE INDEX temp.code_values_by_code ON code_values (code_id)`;

/** Lays out the value of each code: `code_values` (code_id, name, value), null where it has none. */
export function codeValues(by: Dimension): RunStatement[] {
  const about = { code: 'explain-code-values', params: { by } };
  return [
    statement(DROP_CODE_VALUES, {}),
    statement(CODE_VALUES, { by }, about),
    statement(INDEX_CODE_VALUES, {}),
  ];
}

/** A statement with its column `part` under the name of the dimension, as it stands in the report, or without it. */
export function partNamed(sql: string, by: AnyDimension | undefined): string {
  if (by === undefined) return sql.replaceAll(/[\w.]+ AS part,\s*/g, '');
  return sql.replaceAll(/ AS part\b/g, ` AS "${by}"`);
}
