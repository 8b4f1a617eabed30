import type { Note, RulePart } from '../../../core/table.ts';
import type { Settings } from '../../../db/settings.ts';
import type { ReportParams } from '../../report.ts';
import { type Known, knownRule } from '../../known.ts';
import { rule, visitsRule, zoneRule } from '../../rule.ts';
import { type Group } from './behind.ts';
import { isPeriod, partName } from '../../dimensions/dimension.ts';
import type { Crowd } from './people.ts';
import type { Question } from './question.ts';
import type { EventChoice } from './words.ts';

const ORDER = {
  ordered: 'funnel-order-ordered',
  strict: 'funnel-order-strict',
  any: 'funnel-order-any',
} as const;
const ENTRY = {
  first: 'funnel-entry-first',
  latest: 'funnel-entry-latest',
  any: 'funnel-entry-any',
} as const;
const TIES = {
  later: 'funnel-ties-later',
  instant: 'funnel-ties-instant',
  event: 'funnel-ties-event',
} as const;

/** What gives somebody a value of a dimension, of those where it may be a later step. */
const GIVEN_BY: Readonly<Record<string, 'join' | 'order'>> = {
  staff: 'join',
  platform: 'order',
  shop: 'order',
  product: 'order',
  province: 'order',
};
const GIVEN_LATER = { join: 'funnel-given-by-join', order: 'funnel-given-by-order' } as const;

/** What a funnel of steps was counted from. */
export type Ground = {
  readonly question: Question;
  readonly crowd: Crowd;
  readonly groups: readonly Group[];
  /** How many events are nobody's who is known, or, of visits, whose cannot be told: by the text of the step. */
  readonly ofNobody: ReadonlyMap<string, number>;
  /** Up to when what they wait for is known. */
  readonly known: readonly Known[];
  readonly params: ReportParams;
  readonly settings: Settings;
};

const INVITING = ['invite', 'invited'] as const;

/** How a funnel of steps counts, what it leaves out, and of how many it cannot be said yet. */
export function stepsRule(ground: Ground): RulePart[] {
  const { question, crowd, known, params, settings } = ground;
  const { steps, without, window } = question;
  const { order, entry, ties, repeats } = question.rule;
  const events = new Set([...steps, ...without].map(({ event }) => event));
  const lost = lostEvents(ground, false);
  const codes = crowd.person.reduce((n, who) => n + (who < 0 ? 1 : 0), 0);
  return [
    steps.some(isVisit)
      ? rule('unit', 'funnel-person-or-code', { n: codes })
      : rule('unit', 'person'),
    rule('counted', order === 'any' ? 'funnel-counted-any' : 'funnel-counted-steps'),
    ...(events.has('visit')
      ? [rule('counted', 'funnel-visits-in-hand'), visitsRule(params.visits)]
      : []),
    ...(INVITING.some((event) => events.has(event)) ? [rule('counted', 'funnel-invitations')] : []),
    ...byRule(params.by, steps.some(isVisit)),
    rule('order', ORDER[order]),
    rule('order', order === 'any' && ties === 'later' ? 'funnel-ties-any' : TIES[ties]),
    ...(repeats === 'end' ? [rule('order', 'funnel-repeats-end')] : []),
    rule(
      'entry',
      order === 'any' && entry === 'first' ? 'funnel-entry-first-of-each' : ENTRY[entry],
    ),
    rule('window', 'funnel-window', { window }),
    rule('period', 'funnel-period-steps'),
    zoneRule(settings),
    ...moneyRules(ground, events.has('order')),
    rule('interval', 'funnel-intervals'),
    rule('excluded', 'funnel-never', { n: crowd.never.length }),
    ...(lost.length > 0 ? [rule('excluded', 'funnel-of-nobody', { events: lost })] : []),
    ...(without.length > 0
      ? [
          rule('excluded', 'funnel-without', {
            events: without.map(({ text }) => text),
            n: count(crowd.ended),
          }),
        ]
      : []),
    ...knownRule(known, settings),
    rule('immature', 'funnel-open', { n: count(crowd.open), window }),
  ];
}

function moneyRules({ question, params, settings }: Ground, hasOrders: boolean): RulePart[] {
  if (!hasOrders) return [];
  const isMoney = [...question.steps, ...question.without].some(
    ({ filters }) =>
      filters.some(({ key }) => key === 'paid') && !filters.some(({ key }) => key === 'currency'),
  );
  return [
    rule('money', params.gross === true ? 'funnel-orders-gross' : 'funnel-orders-net'),
    ...(isMoney ? [rule('money', 'funnel-paid-in', { currency: settings.currency })] : []),
  ];
}

/** A visitor of a code that is in many hands cannot be told to be the one who joined. */
export function stepsLead(ground: Ground): Note[] {
  const visits = lostEvents(ground, true);
  return visits.length === 0 ? [] : [{ code: 'funnel-visits-of-many', params: { visits } }];
}

/** Steps with how many of their events are in no way of anybody's: `order:private 3`. */
function lostEvents({ question, ofNobody }: Ground, areVisits: boolean): readonly string[] {
  const visits = new Set(question.steps.filter(isVisit).map(({ text }) => text));
  return [...ofNobody]
    .filter(([text]) => visits.has(text) === areVisits)
    .map(([text, n]) => `${text} ${n}`);
}

function isVisit({ event }: EventChoice): boolean {
  return event === 'visit';
}

/** What is particular about these numbers. */
export function stepsNotes(ground: Ground): Note[] {
  const { crowd, groups, params } = ground;
  const notes: Note[] = [];
  if (crowd.size === 0) notes.push({ code: 'funnel-nobody', params: {} });
  const before = count(crowd.before);
  if (before > 0) notes.push({ code: 'funnel-before', params: { n: before } });
  const unripe = groups
    .filter(({ members }) => members.some((one) => crowd.open[one] === 1))
    .map(({ value }) => partName(value));
  if (isPeriod(params.by) && unripe.length > 0)
    notes.push({ code: 'funnel-unripe', params: { periods: unripe } });
  return [...notes, ...givenLater(ground)];
}

function byRule(by: string | undefined, areCodes: boolean): RulePart[] {
  if (by === undefined || isPeriod(by)) return [];
  if (by === 'hour') return [rule('counted', 'funnel-by-hour')];
  return [
    rule('counted', 'funnel-by-touch'),
    ...(areCodes ? [rule('counted', 'funnel-by-code')] : []),
  ];
}

/** Where a later step gives the value, who has none went no further: the other parts look too good. */
function givenLater({ groups, question, params: { by = '' } }: Ground): Note[] {
  const n = groups.find(({ value }) => value === null)?.members.length ?? 0;
  const event = GIVEN_BY[by];
  const [first, ...later] = question.steps;
  if (n === 0 || event === undefined || first?.event === event) return [];
  if (!later.some((step) => step.event === event)) return [];
  return [{ code: GIVEN_LATER[event], params: { n, by } }];
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}
