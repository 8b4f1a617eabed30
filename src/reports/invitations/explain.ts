import { type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_INVITATIONS = /* sql temp */ `DROP TABLE IF EXISTS temp.invitations`;
// What a file and a code both know of the same two people is one invitation, at the earlier instant.
const INVITATIONS = /* sql temp */ `
CREATE TEMP TABLE invitations AS
WITH of_files AS (
  SELECT coalesce(inviters.customer_id, referrals.inviter_id) AS inviter,
    coalesce(invitees.customer_id, referrals.invitee_id) AS invitee, referrals.at,
    asker.kind || ':' || asker.value AS inviter_name, asked.kind || ':' || asked.value AS invitee_name
  FROM referrals
  JOIN identities AS asker ON asker.id = referrals.inviter_id
  JOIN identities AS asked ON asked.id = referrals.invitee_id
  LEFT JOIN customers AS inviters ON inviters.identity_id = referrals.inviter_id
  LEFT JOIN customers AS invitees ON invitees.identity_id = referrals.invitee_id
  WHERE referrals.campaign_id = @campaign AND referrals.at <= @asOf
),
through_codes AS (
  SELECT codes.id AS code_id, coalesce(inviters.customer_id, codes.owner_id) AS inviter,
    friendships.person AS invitee, friendships.at,
    asker.kind || ':' || asker.value AS inviter_name, asked.kind || ':' || asked.value AS invitee_name
  FROM friendships
  JOIN codes ON codes.id = friendships.code_id AND codes.campaign_id = @campaign
  JOIN batches ON batches.id = codes.batch_id AND batches.invites = 1
  JOIN joins ON joins.id = friendships.join_id
  JOIN identities AS asker ON asker.id = codes.owner_id
  JOIN identities AS asked ON asked.id = joins.identity_id
  LEFT JOIN customers AS inviters ON inviters.identity_id = codes.owner_id
  WHERE friendships.level = 'P1'
),
first_through AS (
  SELECT through_codes.*, row_number() OVER (
    PARTITION BY code_id, invitee ORDER BY at, inviter_name, invitee_name
  ) AS nth_through
  FROM through_codes
),
known AS (
  SELECT 'file' AS source, inviter, invitee, at, inviter_name, invitee_name FROM of_files
  UNION ALL
  SELECT 'code', inviter, invitee, at, inviter_name, invitee_name FROM first_through
  WHERE nth_through = 1
),
numbered AS (
  SELECT known.*, row_number() OVER (
    PARTITION BY source, inviter, invitee ORDER BY at, inviter_name, invitee_name
  ) AS nth
  FROM known
),
twins AS (
  SELECT numbered.*, row_number() OVER (
    PARTITION BY inviter, invitee, nth ORDER BY at, inviter_name, invitee_name
  ) AS which
  FROM numbered
)
SELECT row_number() OVER (ORDER BY at, inviter_name, invitee_name) AS n, inviter, invitee, at
FROM twins
WHERE which = 1`;

const DROP_ASKED = /* sql temp */ `DROP TABLE IF EXISTS temp.asked`;
const ASKED = /* sql temp */ `
CREATE TEMP TABLE asked AS
SELECT coalesce(customers.customer_id, each.identity_id) AS person, min(each.at) AS since,
  min(each.day) AS day, sum(each.codes) AS codes
FROM (
  SELECT identity_id, at, day, 0 AS codes FROM participants WHERE campaign_id = @campaign AND at <= @asOf
  UNION ALL
  SELECT codes.owner_id, batches.created_at, batches.created_day, 1
  FROM codes
  JOIN batches ON batches.id = codes.batch_id
  WHERE codes.campaign_id = @campaign AND codes.owner_id IS NOT NULL AND batches.invites = 1
    AND (batches.created_at <= @asOf
      OR codes.code IN (SELECT code FROM visits WHERE at <= @asOf AND flags = 0)
      OR codes.id IN (SELECT code_id FROM friendships WHERE code_id IS NOT NULL))
) AS each
LEFT JOIN customers ON customers.identity_id = each.identity_id
GROUP BY 1`;

const DROP_ACCEPTED = /* sql temp */ `DROP TABLE IF EXISTS temp.accepted`;
// Where nobody's first invitation leads round in a circle, the first one counts. Where one does, the
// invitations of those in it and below it are looked at one after the other, as they came.
const ACCEPTED = /* sql temp */ `
CREATE TEMP TABLE accepted AS
WITH RECURSIVE began AS (
  SELECT min(at) AS at FROM (SELECT at FROM invitations UNION ALL SELECT since FROM asked)
),
old_friends AS MATERIALIZED (
  SELECT person FROM friendships, began WHERE friendships.at < began.at
  UNION SELECT person FROM paid_orders, began WHERE paid_orders.at < began.at
  UNION SELECT coalesce(customers.customer_id, orders.buyer_id)
  FROM began
  JOIN orders ON orders.paid_day IS NULL AND orders.paid_at IS NULL AND orders.created_at < began.at
  LEFT JOIN customers ON customers.identity_id = orders.buyer_id
  WHERE orders.buyer_id IS NOT NULL
),
valid AS MATERIALIZED (
  SELECT * FROM invitations
  WHERE inviter <> invitee AND invitee NOT IN (SELECT person FROM old_friends)
),
first_ones AS MATERIALIZED (SELECT min(n) AS n, inviter, invitee, at FROM valid GROUP BY invitee),
above (person, ancestor) AS (
  SELECT invitee, inviter FROM first_ones
  UNION
  SELECT above.person, first_ones.inviter FROM above JOIN first_ones ON first_ones.invitee = above.ancestor
),
in_circles AS MATERIALIZED (SELECT person FROM above WHERE person = ancestor),
tangled AS MATERIALIZED (
  SELECT person FROM above WHERE ancestor IN (SELECT person FROM in_circles)
),
turns AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY n) AS turn, valid.* FROM valid
  WHERE invitee IN (SELECT person FROM tangled)
),
grown (turn, tree) AS (
  SELECT 0, '{}'
  UNION ALL
  SELECT turns.turn, CASE
    WHEN grown.tree ->> ('$.' || turns.invitee) IS NOT NULL OR EXISTS (
      WITH RECURSIVE up (person) AS (
        SELECT turns.inviter
        UNION ALL
        SELECT grown.tree ->> ('$.' || up.person) FROM up WHERE up.person IS NOT NULL
      )
      SELECT 1 FROM up WHERE person = turns.invitee
    ) THEN grown.tree
    ELSE json_set(grown.tree, '$.' || turns.invitee, turns.inviter)
  END
  FROM grown
  JOIN turns ON turns.turn = grown.turn + 1
),
untangled AS (
  SELECT min(turns.n) AS n, turns.inviter, turns.invitee, turns.at
  FROM (SELECT tree FROM grown ORDER BY turn DESC LIMIT 1) AS last
  JOIN json_each(last.tree) AS edge
  JOIN turns ON turns.invitee = CAST(edge.key AS INTEGER) AND turns.inviter = edge.value
  GROUP BY turns.invitee
)
SELECT n, inviter, invitee, at FROM first_ones WHERE invitee NOT IN (SELECT person FROM tangled)
UNION ALL
SELECT n, inviter, invitee, at FROM untangled`;

const INDEX_INVITEES = /* sql temp */ `
CREATE INDEX temp.accepted_by_invitee ON accepted (invitee)`;
const INDEX_INVITERS = /* sql temp */ `
CREATE INDEX temp.accepted_by_inviter ON accepted (inviter)`;

const DROP_PLACED = /* sql temp */ `DROP TABLE IF EXISTS temp.placed`;
const PLACED = /* sql temp */ `
CREATE TEMP TABLE placed AS
WITH RECURSIVE grown (person, seed, generation) AS (
  SELECT person, person, 0
  FROM (SELECT person FROM asked UNION SELECT inviter FROM accepted)
  WHERE person NOT IN (SELECT invitee FROM accepted)
  UNION ALL
  SELECT accepted.invitee, grown.seed, grown.generation + 1
  FROM grown
  JOIN accepted ON accepted.inviter = grown.person
)
SELECT grown.*, asked.since, asked.day FROM grown LEFT JOIN asked ON asked.person = grown.person`;

/** Lays out the invitations of a campaign and which count, for the statements that follow; friendships and orders are. */
export function explainForest(places: Places): RunStatement[] {
  return [
    statement(DROP_INVITATIONS, {}),
    statement(INVITATIONS, places, { code: 'explain-invitations', params: {} }),
    statement(DROP_ASKED, {}),
    statement(ASKED, places, { code: 'explain-asked', params: {} }),
    statement(DROP_ACCEPTED, {}),
    statement(ACCEPTED, places, { code: 'explain-accepted', params: {} }),
    statement(INDEX_INVITEES, {}),
    statement(INDEX_INVITERS, {}),
  ];
}

/** Where everybody of the forest stands, too. */
export function explainPlaces(places: Places): RunStatement[] {
  return [
    statement(DROP_PLACED, {}),
    statement(PLACED, places, { code: 'explain-placed', params: {} }),
  ];
}
