import type { Note, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import { type Known, knownRule } from '../known.ts';
import { rule, visitsRule, zoneRule } from '../rule.ts';
import type { Facts } from './crowd.ts';
import type { CodeRow, JoinRow, LeftOut } from './facts.ts';
import { KEPT, type PersonJourney } from './journey.ts';
import { type Crowd, scannedOf } from './rows.ts';

type Group = { readonly members: readonly CodeRow[]; readonly crowd: Crowd };
type Ground = {
  readonly codes: readonly CodeRow[];
  readonly groups: readonly Group[];
  readonly facts: Facts;
  readonly ordersOfNobody: number;
  readonly leftOut: LeftOut;
  /** Which visits count: one of VISITS. */
  readonly visits: string;
  /** Are orders that were wholly refunded orders? */
  readonly gross: boolean;
  readonly known: readonly Known[];
};

/** How the funnel counts, what it leaves out, and of how many it cannot be said yet. */
export function funnelRule(
  { codes, groups, facts, ordersOfNobody, leftOut, visits, gross, known }: Ground,
  settings: Settings,
): RulePart[] {
  const shared = codes.some(({ unit }) => unit === 'shared');
  const units = groups.flatMap(({ crowd }) => [...crowd.units, ...crowd.onlyWays]);
  const open = units.filter(({ openFrom }) => openFrom === KEPT).length;
  const unseen = units.filter(({ openFrom }) => (openFrom ?? 0) > KEPT).length;
  const onlyWays = groups.reduce((sum, { crowd }) => sum + crowd.onlyWays.length, 0);
  const undelivered = codes.filter(({ unit, delivered }) => unit === 'single' && !delivered).length;
  return [
    rule('unit', shared ? 'funnel-unit-shared' : 'funnel-unit'),
    ...(onlyWays > 0 ? [rule('unit', 'funnel-only-ways', { n: onlyWays })] : []),
    rule('counted', 'funnel-definition'),
    visitsRule(visits),
    ...(open + unseen > 0 ? [rule('counted', 'funnel-chained')] : []),
    ...(facts.deliveryIsStep ? [rule('counted', 'funnel-delivered', { n: undelivered })] : []),
    rule('order', 'funnel-order'),
    rule('entry', 'funnel-entry'),
    rule('entry', 'funnel-entrances'),
    rule('window', 'no-window'),
    rule('period', 'funnel-period'),
    zoneRule(settings),
    rule('money', gross ? 'funnel-orders-gross' : 'funnel-orders-net'),
    rule('interval', 'funnel-intervals'),
    ...(open + unseen > 0 ? [rule('interval', 'funnel-chained-interval')] : []),
    rule('excluded', 'funnel-excluded', { ...leftOut, ofNobody: ordersOfNobody }),
    ...knownRule(known, settings),
    rule('immature', 'funnel-undecided', { n: open }),
    ...(unseen > 0 ? [rule('immature', 'funnel-unseen', { n: unseen })] : []),
  ];
}

/** What is particular about these numbers. */
export function funnelNotes({ codes, groups, facts, leftOut }: Ground): Note[] {
  if (codes.length === 0) return [{ code: 'funnel-no-codes', params: {} }];
  const shared = codes.filter(({ unit }) => unit === 'shared').length;
  const mixed = groups.some(({ members }) => isMixed(members));
  const early = codes.filter((code) => hasEarlyFact(code, facts)).length;
  const notes: Note[] = [];
  if (mixed) notes.push({ code: 'funnel-mixed-units', params: { option: '--by batch' } });
  if (shared > 0) notes.push({ code: 'funnel-shared-issued', params: { n: shared } });
  const inferred = groups.reduce((sum, { crowd }) => sum + crowd.inferred, 0);
  if (inferred > 0) {
    const of = groups.reduce((sum, { crowd }) => sum + scannedOf(crowd), 0);
    notes.push({ code: 'funnel-scanned-inferred', params: { n: inferred, of } });
  }
  if (leftOut.machines + leftOut.repeats > 0) {
    notes.push({ code: 'funnel-visits-left-out', params: { ...leftOut, option: '--visits all' } });
  }
  const several = codes
    .filter(({ unit }) => unit === 'single')
    .flatMap(({ id }) => {
      const people = facts.joins.get(id)?.length ?? 0;
      return people > 1 ? people : [];
    });
  if (several.length > 0) {
    const people = several.reduce((sum, n) => sum + n, 0);
    notes.push({ code: 'funnel-several', params: { people, codes: several.length } });
  }
  const unkept = countPeople(facts, ({ orderedUnkept }) => orderedUnkept);
  if (unkept > 0) notes.push({ code: 'funnel-ordered-unkept', params: { n: unkept } });
  if (early > 0) notes.push({ code: 'funnel-before-batch', params: { n: early } });
  return notes;
}

/** Codes of which it cannot be said where they lead: they stand in the group without a name. */
export function unplaced(codes: readonly CodeRow[]): Note[] {
  const n = codes.filter(({ target }) => target === null).length;
  return n === 0 ? [] : [{ code: 'funnel-unplaced', params: { n } }];
}

function isMixed(codes: readonly CodeRow[]): boolean {
  return new Set(codes.map(({ unit }) => unit).filter((unit) => unit !== 'way')).size > 1;
}

/** A code one-per-parcel with a visit or a join from before it was made. */
function hasEarlyFact(code: CodeRow, { joins }: Facts): boolean {
  if (code.unit !== 'single') return false;
  const early = (at: number | null): boolean => at !== null && at < code.issued_at;
  return (
    early(code.first_visit_at) ||
    (joins.get(code.id) ?? []).some(({ joined_at }) => early(joined_at))
  );
}

/** People, each once, of whom something is true after the first join of theirs that is looked at. */
function countPeople(facts: Facts, is: (journey: PersonJourney) => boolean): number {
  const first = new Map<number, JoinRow>();
  for (const join of [...facts.joins.values()].flat()) {
    const known = first.get(join.person);
    if (known === undefined || join.joined_at < known.joined_at) first.set(join.person, join);
  }
  return [...first.values()].filter(({ person, joined_at }) => is(facts.follow(person, joined_at)))
    .length;
}
