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
 * The way of a campaign of invitations from one end to the other: asked to invite, shared, opened, joined,
 * kept 7 days, inviting in their turn, buying. Who shared is out of those who were asked, who joined out of
 * those who opened an invitation (an opened code is a scanned one), and the three that follow each out of those
 * who joined: who is kept, of those of whom it can be said.
 */
export function kStages(facts: Facts, { sharers, opened }: Figures): readonly Stage[] {
  const { accepted, participants, contacts, paying, seen, known } = facts;
  const joined = [...accepted.keys()];
  const inviters = new Set([...accepted.values()].map(({ inviter }) => inviter));
  const answers = joined.map((one) =>
    kept(contacts.get(one) ?? [], WAIT.kept_7d, known.friendships),
  );
  const answered = (is: string): readonly number[] =>
    joined.filter((_, place) => answers[place] === is);
  const open = answered('unknown');
  return [
    { name: 'participants', people: [...participants.keys()], of: null },
    { name: 'sharers', people: sharers, of: participants.size },
    { name: 'opened', people: [], visitors: opened, of: null },
    { name: 'joined', people: joined, of: opened },
    { name: 'kept_7d', people: answered('yes'), of: joined.length - open.length, open },
    {
      name: 'inviting',
      people: joined.filter((one) => inviters.has(one) || (seen.get(one) ?? 0) > 0),
      of: joined.length,
    },
    { name: 'paying', people: joined.filter((one) => paying.has(one)), of: joined.length },
  ];
}

/** A row for each; no rate where there is nothing to divide by, or fewer than there are. */
export function stageRows(stages: readonly Stage[]): Row[] {
  return stages.map(({ name, people, visitors, of, open }) => {
    const count = visitors === undefined ? people.length : visitors;
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
      n: stages.reduce((sum, { open = [] }) => sum + open.length, 0),
    }),
  ];
}

/** What is particular about these numbers: they have no K, and say nothing of its terms. */
export function stagesNotes(stages: readonly Stage[]): Note[] {
  const stage = (name: string): Stage | undefined => stages.find((one) => one.name === name);
  const [asked, joined] = [stage('participants'), stage('joined')];
  const opened = joined?.of ?? null;
  const notes: Note[] = [];
  if (asked?.people.length === 0) notes.push({ code: 'kfactor-stages-nobody-asked', params: {} });
  if (opened === null) notes.push({ code: 'kfactor-stages-no-visits', params: {} });
  else if ((joined?.people.length ?? 0) > opened)
    notes.push({ code: 'kfactor-stages-more-than-opened', params: {} });
  return notes;
}

/** Who is in each, by its name; `kept_7d:open` may still be kept. Visitors name nobody. */
export function stagesBehind(stages: readonly Stage[]): readonly Behind[] {
  const named = (people: readonly number[]) => () => people.map((person) => ({ person }));
  return stages.flatMap(({ name, people, visitors, open }, row) => [
    ...(visitors === undefined ? [{ stage: name, row, key: 'count', people: named(people) }] : []),
    ...(open === undefined
      ? []
      : [{ stage: `${name}:open`, row, key: 'open', people: named(open) }]),
  ]);
}
