import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContactTimes } from '../../journeys/contacts.ts';
import { campaignId } from '../campaign.ts';
import { askedFor, DIMENSIONS } from '../dimensions/dimension.ts';
import { partNamed } from '../dimensions/explain.ts';
import { friendships, gives, paidOrders } from '../explained.ts';
import { explainForest, explainPlaces } from '../invitations/explain.ts';
import { readInvitations, readParticipants } from '../invitations/facts.ts';
import type { RunStatement } from '../run-statement.ts';
import { ownFlag, ownText, type ReportParams } from '../report.ts';
import { readAsked } from './asked.ts';
import { knownOfCampaign } from './awaited.ts';
import { explainFlags } from './explain-flags.ts';
import { explainLines, explainMeasured, explainWon } from './explain-measures.ts';
import { explainRewardLines, explainRewardSummary } from './explain-rewards.ts';
import { FLAGS as FLAG_NAMES } from './flags.ts';
import { namedCustomer } from './invitees.ts';
import { readRewards } from './rewards.ts';

const BY_LINE = /* sql temp */ `
SELECT counted.line AS part, counted.participants, counted.mature, counted.accepted,
  coalesce(max(each.counted) FILTER (WHERE measure = 'k'), 0) AS accepted_mature,
  max(each.k) FILTER (WHERE measure = 'k') AS k,
  max(each.k) FILTER (WHERE measure = 'k_unflagged') AS k_unflagged,
  max(each.k) FILTER (WHERE measure = 'k_kept_7d') AS k_kept_7d,
  max(each.k) FILTER (WHERE measure = 'k_kept_30d') AS k_kept_30d,
  max(each.k) FILTER (WHERE measure = 'k_paying') AS k_paying,
  max(each.gross) FILTER (WHERE measure = 'k_kept_7d') AS gross_kept_7d,
  max(each.gross) FILTER (WHERE measure = 'k_kept_30d') AS gross_kept_30d,
  max(each.gross) FILTER (WHERE measure = 'k_paying') AS gross_paying
FROM (
  SELECT standing.line, count(standing.since) AS participants,
    count(*) FILTER (WHERE standing.since + @window <= @invitations) AS mature,
    coalesce(sum(standing.brought), 0) AS accepted
  FROM (
    SELECT lines.line, max(placed.since) AS since, count(accepted.n) AS brought
    FROM lines
    JOIN placed ON placed.person = lines.person
    LEFT JOIN accepted ON accepted.inviter = lines.person
    GROUP BY lines.person
  ) AS standing
  GROUP BY standing.line
  HAVING participants > 0 OR accepted > 0
) AS counted
LEFT JOIN (
  SELECT measure, line, counted, 1.0 * accepted / mature AS gross,
    iif(nobody_knows, NULL, 1.0 * counted / mature) AS k
  FROM measured
) AS each ON each.line IS counted.line
GROUP BY counted.line`;

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
  max(k) FILTER (WHERE measure = 'k_unflagged') AS "k_unflagged.k",
  coalesce(sum(counted) FILTER (WHERE measure = 'k_unflagged'), 0) AS "k_unflagged.counted",
  max(k) FILTER (WHERE measure = 'k_kept_7d') AS "k_kept_7d.k",
  coalesce(sum(counted) FILTER (WHERE measure = 'k_kept_7d'), 0) AS "k_kept_7d.counted",
  coalesce(sum(unknown) FILTER (WHERE measure = 'k_kept_7d'), 0) AS "k_kept_7d.unknown",
  max(gross) FILTER (WHERE measure = 'k_kept_7d') AS "k_kept_7d.gross",
  max(k) FILTER (WHERE measure = 'k_kept_30d') AS "k_kept_30d.k",
  max(gross) FILTER (WHERE measure = 'k_kept_30d') AS "k_kept_30d.gross",
  coalesce(sum(counted) FILTER (WHERE measure = 'k_kept_30d'), 0) AS "k_kept_30d.counted",
  max(k) FILTER (WHERE measure = 'k_paying') AS "k_paying.k",
  max(gross) FILTER (WHERE measure = 'k_paying') AS "k_paying.gross",
  coalesce(sum(counted) FILTER (WHERE measure = 'k_paying'), 0) AS "k_paying.counted"
