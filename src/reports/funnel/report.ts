import type { Column, ReportResult } from '../../core/table.ts';
import { readSettings } from '../../db/settings.ts';
import type { Database } from '../../db/open.ts';
import { campaignId } from '../campaign.ts';
import { readContacts } from '../friendship.ts';
import {
  answered,
  type Report,
  type ReportOption,
  type ReportParams,
  shownMoment,
  VISITS,
} from '../report.ts';
import { byCode, crowdOf } from './crowd.ts';
import { countLeftOut, readCodes, readJoins, readPrivateOrders, readVisitors } from './facts.ts';
import { BY, columnTypeOf, groupCodes, isBy } from './groups.ts';
import { followPerson, type PersonJourney } from './journey.ts';
import { funnelNotes } from './notes.ts';
import { funnelRows } from './rows.ts';

const OPTIONS: readonly ReportOption[] = [
  { name: 'campaign', required: false },
  { name: 'by', required: false, choices: BY },
  { name: 'until', required: false },
  { name: 'visits', required: false, choices: Object.keys(VISITS) },
];

const COLUMNS: readonly Column[] = [
  { key: 'stage', type: 'word' },
  { key: 'count', type: 'count' },
  { key: 'step_rate', type: 'rate' },
  { key: 'overall_rate', type: 'rate' },
  { key: 'ci_low', type: 'rate' },
  { key: 'ci_high', type: 'rate' },
  { key: 'median_hours', type: 'hours' },
];

/**
 * From codes issued to repeat orders in the own shop: issued → scanned → joined → kept 7 days →
 * first private order → repeat. Of one campaign, or of all codes where none is named.
 * Status and refunds of an order are those known today, also where `asOf` lies in the past.
 */
export const funnel: Report = {
  name: 'funnel',
  options: OPTIONS,
  run: runFunnel,
};

function runFunnel(db: Database, params: ReportParams): ReportResult {
  const { asOf } = params;
  const campaignName = answered(OPTIONS, 'campaign', params);
  const byName = answered(OPTIONS, 'by', params);
  const by = byName !== undefined && isBy(byName) ? byName : undefined;
  const visits = answered(OPTIONS, 'visits', params) ?? 'counted';
  const scope = {
    campaign: campaignName === undefined ? null : campaignId(db, campaignName),
    asOf,
    skip: visits === 'all' || visits === 'human' ? VISITS[visits] : VISITS.counted,
  };

  const joinRows = readJoins(db, scope);
  const people = new Set(joinRows.map(({ person }) => person));
  const contacts = readContacts(db, asOf, people);
  const orders = readPrivateOrders(db, asOf, people);
  const follow = (person: number, joinedAt: number): PersonJourney =>
    followPerson(joinedAt, contacts.get(person) ?? [], orders.byPerson.get(person) ?? [], asOf);
  const facts = { joins: byCode(joinRows), visitors: byCode(readVisitors(db, scope)), follow };
  const codes = readCodes(db, scope).filter(
    (code) => code.issued_at <= asOf || code.first_visit_at !== null || facts.joins.has(code.id),
  );

  const groups = [...groupCodes(codes, by)].map(([value, members]) => ({
    value,
    members,
    crowd: crowdOf(members, facts),
  }));
  return {
    name: 'funnel',
    params: {
      campaign: campaignName ?? null,
      by: by ?? null,
      ...shownMoment(params, readSettings(db).timezone),
      visits,
    },
    columns: by === undefined ? COLUMNS : [{ key: by, type: columnTypeOf(by) }, ...COLUMNS],
    rows: groups.flatMap(({ value, crowd }) =>
      funnelRows(crowd).map((row) => (by === undefined ? row : { [by]: value, ...row })),
    ),
    notes: funnelNotes({
      codes,
      groups,
      facts,
      ordersOfNobody: orders.ofNobody,
      leftOut: countLeftOut(db, scope),
    }),
  };
}
