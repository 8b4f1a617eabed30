import type { Column } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { askedCampaign } from '../campaign.ts';
import { askedFor, columnOf, DIMENSIONS } from '../dimensions/dimension.ts';
import { contactsOf } from '../friendship.ts';
import { knownContacts, knownOrders } from '../known.ts';
import { skippedVisits } from '../options.ts';
import type { ReportBody, ReportParams } from '../report.ts';
import { readUnsent, unsentNotes } from '../unsent.ts';
import { funnelBehind } from './behind.ts';
import { funnelCharts } from './charts.ts';
import { byCode, crowdOf } from './crowd.ts';
import { countLeftOut, readCodes, readJoins, readPrivateOrders, readVisitors } from './facts.ts';
import { groupCodes } from './groups.ts';
import { followPerson, type PersonJourney } from './journey.ts';
import { funnelNotes, funnelRule, unplaced } from './notes.ts';
import { placePooled } from './pooled.ts';
import { funnelRows } from './rows.ts';
import { settle } from './settle.ts';
import { readWays } from './ways.ts';

const COLUMNS: readonly Column[] = [
  { key: 'stage', type: 'word' },
  { key: 'unit', type: 'word' },
  { key: 'count', type: 'count' },
  { key: 'already', type: 'count', spare: 1 },
  { key: 'open', type: 'count' },
  { key: 'step_rate', type: 'rate' },
  { key: 'ci_low', type: 'rate', spare: 4 },
  { key: 'ci_high', type: 'rate', spare: 4 },
  { key: 'overall_rate', type: 'rate', bar: 'of-one' },
  { key: 'overall_low', type: 'rate', spare: 2 },
  { key: 'overall_high', type: 'rate', spare: 2 },
  { key: 'median_hours', type: 'hours', spare: 3 },
];

/**
 * From codes issued to repeat orders in the own shop: issued → delivered → scanned → joined → kept
 * 7 days → first private order → repeat. Of one campaign, or of all codes where none is named.
 * `delivered` is a step where anything is known of deliveries.
 * Status and refunds of an order are those known today, also where `asOf` lies in the past.
 * @throws unknown-campaign
 */
export function runCodes(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf, campaign, since = -Infinity, gross = false } = params;
  const by = askedFor(DIMENSIONS, params.by);
  const visits = params.visits ?? 'counted';
  const scope = {
    campaign: askedCampaign(db, campaign),
    asOf,
    skip: skippedVisits(visits),
    gross: gross ? 1 : 0,
  } as const;

  const ways = readWays(db, scope, since);
  const joinRows = [...readJoins(db, scope), ...ways.joins];
  const people = new Set(joinRows.map(({ person }) => person));
  const laidOut = readContacts(db);
  const contacts = contactsOf(laidOut, asOf, people);
  const moment = { asOf, timezone: settings.timezone };
  const friends = knownContacts(db, 'friendships', moment, laidOut);
  const ordersKnown = knownOrders(db, moment, 'private');
  const until = { friends: friends.until, orders: ordersKnown.until };
  const orders = readPrivateOrders(db, scope, people);
  const follow = (person: number, joinedAt: number): PersonJourney =>
    followPerson(
      person,
      joinedAt,
      contacts.get(person) ?? [],
      orders.byPerson.get(person) ?? [],
      until,
    );
  const joins = byCode(joinRows);
  const neverSent = readUnsent(db);
  const made = readCodes(db, scope).filter(
    (code) =>
      code.issued_at >= since &&
      (code.issued_at <= asOf || code.first_visit_at !== null || joins.has(code.id)),
  );
  const known = made.filter(({ id }) => !neverSent.has(id));
  const byPlace = by === 'target' || by === 'staff';
  const codes = byPlace ? placePooled(db, scope, known) : known;
  const deliveryIsStep = codes.some(({ unit, delivered }) => unit === 'single' && delivered);
  const visitors = byCode(readVisitors(db, scope));
  const settled = settle([...codes, ...ways.codes], { joins, visitors });
  const facts = { ...settled, deliveryIsStep, follow };

  const placed = [...codes, ...ways.codes.filter(({ id }) => settled.joins.has(id))];
  const groups = [...groupCodes(placed, by, params.top)].map(([value, members]) => {
    const crowd = crowdOf(members, facts);
    return { value, members, crowd, rows: funnelRows(crowd) };
  });
  const leftOut = countLeftOut(db, scope);
  const ground = {
    codes: placed,
    groups,
    facts: { ...facts, joins },
    ordersOfNobody: orders.ofNobody,
    leftOut,
    visits,
    gross,
    known: [friends, ordersKnown],
  };
  return {
    chosen: { visits },
    columns: by === undefined ? COLUMNS : [columnOf(by), ...COLUMNS],
    rows: groups.flatMap(({ value, rows }) =>
      rows.map((row) => (by === undefined ? row : { [by]: value, ...row })),
    ),
    rule: funnelRule(ground, settings),
    notes: [
      ...unsentNotes(made.length - known.length),
      ...funnelNotes(ground),
      ...(byPlace ? unplaced(codes) : []),
    ],
    charts: funnelCharts(groups, by),
    behind: funnelBehind(groups, by !== undefined),
  };
}
