import { gives, type Places, statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

const DROP_GIVEN = /* sql temp */ `DROP TABLE IF EXISTS temp.given`;
// Gone: so long after their first join that it is known, who it was given for was nobody's friend any more.
const GIVEN = /* sql temp */ `
CREATE TEMP TABLE given AS
WITH told AS MATERIALIZED (
  SELECT coalesce(customers.customer_id, rewards.identity_id) AS person, rewards.at,
    rewards.cost_minor, coalesce(nullif(rewards.currency, ''), @workspace) AS currency,
    coalesce(invited.customer_id, rewards.invitee_id) AS invitee
  FROM rewards
  LEFT JOIN customers ON customers.identity_id = rewards.identity_id
  LEFT JOIN customers AS invited ON invited.identity_id = rewards.invitee_id
  WHERE rewards.campaign_id = @campaign AND rewards.at <= @asOf
),
met AS MATERIALIZED (
  SELECT person, min(at) AS at FROM friendships
  WHERE person IN (SELECT invitee FROM told WHERE invitee IS NOT NULL)
  GROUP BY person
),
gone AS MATERIALIZED (
  SELECT met.person
  FROM met
  JOIN friendships ON friendships.person = met.person
  WHERE met.at + 7 * 86400000 <= @friendships
  GROUP BY met.person
  HAVING NOT max(friendships.at <= met.at + 7 * 86400000
    AND coalesce(friendships.ended_at > met.at + 7 * 86400000, 1))
)
SELECT told.*, person NOT IN (SELECT inviter FROM accepted) AS in_vain,
  coalesce(invitee IN (SELECT person FROM gone), 0) AS reclaimable
FROM told`;

// Kept invitations are asked of as they stood so long before the end of what is known; so are rewards.
const LINES = /* sql temp */ `
WITH moments (stage, until) AS (VALUES ('rewarded', @asOf),
  ('rewarded_7d', min(@invitations, @friendships - 7 * 86400000)),
  ('rewarded_30d', min(@invitations, @friendships - 30 * 86400000)),
  ('in_vain', @asOf), ('reclaimable', @asOf)),
stages AS (
  SELECT stage, until, CASE stage
    WHEN 'rewarded' THEN (SELECT count(*) FROM won)
    WHEN 'rewarded_7d' THEN (SELECT count(*) FROM won WHERE at <= until AND is_kept_7d)
    WHEN 'rewarded_30d' THEN (SELECT count(*) FROM won WHERE at <= until AND is_kept_30d)
    END AS invitations
  FROM moments
),
sums AS (
  SELECT currencies.currency, stages.stage, count(DISTINCT given.person) AS people,
    count(given.person) AS rewards, coalesce(sum(given.cost_minor), 0) AS cost_minor,
    stages.invitations
  FROM (SELECT DISTINCT currency FROM given) AS currencies
  CROSS JOIN stages
  LEFT JOIN given ON given.currency = currencies.currency AND given.at <= stages.until
    AND CASE stages.stage WHEN 'in_vain' THEN given.in_vain
      WHEN 'reclaimable' THEN given.reclaimable ELSE 1 END
  GROUP BY currencies.currency, stages.stage
)
SELECT sums.*, CAST(round(1.0 * cost_minor / nullif(invitations, 0)) AS INTEGER) AS each_minor
FROM sums`;

const WHOLE = /* sql temp */ `
SELECT count(DISTINCT person) AS rewarded, count(*) AS rewards,
  count(DISTINCT person) FILTER (WHERE in_vain) AS rewarded_in_vain,
  count(DISTINCT person) FILTER (WHERE reclaimable) AS reclaimable
FROM given`;

/** Lays out what people were given; the forest, friendships and what became of those who accepted are. */
function givenRewards(places: Places): RunStatement[] {
  const about = { code: 'explain-given', params: {} };
  return [statement(DROP_GIVEN, {}), statement(GIVEN, places, about)];
}

/** The lines of `--rewards`. */
export function explainRewardLines(places: Places): RunStatement[] {
  const figures = ['people', 'rewards', 'cost_minor', 'invitations', 'each_minor'];
  return [...givenRewards(places), gives(LINES, places, figures, ['currency', 'stage'])];
}

/** The counts over all currencies. */
export function explainRewardSummary(places: Places): RunStatement[] {
  const figures = ['rewarded', 'rewards', 'rewarded_in_vain', 'reclaimable'];
  return [...givenRewards(places), gives(WHOLE, places, figures)];
}
