import type { Row } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import { askedFor, columnOf, type Dimension, DIMENSIONS } from '../dimensions/dimension.ts';
import { isOfOrigin, joinValues } from '../dimensions/joins.ts';
import { knownOrders } from '../known.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP, UNTIL } from '../options.ts';
import { privateOrdersOf } from '../private-orders.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { behindCurve, behindGroups } from './behind.ts';
import { firstOrderCharts } from './charts.ts';
import { explainFirstOrder } from './explain.ts';
import { curveOf } from './curve.ts';
import { type Group, groupsByProduct, groupsOf } from './groups.ts';
import { newcomersOf, type Person } from './newcomers.ts';
import {
  countOfNobody,
  readFirstJoins,
  readFirstPaid,
  readProducts,
  readSubsidies,
} from './query.ts';
import { columnsFor, curveRows, groupRows, wholeOf } from './rows.ts';
import { subsidiesIn, subsidyEach } from './subsidies.ts';
import { firstOrderNotes, firstOrderRule, truncationNotes } from './words.ts';

/**
 * How soon those who joined buy in the own shop for the first time: Kaplan and Meier's curve from the
 * join on, where whoever was watched for less counts for as long as they were watched.
 */
export const firstOrder: Report = {
  name: 'first-order',
  options: [CAMPAIGN, byOneOf(...DIMENSIONS), SINCE, UNTIL, TOP, CURRENCY, GROSS],
  who: true,
  examples: [
    'report first-order',
    'report first-order --campaign spring-card --by variant',
    'report first-order --who 30',
  ],
  run: runFirstOrder,
  explain: explainFirstOrder,
};

function runFirstOrder(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf, since = 0, gross = false } = params;
  const campaign = askedCampaign(db, params.campaign);
  const by = askedFor(DIMENSIONS, params.by);
  const { currency } = chooseCurrency(db, params, settings);

  const joins = readFirstJoins(db, { campaign, asOf }, isOfOrigin(by)).filter(
    ({ at }) => at >= since,
  );
  const joiners = new Set(joins.map(({ person }) => person));
  const known = knownOrders(db, { asOf, timezone: settings.timezone }, 'private');
  const end = known.until;
  const orders = privateOrdersOf(readPurchases(db), end, settings.currency, joiners);
  const newcomers = newcomersOf(joins, orders, end, gross);
  const { people } = newcomers;

  const whole = curveOf(people, end);
  const groups = by === undefined ? [] : groupsBy(db, people, by, end, params);
  const subsidies = subsidiesIn(readSubsidies(db, { campaign, since, asOf }), currency, newcomers);
  const type = by === undefined ? 'text' : columnOf(by).type;
  const money = (group: Group): Row =>
    by === 'variant' ? { subsidy_each_minor: subsidyEach(group, subsidies), currency } : {};
  return {
    chosen: { currency },
    columns: columnsFor(by, type),
    rows:
      by === undefined
        ? curveRows(whole)
        : groups.flatMap((group) => groupRows(by, group.value, group.curve, money(group))),
    currency,
    summary: { people: whole.people, buyers: whole.ordered, median_days: whole.medianDays },
    rule: firstOrderRule({
      newcomers,
      whole,
      ofNobody: countOfNobody(db, { asOf, gross: gross ? 1 : 0 }),
      known,
      by,
      gross,
      subsidies,
      settings,
    }),
    notes: [
      ...firstOrderNotes(whole, subsidies, currency),
      ...truncationNotes(people, readFirstPaid(db, asOf), settings),
    ],
    charts: firstOrderCharts(whole, groups, type),
    behind: by === undefined ? behindCurve(whole) : behindGroups(groups),
    ...(by !== undefined && {
      pivot: {
        row: by,
        fixed: wholeOf(by),
        column: 'within_days',
        value: 'share',
        ends: ['low', 'high'],
      },
    }),
  };
}

/** All that people are told apart by is known when they join, but for the product that they buy first. */
function groupsBy(
  db: Database,
  people: readonly Person[],
  by: Dimension,
  end: number,
  { asOf, top }: ReportParams,
): readonly Group[] {
  if (by !== 'product') return groupsOf(people, joinValues(db, by, asOf), end, top);
  const firsts = people.flatMap(({ order }) => order ?? []);
  return groupsByProduct(people, readProducts(db, firsts), end, top);
}