FROM (
  SELECT measure, 1.0 * sum(accepted) / sum(mature) AS gross, sum(mature) AS mature, sum(counted) AS counted, sum(unknown) AS unknown,
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

const FLAGS = /* sql temp */ `
SELECT count(*) FILTER (WHERE flag = 'burst') AS flagged_burst,
  count(*) FILTER (WHERE flag = 'quick_leave') AS flagged_quick_leave,
  count(*) FILTER (WHERE flag = 'shared_phone') AS flagged_shared_phone
FROM flagged`;

const FLAGGED = /* sql temp */ `SELECT * FROM flagged ORDER BY flag, accepted_at, inviter, invitee`;

// Somebody and everybody who came through them.
const TREE = /* sql temp */ `
WITH RECURSIVE below (person) AS (
  SELECT @root
  UNION ALL
  SELECT accepted.invitee FROM below JOIN accepted ON accepted.inviter = below.person
)
SELECT below.person AS customer, won.at AS accepted_at,
  (SELECT count(*) FROM accepted WHERE accepted.inviter = below.person) AS brought,
  iif(won.at IS NULL, NULL, CASE won.is_kept_7d WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END) AS kept_7d,
  CASE won.is_paying WHEN 1 THEN 'yes' WHEN 0 THEN iif(won.at > @orders, 'unknown', 'no') END AS paying,
  coalesce(placed.generation, 0) AS generation
FROM below
LEFT JOIN won ON won.invitee = below.person
LEFT JOIN placed ON placed.person = below.person
ORDER BY generation, accepted_at, customer`;

// How many looked at whose invitations: see readInvitationsSeen. Where no visit is known nobody knows. Of what
// somebody brought no more had been opened than looked; where that is less than half of all, nobody knows either.
const STAGES = /* sql temp */ `
WITH seen AS MATERIALIZED (
  SELECT coalesce(customers.customer_id, codes.owner_id) AS person,
    count(DISTINCT nullif(visits.visitor, '')) + sum(visits.visitor = '') AS visitors
  FROM codes
  JOIN batches ON batches.id = codes.batch_id AND batches.invites = 1
  JOIN visits ON visits.code = codes.code AND visits.at <= @asOf AND visits.flags = 0
  LEFT JOIN customers ON customers.identity_id = codes.owner_id
  WHERE codes.campaign_id = @campaign AND codes.owner_id IS NOT NULL
  GROUP BY codes.id
),
joined AS (
  SELECT count(*) AS n, count(is_kept_7d) AS decided, coalesce(sum(is_kept_7d), 0) AS kept,
    count(*) FILTER (WHERE at <= @orders) AS seen_long,
    coalesce(sum(is_paying) FILTER (WHERE at <= @orders), 0) AS paying,
    count(*) FILTER (
      WHERE invitee IN (SELECT inviter FROM accepted) OR invitee IN (SELECT person FROM seen)
    ) AS inviting
  FROM won
),
by_inviter AS (
  SELECT person, sum(looked) AS looked, sum(brought) AS brought
  FROM (
    SELECT person, visitors AS looked, 0 AS brought FROM seen
    UNION ALL SELECT inviter, 0, 1 FROM accepted
  )
  GROUP BY person
),
matched AS (
  SELECT iif(2 * sum(min(looked, brought)) >= sum(brought), sum(min(looked, brought)), NULL) AS accepted
  FROM by_inviter
  WHERE EXISTS (SELECT 1 FROM seen)
),
began AS (
  SELECT count(*) AS participants, count(*) FILTER (
      WHERE person IN (SELECT inviter FROM accepted) OR person IN (SELECT person FROM seen)
    ) AS sharers, (SELECT sum(visitors) FROM seen) AS opened
  FROM asked
)
SELECT 'participants' AS stage, participants AS count, NULL AS of, NULL AS open FROM began
UNION ALL SELECT 'sharers', sharers, participants, NULL FROM began
UNION ALL SELECT 'opened', opened, NULL, NULL FROM began
UNION ALL SELECT 'joined_opened', accepted, iif(accepted IS NULL, NULL, opened), NULL FROM matched, began
UNION ALL SELECT 'joined', n, NULL, NULL FROM joined
UNION ALL SELECT 'kept_7d', iif(n > 0 AND decided = 0, NULL, kept), decided, n - decided FROM joined
UNION ALL SELECT 'inviting', inviting, n, NULL FROM joined
UNION ALL SELECT 'paying', iif(n > 0 AND seen_long = 0, NULL, paying), seen_long, n - seen_long FROM joined`;

/** The columns of a statement whose names are in quotes. */
function namesIn(sql: string): readonly string[] {
  return [...sql.matchAll(/AS "([\w.]+)"/g)].map(([, name = '']) => name);
}

/**
 * The forest and K from the facts, by generation or by part; intervals and times are worked out from these.
 * Of `--tree`, `--flagged` and the like the lines that they show. @throws unknown-campaign, unknown-customer, bad-option
 */
export function explainKfactor(
  db: Database,
  params: ReportParams,
  { currency, timezone }: Settings,
): RunStatement[] {
  const { asOf, campaign = '' } = params;
  const { window, burst } = readAsked(params);
  const seen = { asOf, workspace: currency };
  const scope = { asOf, timezone, campaign: campaignId(db, campaign) };
  const { issued } = readParticipants(db, scope);
  const invited = { invitations: readInvitations(db, scope), issued };
  const { until } = knownOfCampaign(db, scope, readContactTimes(db), invited);
  const ends = Object.entries(until).map(([name, at]) => [name, Math.max(0, at)]);
  const places = {
    ...seen,
    ...Object.fromEntries(ends),
    campaign: scope.campaign,
    window,
    burst: burst.n,
    burst_within: burst.within,
  };
  const forest = [
    ...paidOrders(seen),
    ...friendships(seen),
    ...explainForest(places),
    ...explainPlaces(places),
  ];
  const by = askedFor(DIMENSIONS, params.by);
  const root = ownText(params, 'tree');
  if (by === undefined && root !== undefined) {
    const tree = { ...places, root: namedCustomer(db, root) };
    return [...forest, ...explainWon(places), gives(TREE, tree, IN_TREE, ['customer'])];
  }
  if (by === undefined && ownFlag(params, 'flagged'))
    return [...forest, ...explainFlags(places), gives(FLAGGED, {}, OF_FLAGGED, BY_FLAG)];
  if (by === undefined && ownFlag(params, 'stages')) {
    const figures = ['count', 'of', 'open'];
    return [...forest, ...explainWon(places), gives(STAGES, places, figures, ['stage'])];
  }
  if (by === undefined && ownFlag(params, 'rewards'))
    return [...forest, ...explainWon(places), ...explainRewardLines(places)];
  const isGiven = readRewards(db, scope, currency).length > 0;
  const lines =
    by === undefined
      ? gives(BY_LINE.replace(/ AS part\b/, ' AS generation'), places, FIGURES, ['generation'])
      : gives(partNamed(BY_LINE, by), places, FIGURES, [by]);
  return [
    ...forest,
    ...explainFlags(places),
    ...explainWon(places),
    ...explainLines(by, params),
    ...explainMeasured(places),
    lines,
    gives(PEOPLE, places, ['participants', 'issued', 'accepted', ...SHAPE]),
    gives(WHOLE, places, namesIn(WHOLE)),
    gives(EXCLUDED, places, namesIn(EXCLUDED)),
    gives(
      FLAGS,
      places,
      FLAG_NAMES.map((flag) => `flagged_${flag}`),
    ),
    gives(FISSION, places, ['new_people', 'new_invited', 'fission_rate']),
    ...(isGiven ? explainRewardSummary(places) : []),
  ];
}

const FIGURES: readonly string[] = [
  'participants',
  'mature',
  'accepted',
  'accepted_mature',
  'k',
  'k_unflagged',
  'k_kept_7d',
  'k_kept_30d',
  'k_paying',
  'gross_kept_7d',
  'gross_kept_30d',
  'gross_paying',
];
const SHAPE: readonly string[] = ['seeds', 'trees', 'depth', 'width', 'largest_tree'];
const IN_TREE: readonly string[] = ['accepted_at', 'brought', 'kept_7d', 'paying', 'generation'];
const OF_FLAGGED: readonly string[] = ['accepted_at', 'in_burst', 'within_hours'];
const BY_FLAG: readonly string[] = ['flag', 'inviter', 'invitee'];
