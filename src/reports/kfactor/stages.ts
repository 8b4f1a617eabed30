import type { Column, Note, Row, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import { wilson } from '../../statistics/wilson.ts';
import type { Tree } from '../invitations/tree.ts';
import { type Known, knownRule } from '../known.ts';
import type { Behind } from '../report.ts';
import { rule, zoneRule } from '../rule.ts';
import { kept } from './answers.ts';
import type { Facts, Figures } from './figures.ts';
import { WAIT } from './measures.ts';
import { areOnRecord, type Openings, openingsOf } from './openings.ts';
import { broughtBy } from './shape.ts';
import { excludedCounts } from './summary.ts';

export const STAGE_COLUMNS: readonly Column[] = [
  { key: 'stage', type: 'word' },
  { key: 'count', type: 'count' },
  { key: 'of', type: 'count' },
  { key: 'open', type: 'count' },
  { key: 'rate', type: 'rate', bar: 'of-one' },
  { key: 'low', type: 'rate', spare: 1 },
  { key: 'high', type: 'rate', spare: 1 },
];

/** Whom a stage counts: people by their names, or visitors of whom no name is known. */
type Stage = {
  readonly name: string;
  readonly people: readonly number[];
  readonly visitors?: number | null;
  /** Out of how many; null where that is not known, or is nothing to divide by. */
  readonly of: number | null;
  /** Of whom it cannot be said yet: in neither. */
  readonly open?: readonly number[];
};

/**
 * The way of a campaign of invitations from one end to the other: asked to invite, shared, opened, joined after
 * that as far as it is on record, joined at all, kept 7 days, inviting in their turn, buying. Who shared is out of
 * those who were asked, who joined after an opening out of those who opened an invitation (an opened code is a
 * scanned one), and the three that follow each out of those who joined: who is kept, and who has bought since, of
 * those of whom it can be said. Whoever accepted later than orders are known may have bought.
 */
export function kStages(
  facts: Facts,
  { sharers, opened }: Figures,
  openings: Openings | null,
): readonly Stage[] {
  const { accepted, participants, contacts, paying, seen, known } = facts;
  const joined = [...accepted.keys()];
  const inviters = new Set([...accepted.values()].map(({ inviter }) => inviter));
  const answers = joined.map((one) =>
    kept(contacts.get(one) ?? [], WAIT.kept_7d, known.friendships),
  );
  const answered = (is: string): readonly number[] =>
    joined.filter((_, place) => answers[place] === is);
  const open = answered('unknown');
  const unseen = joined.filter((one) => (accepted.get(one)?.at ?? Infinity) > known.orders);
  const seenLong = joined.filter((one) => (accepted.get(one)?.at ?? Infinity) <= known.orders);
  const isTold = openings !== null && areOnRecord(openings);
  return [
    { name: 'participants', people: [...participants.keys()], of: null },
    { name: 'sharers', people: sharers, of: participants.size },
    { name: 'opened', people: [], visitors: opened, of: null },
    {
      name: 'joined_opened',
      people: [],
      visitors: isTold ? openings.accepted : null,
      of: isTold ? opened : null,
    },
    { name: 'joined', people: joined, of: null },
    { name: 'kept_7d', people: answered('yes'), of: joined.length - open.length, open },
    {
      name: 'inviting',
      people: joined.filter((one) => inviters.has(one) || (seen.get(one) ?? 0) > 0),
      of: joined.length,
    },
    {
      name: 'paying',
      people: seenLong.filter((one) => paying.has(one)),
      of: seenLong.length,
      open: unseen,
    },
  ];
}

/** What visits tell of everybody's invitations; null where none is known. */
export function allOpenings({ accepted, seen }: Facts): Openings | null {
  if (seen.size === 0) return null;
  const brought = broughtBy(accepted);
  return openingsOf(
    [...new Set([...brought.keys(), ...seen.keys()])].map((each) => ({
      brought: brought.get(each) ?? 0,
      looked: seen.get(each) ?? 0,
    })),
  );
}

/** How many a stage counts; null where that is not known, or can be said of nobody yet. */
function countOf({ people, visitors, of, open = [] }: Stage): number | null {
  if (visitors !== undefined) return visitors;
  return of === 0 && open.length > 0 ? null : people.length;
}

/** A row for each; no rate where there is nothing to divide by, or fewer than there are. */
export function stageRows(stages: readonly Stage[]): Row[] {
  return stages.map((stage) => {
    const { name, of, open } = stage;
    const count = countOf(stage);
    const isRate = count !== null && of !== null && of > 0 && count <= of;
    const interval = isRate ? wilson(count, of) : null;
    return {
      stage: name,
      count,
      of,
      open: open?.length ?? null,
      rate: isRate ? count / of : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
}

type Ground = {
  readonly tree: Tree;
  readonly known: readonly Known[];
  readonly settings: Settings;
};

/** What the stages count, and whom they leave out. */
export function stagesRule(
  stages: readonly Stage[],
  { tree, known, settings }: Ground,
): readonly RulePart[] {
  return [
    rule('unit', 'person'),
    rule('counted', 'kfactor-stages'),
    rule('entry', 'kfactor-entry'),
    rule('window', 'no-window'),
    zoneRule(settings),
    rule('interval', 'wilson'),
    rule('excluded', 'kfactor-stages-excluded', excludedCounts(tree)),
    ...knownRule(known, settings),
    rule('immature', 'kfactor-stages-immature', {
      n: openOf(stages, 'kept_7d'),
      unordered: openOf(stages, 'paying'),
    }),
  ];
}

function openOf(stages: readonly Stage[], of: string): number {
  return stages.find(({ name }) => name === of)?.open?.length ?? 0;
}

/** What is particular about these numbers: they have no K, and say nothing of its terms. */
export function stagesNotes(stages: readonly Stage[], openings: Openings | null): Note[] {
  const asked = stages.find(({ name }) => name === 'participants');
  const notes: Note[] = [];
  if (asked?.people.length === 0) notes.push({ code: 'kfactor-stages-nobody-asked', params: {} });
  if (openings === null) notes.push({ code: 'kfactor-stages-no-visits', params: {} });
  else if (openings.unopened > 0) {
    const params = { n: openings.unopened, of: openings.accepted + openings.unopened };
    const code = areOnRecord(openings) ? 'kfactor-stages-unopened' : 'kfactor-stages-unrecorded';
    notes.push({ code, params });
  }
  return notes;
}

/** Who is in each, by its name; `kept_7d:open` may still be kept, `paying:open` may have bought. Visitors name nobody. */
export function stagesBehind(stages: readonly Stage[]): readonly Behind[] {
  const named = (people: readonly number[]) => () => people.map((person) => ({ person }));
  return stages.flatMap((stage, row) => {
    const { name, people, visitors, open } = stage;
    const isList = visitors === undefined && countOf(stage) !== null;
    return [
      ...(isList ? [{ stage: name, row, key: 'count', people: named(people) }] : []),
      ...(open === undefined
        ? []
        : [{ stage: `${name}:open`, row, key: 'open', people: named(open) }]),
    ];
  });
}
