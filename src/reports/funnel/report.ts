import type { Column } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { campaignId } from '../campaign.ts';
import { readContacts } from '../friendship.ts';
import { byOneOf, CAMPAIGN, SINCE, TOP, UNTIL, VISITS, WHICH_VISITS } from '../options.ts';
import type { Report, ReportBody, ReportParams } from '../report.ts';
import { topGroups } from '../top.ts';
import { funnelBehind } from './behind.ts';
import { funnelCharts } from './charts.ts';
import { byCode, crowdOf } from './crowd.ts';
import { countLeftOut, readCodes, readJoins, readPrivateOrders, readVisitors } from './facts.ts';
import { BY, columnTypeOf, groupCodes, isBy } from './groups.ts';
import { followPerson, type PersonJourney } from './journey.ts';
import { funnelNotes, funnelRule } from './notes.ts';
import { funnelRows } from './rows.ts';

const COLUMNS: readonly Column[] = [
  { key: 'stage', type: 'word' },
  { key: 'count', type: 'count' },
  { key: 'step_rate', type: 'rate' },
  { key: 'overall_rate', type: 'rate', bar: 'of-one' },
  { key: 'ci_low', type: 'rate', spare: 2 },
  { key: 'ci_high', type: 'rate', spare: 2 },
  { key: 'median_hours', type: 'hours', spare: 1 },
];

/**
 * From codes issued to repeat orders in the own shop: issued → scanned → joined → kept 7 days →
 * first private order → repeat. Of one campaign, or of all codes where none is named.
 * Status and refunds of an order are those known today, also where `asOf` lies in the past.
 */
export const funnel: Report = {
  name: 'funnel',
  options: [CAMPAIGN, byOneOf(...BY), TOP, SINCE, UNTIL, WHICH_VISITS],
  who: true,
  examples: [
    'report funnel --campaign spring-card --by variant',
    'report funnel --campaign spring-card --json',
    'report funnel --campaign spring-card --who first_private_order',
  ],
  run: runFunnel,
};

function runFunnel(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf, campaign, since = -Infinity } = params;
  const by = params.by !== undefined && isBy(params.by) ? params.by : undefined;
  const visits = params.visits ?? 'counted';
  const scope = {
    campaign: campaign === undefined ? null : campaignId(db, campaign),
    asOf,
    skip: visits === 'all' || visits === 'human' ? VISITS[visits] : VISITS.counted,
  };

  const joinRows = readJoins(db, scope);
  const people = new Set(joinRows.map(({ person }) => person));
  const contacts = readContacts(db, asOf, people);
  const orders = readPrivateOrders(db, asOf, people);
  const follow = (person: number, joinedAt: number): PersonJourney =>
    followPerson(
      person,
      joinedAt,
      contacts.get(person) ?? [],
      orders.byPerson.get(person) ?? [],
      asOf,
    );
  const facts = { joins: byCode(joinRows), visitors: byCode(readVisitors(db, scope)), follow };
  const codes = readCodes(db, scope).filter(
    (code) =>
      code.issued_at >= since &&
      (code.issued_at <= asOf || code.first_visit_at !== null || facts.joins.has(code.id)),
  );

  const groups = [...topGroups(groupCodes(codes, by), params.top)].map(([value, members]) => {
    const crowd = crowdOf(members, facts);
    return { value, members, crowd, rows: funnelRows(crowd) };
  });
  const leftOut = countLeftOut(db, scope);
  const ground = { codes, groups, facts, ordersOfNobody: orders.ofNobody, leftOut };
  return {
    chosen: { visits },
    columns: by === undefined ? COLUMNS : [{ key: by, type: columnTypeOf(by) }, ...COLUMNS],
    rows: groups.flatMap(({ value, rows }) =>
      rows.map((row) => (by === undefined ? row : { [by]: value, ...row })),
    ),
    rule: funnelRule(ground, settings),
    notes: funnelNotes(ground),
    charts: funnelCharts(groups, by),
    behind: funnelBehind(groups, by !== undefined),
  };
}
