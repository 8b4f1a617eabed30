import type { Note } from '../../core/table.ts';
import type { Facts } from './crowd.ts';
import type { CodeRow, JoinRow, LeftOut } from './facts.ts';
import type { PersonJourney } from './journey.ts';
import type { Crowd } from './rows.ts';

type Group = { readonly members: readonly CodeRow[]; readonly crowd: Crowd };
type Ground = {
  readonly codes: readonly CodeRow[];
  readonly groups: readonly Group[];
  readonly facts: Facts;
  readonly ordersOfNobody: number;
  readonly leftOut: LeftOut;
};

/** What a reader must know to read the funnel right: what its words mean, and what it leaves out. */
export function funnelNotes({ codes, groups, facts, ordersOfNobody, leftOut }: Ground): Note[] {
  if (codes.length === 0) return [{ code: 'funnel-no-codes', params: {} }];
  const shared = codes.filter(({ unit }) => unit === 'shared').length;
  const mixed = groups.some(({ members }) => isMixed(members));
  const open = groups.flatMap(({ crowd }) => crowd.units).filter((unit) => unit.open).length;
  const early = codes.filter((code) => hasEarlyFact(code, facts)).length;
  const notes: Note[] = [];
  if (mixed) notes.push({ code: 'funnel-mixed-units', params: { option: '--by batch' } });
  if (shared > 0) notes.push({ code: 'funnel-shared-issued', params: { n: shared } });
  notes.push({ code: 'funnel-definition', params: {} });
  if (leftOut.machines + leftOut.repeats > 0) {
    notes.push({ code: 'funnel-visits-left-out', params: { ...leftOut, option: '--visits all' } });
  }
  if (open > 0) notes.push({ code: 'funnel-undecided', params: { n: open } });
  const unkept = countPeople(facts, ({ orderedUnkept }) => orderedUnkept);
  if (unkept > 0) notes.push({ code: 'funnel-ordered-unkept', params: { n: unkept } });
  const before = countPeople(facts, ({ orderedBefore }) => orderedBefore);
  if (before > 0) notes.push({ code: 'funnel-ordered-before', params: { n: before } });
  if (ordersOfNobody > 0) {
    notes.push({ code: 'funnel-orders-of-nobody', params: { n: ordersOfNobody } });
  }
  if (early > 0) notes.push({ code: 'funnel-before-batch', params: { n: early } });
  return notes;
}

function isMixed(codes: readonly CodeRow[]): boolean {
  return new Set(codes.map(({ unit }) => unit)).size > 1;
}

/** A code one-per-parcel with a visit or a join from before it was made. */
function hasEarlyFact(code: CodeRow, { joins }: Facts): boolean {
  if (code.unit === 'shared') return false;
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
