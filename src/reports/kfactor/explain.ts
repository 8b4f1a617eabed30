import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContactTimes } from '../../journeys/contacts.ts';
import { campaignId } from '../campaign.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import type { RunStatement } from '../recording.ts';
import { ownFlag, ownText, type ReportParams } from '../report.ts';
import { knownOfCampaign } from './awaited.ts';
import { explainForest, explainPlaces } from '../invitations/explain.ts';
import { readInvitations, readParticipants } from '../invitations/facts.ts';

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

const DROP_MEASURED = /* sql temp */ `DROP TABLE IF EXISTS temp.measured`;
// A measure that takes days is seen as of so many days ago: participants and invitations later are not.
const MEASURED = /* sql temp */ `
CREATE TEMP TABLE measured AS
WITH measures (measure, seen) AS (VALUES ('k', @invitations),
  ('k_kept_7d', min(@invitations, @friendships - 7 * 86400000)),
  ('k_kept_30d', min(@invitations, @friendships - 30 * 86400000)),
  ('k_paying', min(@invitations, @orders))),
ready AS (
  SELECT measure, generation, count(*) AS mature
  FROM measures
  JOIN placed ON placed.since + @window <= measures.seen
  GROUP BY 1, 2
),
answered AS (
  SELECT measure, generation, CASE measure WHEN 'k' THEN 1 WHEN 'k_paying' THEN is_paying
    WHEN 'k_kept_7d' THEN is_kept_7d ELSE is_kept_30d END AS answer
  FROM measures
  JOIN won ON won.since + @window <= measures.seen
    AND won.at <= measures.seen
),
counts AS (
  SELECT measure, generation, sum(coalesce(answer, 0)) AS counted, sum(answer IS NULL) AS unknown
  FROM answered
  GROUP BY 1, 2
),
asked_of AS (
  SELECT measure, count(*) AS invitees, sum(answer IS NULL) AS unknown FROM answered GROUP BY 1
)
SELECT ready.measure, ready.generation, ready.mature, coalesce(counts.counted, 0) AS counted,
  coalesce(counts.unknown, 0) AS unknown, coalesce(asked_of.unknown = asked_of.invitees, 0) AS nobody_knows
FROM ready
LEFT JOIN counts ON counts.measure = ready.measure AND counts.generation = ready.generation
LEFT JOIN asked_of ON asked_of.measure = ready.measure`;

const GENERATIONS = /* sql temp */ `
SELECT counted.generation, counted.participants, counted.mature, counted.accepted,
  max(each.k) FILTER (WHERE measure = 'k') AS k,
  max(each.k) FILTER (WHERE measure = 'k_kept_7d') AS k_kept_7d,
  max(each.k) FILTER (WHERE measure = 'k_kept_30d') AS k_kept_30d,
  max(each.k) FILTER (WHERE measure = 'k_paying') AS k_paying
FROM (
  SELECT placed.generation, count(placed.since) AS participants,
    count(*) FILTER (WHERE placed.since + @window <= @invitations) AS mature,
    coalesce(sum(brought.n), 0) AS accepted
  FROM placed
  LEFT JOIN (SELECT inviter, count(*) AS n FROM accepted GROUP BY inviter) AS brought
    ON brought.inviter = placed.person
  GROUP BY placed.generation
  HAVING participants > 0 OR accepted > 0
) AS counted
LEFT JOIN (
  SELECT measure, generation, iif(nobody_knows, NULL, 1.0 * counted / mature) AS k FROM measured
) AS each ON each.generation = counted.generation
GROUP BY counted.generation`;

const PEOPLE = /* sql temp */ `
SELECT (SELECT count(*) FROM asked) AS participants,
  (SELECT coalesce(sum(codes), 0) FROM asked) AS issued, (SELECT count(*) FROM accepted) AS accepted,
  count(*) FILTER (WHERE seed = person) AS seeds,
  (SELECT count(DISTINCT seed) FROM placed WHERE generation > 0) AS trees,
  coalesce(max(generation), 0) AS depth,
  (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM placed GROUP BY generation)) AS width,
  (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM placed GROUP BY seed)) AS largest_tree
FROM placed`;

