import { type Dimension, isPeriod } from '../dimensions/dimension.ts';
import { firstTouches } from '../dimensions/explain.ts';
import { laidOutParts } from '../dimensions/explain-parts.ts';
import { type Places, statement } from '../explained.ts';
import { VISITS } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_WON = /* sql temp */ `DROP TABLE IF EXISTS temp.won`;
// Kept is asked so long after the first join of the invitee, of those whom it can be asked of.
const WON = /* sql temp */ `
CREATE TEMP TABLE won AS
WITH met AS MATERIALIZED (
  SELECT accepted.invitee, min(friendships.at) AS at
  FROM accepted
  JOIN friendships ON friendships.person = accepted.invitee
  GROUP BY accepted.invitee
),
still AS MATERIALIZED (
  SELECT met.invitee, met.at,
    max(friendships.at <= met.at + 7 * 86400000
      AND coalesce(friendships.ended_at > met.at + 7 * 86400000, 1)) AS after_7,
    max(friendships.at <= met.at + 30 * 86400000
      AND coalesce(friendships.ended_at > met.at + 30 * 86400000, 1)) AS after_30
  FROM met
  JOIN friendships ON friendships.person = met.invitee
  GROUP BY met.invitee
),
paying AS MATERIALIZED (
  SELECT DISTINCT accepted.invitee
  FROM accepted
  JOIN paid_orders ON paid_orders.person = accepted.invitee AND paid_orders.at >= accepted.at
    AND NOT paid_orders.refunded
)
SELECT accepted.inviter, accepted.invitee, accepted.at, placed.generation, placed.since,
  iif(still.at + 7 * 86400000 <= @friendships, after_7, NULL) AS is_kept_7d,
  iif(still.at + 30 * 86400000 <= @friendships, after_30, NULL) AS is_kept_30d,
  accepted.invitee IN (SELECT invitee FROM paying) AS is_paying
FROM accepted
JOIN placed ON placed.person = accepted.inviter
LEFT JOIN still ON still.invitee = accepted.invitee`;

/** Lays out what became of those who accepted; the forest, friendships and orders are. */
export function explainWon(places: Places): RunStatement[] {
  return [statement(DROP_WON, {}), statement(WON, places, { code: 'explain-won', params: {} })];
}

const DROP_LINES = /* sql temp */ `DROP TABLE IF EXISTS temp.lines`;
const LINES = /* sql temp */ `CREATE TEMP TABLE lines (person, line)`;
const INDEX_LINES = /* sql temp */ `CREATE INDEX temp.lines_by_person ON lines (person)`;
const GENERATIONS = /* sql temp */ `
INSERT INTO temp.lines SELECT person, generation FROM placed`;

// Those who invite: participants, and whoever else brought somebody.
const IN_PERIODS = /* sql temp */ `
INSERT INTO temp.members
SELECT person, iif(@by = 'month', strftime('%Y-%m', day * 86400, 'unixepoch'),
  strftime('%Y', (day + 3) / 7 * 604800, 'unixepoch')
    || printf('-W%02d', (strftime('%j', (day + 3) / 7 * 604800, 'unixepoch') + 6) / 7)), since IS NOT NULL
FROM placed
WHERE since IS NOT NULL OR person IN (SELECT inviter FROM accepted)`;
const IN_TOUCH = /* sql temp */ `
INSERT INTO temp.members
SELECT placed.person, first_touches.value, placed.since IS NOT NULL
FROM placed
LEFT JOIN first_touches ON first_touches.person = placed.person
  AND first_touches.at <= coalesce(placed.since, @asOf)
WHERE placed.since IS NOT NULL OR placed.person IN (SELECT inviter FROM accepted)`;
const PARTS = /* sql temp */ `
INSERT INTO temp.lines
SELECT members.person, parts.part
FROM members
JOIN parts ON parts.value IS members.value`;

/** Lays out in which line of the report everybody stands: of their generation, or of their part. */
export function explainLines(
  by: Dimension | undefined,
  { asOf, top }: { readonly asOf: number; readonly top?: number | undefined },
): RunStatement[] {
  const lines = [
    statement(DROP_LINES, {}),
    statement(LINES, {}, { code: 'explain-lines', params: {} }),
    statement(INDEX_LINES, {}),
  ];
  if (by === undefined) return [...lines, statement(GENERATIONS, {})];
  return [
    ...(isPeriod(by) ? [] : firstTouches(by, { asOf, skip: VISITS.counted })),
    ...laidOutParts([statement(isPeriod(by) ? IN_PERIODS : IN_TOUCH, { by, asOf })], top),
    ...lines,
    statement(PARTS, {}),
  ];
}

const DROP_MEASURED = /* sql temp */ `DROP TABLE IF EXISTS temp.measured`;
// A measure that takes days is seen as of so many days ago: participants and invitations later are not.
const MEASURED = /* sql temp */ `
CREATE TEMP TABLE measured AS
WITH measures (measure, seen) AS (VALUES ('k', @invitations),
  ('k_kept_7d', min(@invitations, @friendships - 7 * 86400000)),
  ('k_kept_30d', min(@invitations, @friendships - 30 * 86400000)),
  ('k_paying', min(@invitations, @orders)), ('k_unflagged', @invitations)),
ready AS (
  SELECT measure, lines.line, count(*) AS mature
  FROM measures
  JOIN placed ON placed.since + @window <= measures.seen
  JOIN lines ON lines.person = placed.person
  GROUP BY 1, 2
),
answered AS (
  SELECT measure, lines.line, CASE measure WHEN 'k' THEN 1 WHEN 'k_paying' THEN is_paying
    WHEN 'k_unflagged' THEN won.invitee NOT IN (SELECT invitee FROM flagged)
    WHEN 'k_kept_7d' THEN is_kept_7d ELSE is_kept_30d END AS answer
  FROM measures
  JOIN won ON won.since + @window <= measures.seen
    AND won.at <= measures.seen
  JOIN lines ON lines.person = won.inviter
),
counts AS (
  SELECT measure, line, count(*) AS accepted, sum(coalesce(answer, 0)) AS counted,
    sum(answer IS NULL) AS unknown
  FROM answered
  GROUP BY 1, 2
),
asked_of AS (
  SELECT measure, count(*) AS invitees, sum(answer IS NULL) AS unknown FROM answered GROUP BY 1
)
SELECT ready.measure, ready.line, ready.mature, coalesce(counts.accepted, 0) AS accepted,
  coalesce(counts.counted, 0) AS counted,
  coalesce(counts.unknown, 0) AS unknown, coalesce(asked_of.unknown = asked_of.invitees, 0) AS nobody_knows
FROM ready
LEFT JOIN counts ON counts.measure = ready.measure AND counts.line IS ready.line
LEFT JOIN asked_of ON asked_of.measure = ready.measure`;

/** Lays out what each K is made of, line by line; those, and what became of invitees, are. */
export function explainMeasured(places: Places): RunStatement[] {
  return [
    statement(DROP_MEASURED, {}),
    statement(MEASURED, places, { code: 'explain-measured', params: {} }),
  ];
}
