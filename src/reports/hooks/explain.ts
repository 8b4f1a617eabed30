import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContactTimes } from '../../journeys/contacts.ts';
import { campaignId } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { friendships, gives, paidOrders, statement } from '../explained.ts';
import { skippedVisits } from '../options.ts';
import type { RunStatement } from '../recording.ts';
import { ownList, ownText, type ReportParams } from '../report.ts';
import { readWindow } from '../window.ts';
import { knownOfCards } from './awaited.ts';

const DROP_CARDS = /* sql temp */ `DROP TABLE IF EXISTS temp.tested`;
const CARDS = /* sql temp */ `
CREATE TEMP TABLE tested AS
SELECT codes.id AS code_id, codes.code, codes.batch_id, codes.variant, batches.created_at AS made_at,
  batches.created_at + @window AS due, seen.at AS scanned_at
FROM codes
JOIN batches ON batches.id = codes.batch_id AND batches.campaign_id = @campaign
  AND batches.unit = 'single' AND batches.invites = 0 AND batches.created_at >= @since
LEFT JOIN (
  SELECT code, min(at) AS at FROM visits
  WHERE at <= @asOf AND flags & @skip = 0
  GROUP BY code
) AS seen ON seen.code = codes.code
WHERE codes.campaign_id = @campaign`;

const DROP_CAME = /* sql temp */ `DROP TABLE IF EXISTS temp.came`;
// A fixed way proves the variant, and with it a card, where no posters lead the same way.
const CAME = /* sql temp */ `
CREATE TEMP TABLE came AS
SELECT tested.code_id, tested.batch_id, tested.variant, tested.due, friendships.person, friendships.at,
  tested.code AS name
FROM friendships
JOIN tested ON tested.code_id = friendships.code_id
WHERE friendships.level = 'P1'
UNION ALL
SELECT NULL, NULL, ways.variant, NULL, friendships.person, friendships.at, friendships.state
FROM friendships
JOIN contact_ways AS ways ON ways.state = friendships.state AND ways.campaign_id = @campaign
WHERE friendships.level = 'P3' AND friendships.at >= @since AND NOT EXISTS (
  SELECT 1 FROM batches WHERE batches.campaign_id = @campaign AND batches.unit = 'shared'
)`;

const DROP_GUESTS = /* sql temp */ `DROP TABLE IF EXISTS temp.guests`;
// With a window a card counts once all of it has been seen, and what came of it in it.
const GUESTS = /* sql temp */ `
CREATE TEMP TABLE guests AS
WITH numbered AS (
  SELECT came.*, row_number() OVER (PARTITION BY person ORDER BY at, name) AS nth
  FROM came
  WHERE due IS NULL OR (due <= @cards AND at <= due)
),
firsts AS (
  SELECT numbered.*, coalesce(code_id, -person) AS card, coalesce(due, @asOf) AS until FROM numbered
  WHERE nth = 1
)
SELECT firsts.card, firsts.variant, firsts.person,
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
  coalesce(sum(iif(o.at > firsts.at AND o.at <= firsts.until AND o.currency = @currency
    AND (@gross OR NOT o.refunded), iif(@gross, o.gross, o.net), 0)), 0) AS money
FROM firsts
LEFT JOIN paid_orders AS o ON o.person = firsts.person AND o.domain = 'private'
GROUP BY firsts.person`;

