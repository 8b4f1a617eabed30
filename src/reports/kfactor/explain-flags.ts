import { type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import { LOOSE_PHONES } from './invitees.ts';

const DROP_PHONES = /* sql temp */ `DROP TABLE IF EXISTS temp.loose_phones`;
const PHONES = /* sql temp */ `CREATE TEMP TABLE loose_phones (person INTEGER, phone TEXT)`;
const FILL_PHONES = `-- A number of two people would have made them one: these tie nobody.
INSERT INTO temp.loose_phones${LOOSE_PHONES}`;

const DROP_FLAGGED = /* sql temp */ `DROP TABLE IF EXISTS temp.flagged`;
// See flags.ts: so many of one inviter within the time, those that overlap together; an invitee who was
// nobody's friend a day after they had joined; a telephone number of both.
const FLAGGED = /* sql temp */ `
CREATE TEMP TABLE flagged AS
WITH numbered AS MATERIALIZED (
  SELECT accepted.*, row_number() OVER (PARTITION BY inviter ORDER BY n) AS nth FROM accepted
),
ends AS (
  SELECT final.inviter, first.nth AS first, final.nth AS final
  FROM numbered AS final
  JOIN numbered AS first ON first.inviter = final.inviter AND first.nth = final.nth - @burst + 1
  WHERE final.at - first.at <= @burst_within
),
begun AS (
  SELECT ends.*,
    coalesce(first > lag(final) OVER (PARTITION BY inviter ORDER BY final), 1) AS is_new
  FROM ends
),
counted AS (
  SELECT begun.*, sum(is_new) OVER (PARTITION BY inviter ORDER BY final) AS burst FROM begun
),
bursts AS (
  SELECT inviter, min(first) AS first, max(final) AS final FROM counted GROUP BY inviter, burst
),
joined AS MATERIALIZED (
  SELECT accepted.inviter, accepted.invitee, accepted.at, min(friendships.at) AS joined_at,
    min(friendships.at) + 86400000 AS due
  FROM accepted
  JOIN friendships ON friendships.person = accepted.invitee
  GROUP BY accepted.invitee
),
parted AS MATERIALIZED (
  SELECT coalesce(customers.customer_id, leaves.identity_id) AS person, leaves.left_at AS at
  FROM leaves
  LEFT JOIN customers ON customers.identity_id = leaves.identity_id
  WHERE leaves.left_at <= @asOf
)
SELECT 'burst' AS flag, numbered.inviter, numbered.invitee, numbered.at AS accepted_at,
  bursts.final - bursts.first + 1 AS in_burst, (final.at - first.at) / 3600000.0 AS within_hours
FROM bursts
JOIN numbered ON numbered.inviter = bursts.inviter
  AND numbered.nth BETWEEN bursts.first AND bursts.final
JOIN numbered AS first ON first.inviter = bursts.inviter AND first.nth = bursts.first
JOIN numbered AS final ON final.inviter = bursts.inviter AND final.nth = bursts.final
UNION ALL
SELECT 'quick_leave', joined.inviter, joined.invitee, joined.at, NULL,
  (coalesce(max(parted.at), joined.joined_at) - joined.joined_at) / 3600000.0
FROM joined
LEFT JOIN parted ON parted.person = joined.invitee
  AND parted.at BETWEEN joined.joined_at AND joined.due
WHERE NOT EXISTS (
  SELECT 1 FROM friendships
  WHERE friendships.person = joined.invitee AND friendships.at <= joined.due
    AND coalesce(friendships.ended_at > joined.due, 1)
)
GROUP BY joined.invitee
UNION ALL
SELECT DISTINCT 'shared_phone', accepted.inviter, accepted.invitee, accepted.at, NULL, NULL
FROM accepted
JOIN loose_phones AS theirs ON theirs.person = accepted.inviter
JOIN loose_phones AS own ON own.person = accepted.invitee AND own.phone = theirs.phone`;

/** Lays out what is flagged of the invitations that count; they and friendships are. */
export function explainFlags(places: Places): RunStatement[] {
  return [
    statement(DROP_PHONES, {}),
    statement(PHONES, {}, { code: 'explain-loose-phones', params: {} }),
    statement(FILL_PHONES, {}),
    statement(DROP_FLAGGED, {}),
    statement(FLAGGED, places, { code: 'explain-flagged', params: {} }),
  ];
}
