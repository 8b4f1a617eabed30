import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContactTimes } from '../../journeys/contacts.ts';
import { campaignId } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import { skippedVisits } from '../options.ts';
import type { RunStatement } from '../run-statement.ts';
import { ownText, type ReportParams } from '../report.ts';
import { readWindow } from '../window.ts';
import { knownOfCards } from './awaited.ts';
import { explainCards } from './explain-cards.ts';
import { readShown } from './shown.ts';

const DROP_ARMS = /* sql temp */ `DROP TABLE IF EXISTS temp.arms`;
const ARMS = /* sql temp */ `
CREATE TEMP TABLE arms AS
WITH stock AS (
  SELECT arm, count(*) AS issued, count(*) FILTER (WHERE due IS NULL OR due <= @cards) AS mature
  FROM tested
  WHERE @shown IS NULL AND (made_at <= @asOf
    OR batch_id IN (SELECT batch_id FROM tested WHERE scanned_at IS NOT NULL)
    OR batch_id IN (SELECT batch_id FROM came WHERE batch_id IS NOT NULL))
  GROUP BY arm
  UNION ALL
  SELECT arm, sum(shown), sum(shown) FROM tested_variants WHERE @shown IS NOT NULL GROUP BY arm
),
seen AS (
  SELECT arm, count(*) AS scanned
  FROM tested
  WHERE NOT is_shared
    AND ((scanned_at IS NOT NULL AND (due IS NULL OR (due <= @cards AND scanned_at <= due)))
      OR code_id IN (
        SELECT card_id FROM came WHERE card_id IS NOT NULL AND (due IS NULL OR (due <= @cards AND at <= due))
      ))
  GROUP BY arm
),
visitors AS (
  SELECT tested.arm, tested.variant,
    count(DISTINCT nullif(visits.visitor, '')) + sum(visits.visitor = '') AS n
  FROM tested
  JOIN visits ON visits.code = tested.code AND visits.at <= @asOf AND visits.flags & @skip = 0
  WHERE tested.is_shared
  GROUP BY tested.arm, tested.variant
),
results AS (
  SELECT arm, card, coalesce(max(is_kept_7d), 0) AS is_kept,
    coalesce(max(is_kept_7d), 0) = 0 AND max(is_kept_7d IS NULL) AS is_open,
    max(has_first_order) AS has_first_order, max(has_first_order) = 0 AND max(may_order) AS may_order,
    sum(money) AS money
  FROM guests
  GROUP BY arm, card
),
won AS (
  SELECT arm, count(*) AS joined, sum(is_kept) AS kept, sum(is_open) AS undecided,
    sum(has_first_order) AS ordered, sum(may_order) AS may_order, sum(money) AS money
  FROM results
  GROUP BY arm
),
counted AS (
  SELECT stock.*, coalesce(won.joined, 0) AS joined, coalesce(won.kept, 0) AS kept,
    coalesce(won.undecided, 0) AS undecided, coalesce(won.ordered, 0) AS ordered,
    coalesce(won.may_order, 0) AS may_order, coalesce(won.money, 0) AS money,
    max(coalesce(won.joined, 0), coalesce(seen.scanned, 0)
      + coalesce((SELECT sum(n) FROM visitors WHERE visitors.arm = stock.arm), 0)) AS scanned
  FROM stock
  LEFT JOIN seen ON seen.arm = stock.arm
  LEFT JOIN won ON won.arm = stock.arm
)
SELECT counted.*, max(mature, scanned) AS whole
FROM counted
WHERE arm <> ''`;

// @orders 0: no file has any, and nothing is known of them.
const CARD_ROWS = /* sql temp */ `
SELECT iif(@shown IS NULL, 'issued', 'shown') AS measure, arm AS variant, issued AS count,
  (SELECT sum(issued) FROM arms) AS of, NULL AS open, NULL AS each_minor FROM arms
UNION ALL SELECT 'scanned', arm, scanned, whole, issued - mature, NULL FROM arms
UNION ALL SELECT 'joined', arm, joined, whole, issued - mature, NULL FROM arms
UNION ALL SELECT 'kept_7d', arm, kept, whole, issued - mature + undecided, NULL FROM arms
UNION ALL SELECT 'first_order', arm, iif(@orders = 0, NULL, ordered), whole, issued - mature + may_order, NULL FROM arms
UNION ALL SELECT 'revenue', arm,
  iif(@orders = 0, NULL, (SELECT count(*) FROM guests WHERE guests.arm = arms.arm AND money <> 0)), whole, NULL,
  iif(whole = 0 OR @orders = 0, NULL, round(1.0 * money / whole)) FROM arms
UNION ALL SELECT 'lost_7d', arms.arm, count(*) FILTER (WHERE is_kept_7d = 0), count(is_kept_7d),
  count(guests.person) - count(is_kept_7d), NULL
FROM arms LEFT JOIN guests ON guests.arm = arms.arm GROUP BY arms.arm
UNION ALL SELECT 'lost_30d', arms.arm, count(*) FILTER (WHERE is_kept_30d = 0), count(is_kept_30d),
  count(guests.person) - count(is_kept_30d), NULL
FROM arms LEFT JOIN guests ON guests.arm = arms.arm GROUP BY arms.arm`;

/** The counts of the test from the facts; what tells arms apart is worked out from these. @throws unknown-campaign */
export function explainHooks(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] {
  const { asOf, since = 0, campaign = '', visits, gross } = params;
  const window = ownText(params, 'window');
  const shown = readShown(params);
  const seen = { asOf, workspace: settings.currency };
  const moment = { asOf, timezone: settings.timezone };
  const { until } = knownOfCards(db, moment, readContactTimes(db));
  const places = {
    ...seen,
    cards: Math.max(0, until.cards),
    friendships: Math.max(0, until.friendships),
    orders: Math.max(0, until.orders),
    campaign: campaignId(db, campaign),
    since,
    window: window === undefined ? null : readWindow(window),
    skip: skippedVisits(visits),
    currency: chooseCurrency(db, params, settings).currency,
    gross: gross === true ? 1 : 0,
    factor: ownText(params, 'factor') ?? null,
    shown: shown === null ? null : JSON.stringify(Object.fromEntries(shown)),
  };
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    ...explainCards(places),
    statement(DROP_ARMS, {}),
    statement(ARMS, places, { code: 'explain-arms', params: {} }),
    gives(CARD_ROWS, places, ['count', 'of', 'open', 'each_minor'], ['measure', 'variant']),
  ];
}