const WHOLE = /* sql temp */ `
SELECT max(k) FILTER (WHERE measure = 'k') AS "k.k",
  coalesce(sum(mature) FILTER (WHERE measure = 'k'), 0) AS "k.mature",
  coalesce(sum(counted) FILTER (WHERE measure = 'k'), 0) AS "k.counted",
  max(k) FILTER (WHERE measure = 'k_kept_7d') AS "k_kept_7d.k",
  coalesce(sum(counted) FILTER (WHERE measure = 'k_kept_7d'), 0) AS "k_kept_7d.counted",
  coalesce(sum(unknown) FILTER (WHERE measure = 'k_kept_7d'), 0) AS "k_kept_7d.unknown",
  max(k) FILTER (WHERE measure = 'k_kept_30d') AS "k_kept_30d.k",
  max(k) FILTER (WHERE measure = 'k_paying') AS "k_paying.k"
FROM (
  SELECT measure, sum(mature) AS mature, sum(counted) AS counted, sum(unknown) AS unknown,
    iif(max(nobody_knows), NULL, 1.0 * sum(counted) / sum(mature)) AS k
  FROM measured
  GROUP BY measure
)`;

const EXCLUDED = /* sql temp */ `
WITH RECURSIVE rejected AS (SELECT * FROM invitations WHERE n NOT IN (SELECT n FROM accepted)),
up (n, invitee, person) AS (
  SELECT n, invitee, inviter FROM rejected WHERE inviter <> invitee
  UNION
  SELECT up.n, up.invitee, accepted.inviter
  FROM up
  JOIN accepted ON accepted.invitee = up.person AND accepted.n < up.n
),
reasons AS (
  SELECT CASE WHEN inviter = invitee THEN 'self'
    WHEN n IN (SELECT n FROM up WHERE person = invitee) THEN 'loop'
    WHEN EXISTS (
      SELECT 1 FROM accepted WHERE accepted.invitee = rejected.invitee AND accepted.n < rejected.n
    ) THEN 'duplicate' ELSE 'old_friend' END AS reason
  FROM rejected
)
SELECT count(*) FILTER (WHERE reason = 'self') AS "excluded.self",
  count(*) FILTER (WHERE reason = 'loop') AS "excluded.loop",
  count(*) FILTER (WHERE reason = 'duplicate') AS "excluded.duplicate",
  count(*) FILTER (WHERE reason = 'old_friend') AS "excluded.old_friend"
FROM reasons`;

const FISSION = /* sql temp */ `
WITH newcomers AS MATERIALIZED (
  SELECT person, min(at) AS at FROM friendships GROUP BY person
),
began AS (SELECT min(at) AS at FROM (SELECT at FROM invitations UNION ALL SELECT since FROM asked))
SELECT count(newcomers.person) AS new_people, count(accepted.n) AS new_invited,
  1.0 * count(accepted.n) / nullif(count(newcomers.person), 0) AS fission_rate
FROM newcomers
JOIN began ON newcomers.at >= began.at
LEFT JOIN accepted ON accepted.invitee = newcomers.person
  AND accepted.at <= newcomers.at + 86400000`;

/** The columns of a statement whose names are in quotes. */
function namesIn(sql: string): readonly string[] {
  return [...sql.matchAll(/AS "([\w.]+)"/g)].map(([, name = '']) => name);
}

/**
 * The forest and K from the facts; flags, intervals and times are worked out from these. What `--tree`,
 * `--flagged` and `--by` show is told by what is run. @throws unknown-campaign
 */
export function explainKfactor(
  db: Database,
  params: ReportParams,
  { currency, timezone }: Settings,
  window: number,
): RunStatement[] | undefined {
  const isList = ownText(params, 'tree') !== undefined || ownFlag(params, 'flagged');
  if (isList || params.by !== undefined) return undefined;
  const { asOf, campaign = '' } = params;
  const seen = { asOf, workspace: currency };
  const scope = { asOf, timezone, campaign: campaignId(db, campaign) };
  const { issued } = readParticipants(db, scope);
  const invited = { invitations: readInvitations(db, scope), issued };
  const { until } = knownOfCampaign(db, scope, readContactTimes(db), invited);
  const ends = Object.entries(until).map(([name, at]) => [name, Math.max(0, at)]);
  const places = { ...seen, ...Object.fromEntries(ends), campaign: scope.campaign, window };
  const figures = [
    'participants',
    'mature',
    'accepted',
    'k',
    'k_kept_7d',
    'k_kept_30d',
    'k_paying',
  ];
  const shape = ['seeds', 'trees', 'depth', 'width', 'largest_tree'];
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    ...explainForest(places),
    ...explainPlaces(places),
    statement(DROP_WON, {}),
    statement(WON, places, { code: 'explain-won', params: {} }),
    statement(DROP_MEASURED, {}),
    statement(MEASURED, places, { code: 'explain-measured', params: {} }),
    gives(GENERATIONS, places, figures, ['generation']),
    gives(PEOPLE, places, ['participants', 'issued', 'accepted', ...shape]),
    gives(WHOLE, places, namesIn(WHOLE)),
    gives(EXCLUDED, places, namesIn(EXCLUDED)),
    gives(FISSION, places, ['new_people', 'new_invited', 'fission_rate']),
  ];
}