const DROP_ARMS = /* sql temp */ `DROP TABLE IF EXISTS temp.arms`;
const ARMS = /* sql temp */ `
CREATE TEMP TABLE arms AS
WITH stock AS (
  SELECT variant, count(*) AS issued, count(*) FILTER (WHERE due IS NULL OR due <= @cards) AS mature
  FROM tested
  WHERE made_at <= @asOf
    OR batch_id IN (SELECT batch_id FROM tested WHERE scanned_at IS NOT NULL)
    OR batch_id IN (SELECT batch_id FROM came WHERE batch_id IS NOT NULL)
  GROUP BY variant
),
seen AS (
  SELECT variant, count(*) AS scanned
  FROM tested
  WHERE (scanned_at IS NOT NULL AND (due IS NULL OR (due <= @cards AND scanned_at <= due)))
    OR code_id IN (
      SELECT code_id FROM came WHERE code_id IS NOT NULL AND (due IS NULL OR (due <= @cards AND at <= due))
    )
  GROUP BY variant
),
results AS (
  SELECT variant, card, coalesce(max(is_kept_7d), 0) AS is_kept,
    coalesce(max(is_kept_7d), 0) = 0 AND max(is_kept_7d IS NULL) AS is_open,
    max(has_first_order) AS has_first_order, sum(money) AS money
  FROM guests
  GROUP BY variant, card
),
won AS (
  SELECT variant, count(*) AS joined, sum(is_kept) AS kept, sum(is_open) AS undecided,
    sum(has_first_order) AS ordered, sum(money) AS money
  FROM results
  GROUP BY variant
)
SELECT stock.*, coalesce(won.joined, 0) AS joined, coalesce(won.kept, 0) AS kept,
  coalesce(won.undecided, 0) AS undecided, coalesce(won.ordered, 0) AS ordered,
  coalesce(won.money, 0) AS money, max(coalesce(seen.scanned, 0), coalesce(won.joined, 0)) AS scanned,
  max(stock.mature, coalesce(seen.scanned, 0), coalesce(won.joined, 0)) AS whole
FROM stock
LEFT JOIN seen ON seen.variant = stock.variant
LEFT JOIN won ON won.variant = stock.variant
WHERE stock.variant <> ''`;

const CARD_ROWS = /* sql temp */ `
SELECT 'issued' AS measure, variant, issued AS count, (SELECT sum(issued) FROM arms) AS of, NULL AS open,
  NULL AS each_minor FROM arms
UNION ALL SELECT 'scanned', variant, scanned, whole, issued - mature, NULL FROM arms
UNION ALL SELECT 'joined', variant, joined, whole, issued - mature, NULL FROM arms
UNION ALL SELECT 'kept_7d', variant, kept, whole - undecided, issued - mature + undecided, NULL FROM arms
UNION ALL SELECT 'first_order', variant, ordered, whole, issued - mature, NULL FROM arms
UNION ALL SELECT 'revenue', variant,
  (SELECT count(*) FROM guests WHERE guests.variant = arms.variant AND money <> 0), whole, NULL,
  iif(whole = 0, NULL, round(1.0 * money / whole)) FROM arms
UNION ALL SELECT 'lost_7d', arms.variant, count(*) FILTER (WHERE is_kept_7d = 0), count(is_kept_7d),
  count(guests.person) - count(is_kept_7d), NULL
FROM arms LEFT JOIN guests ON guests.variant = arms.variant GROUP BY arms.variant
UNION ALL SELECT 'lost_30d', arms.variant, count(*) FILTER (WHERE is_kept_30d = 0), count(is_kept_30d),
  count(guests.person) - count(is_kept_30d), NULL
FROM arms LEFT JOIN guests ON guests.variant = arms.variant GROUP BY arms.variant`;

/** The counts of the test from the facts; with `--factor` or `--shown` it is told what is run. @throws unknown-campaign */
export function explainHooks(
  db: Database,
  params: ReportParams,
  settings: Settings,
): RunStatement[] | undefined {
  if (ownText(params, 'factor') !== undefined || ownList(params, 'shown').length > 0)
    return undefined;
  const { asOf, since = 0, campaign = '', visits, gross } = params;
  const window = ownText(params, 'window');
  const seen = { asOf, workspace: settings.currency };
  const moment = { asOf, timezone: settings.timezone };
  const { until } = knownOfCards(db, moment, readContactTimes(db));
  const places = {
    ...seen,
    cards: Math.max(0, until.cards),
    friendships: Math.max(0, until.friendships),
    campaign: campaignId(db, campaign),
    since,
    window: window === undefined ? null : readWindow(window),
    skip: skippedVisits(visits),
    currency: chooseCurrency(db, params, settings).currency,
    gross: gross === true ? 1 : 0,
  };
  return [
    ...paidOrders(seen),
    ...friendships(seen),
    statement(DROP_CARDS, {}),
    statement(CARDS, places, { code: 'explain-tested', params: {} }),
    statement(DROP_CAME, {}),
    statement(CAME, places, { code: 'explain-came', params: {} }),
    statement(DROP_GUESTS, {}),
    statement(GUESTS, places, { code: 'explain-guests', params: {} }),
    statement(DROP_ARMS, {}),
    statement(ARMS, places, { code: 'explain-arms', params: {} }),
    gives(CARD_ROWS, places, ['count', 'of', 'open', 'each_minor'], ['measure', 'variant']),
  ];
}
