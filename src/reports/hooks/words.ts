import type { Params } from '../../core/errors.ts';
import type { Note } from '../../core/table.ts';
import { DAY_MS, dayOf, formatDay } from '../../core/time.ts';
import { goodnessOfFit } from '../../statistics/chi-square.ts';
import type { Arm } from './arms.ts';
import type { SkewedBatch } from './batch-shares.ts';
import { compareRates } from './compare.ts';
import { cashArms, type Spread } from './costs.ts';
import type { CostRow } from './query.ts';
import { type Goal, type Rate, ratesOf, settledEitherWay, undecidedOf } from './rates.ts';
import type { Young } from './young.ts';
import { tooYoungNote, withYoungNote, youngNote } from './young-words.ts';
import { ALARM, type Verdict, verdictOf, whenSettled } from './verdict.ts';

/** What a verdict is made from. */
export type Judged = {
  readonly arms: readonly Arm[];
  readonly weights: readonly number[] | null;
  readonly control: number;
  readonly goal: Goal;
  readonly lift: number;
  readonly rates: readonly Rate[];
  /** Batches whose own shares are broken. */
  readonly skewed: readonly SkewedBatch[];
  readonly timezone: string;
  /** Are people counted who were shown a variant, and not cards? */
  readonly shown: boolean;
  readonly young: Young;
  readonly windowText: string | null;
  /** The moment of the report, ms UTC, and whether a file ever said who left. */
  readonly asOf: number;
  readonly isFriendshipKnown: boolean;
};

/** What is counted, for sentences that name it. */
function counted({ shown }: Pick<Judged, 'shown'>): Params {
  return { shown: shown ? 1 : 0 };
}

/** Before any number: whether the cards were dealt as planned, and what may be said. */
export function leadingNotes(judged: Judged): readonly Note[] {
  const { arms, weights, rates, control, lift } = judged;
  const shares =
    weights === null
      ? null
      : goodnessOfFit(
          arms.map(({ issued }) => issued),
          weights,
        );
  const judge = (those: readonly Rate[]): Verdict =>
    verdictOf(those, compareRates(those), control, lift, shares?.p ?? null);
  const { goal } = judged;
  const open = undecided(arms, goal);
  const { young } = judged;
  const pending = {
    young: young.isMany ? young.cards : 0,
    open,
    ends: settledEitherWay(arms, goal),
  };
  const verdict = whenSettled(judge(rates), pending, judge);
  return [
    sharesNote(judged, shares?.p ?? null),
    ...batchesNote(judged),
    { code: GOAL_NOTES[judged.goal], params: counted(judged) },
    verdictNote(judged, verdict),
    ...withYoungNote(judged, verdict),
  ];
}

const GOAL_NOTES: Readonly<Record<Goal, string>> = {
  scanned: 'hooks-goal-scanned',
  joined: 'hooks-goal-joined',
  kept_7d: 'hooks-goal-kept',
  first_order: 'hooks-goal-order',
};

function sharesNote(judged: Judged, p: number | null): Note {
  const { arms, weights } = judged;
  if (p === null) return { code: 'hooks-shares-unknown', params: counted(judged) };
  const shares = sharesShown(
    arms,
    arms.map(({ issued }) => issued),
    weights,
  );
  const params = { p: shownP(p), shares };
  return p < ALARM
    ? { code: 'hooks-shares-broken', params: { ...params, ...counted(judged) } }
    : { code: 'hooks-shares-fit', params };
}

/** `sample 60.0 % (50.0 %)` for each arm, the plan in brackets. */
function sharesShown(
  arms: readonly Arm[],
  counts: readonly number[],
  weights: readonly number[] | null,
): readonly string[] {
  const whole = weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return arms.map(({ name }, place) => {
    const planned = percent((weights?.[place] ?? 0) / whole);
    return `${name} ${percent((counts[place] ?? 0) / total)} (${planned})`;
  });
}

/** The least likely batches by name, as many as can be read. */
function batchesNote({ arms, weights, skewed }: Judged): readonly Note[] {
  if (skewed.length === 0) return [];
  const batches = skewed
    .slice(0, NAMED_BATCHES)
    .map(({ batch, p, counts }) => {
      const shares = sharesShown(arms, counts, weights).join(', ');
      return `#${batch} (p ${shownP(p)}): ${shares}`;
    })
    .join('; ');
  const more = skewed.length - NAMED_BATCHES;
  const code = more > 0 ? 'hooks-batches-broken-more' : 'hooks-batches-broken';
  return [{ code, params: { n: skewed.length, more, batches } }];
}

const NAMED_BATCHES = 3;

function undecided(arms: readonly Arm[], goal: Goal): number {
  return arms.reduce((sum, arm) => sum + undecidedOf(arm, goal), 0);
}

/**
 * What to do about those of whom it cannot be said yet who stays: wait for the first day on which it can be of all, if
 * files reach that far. A day that has passed is not to be waited for, and where no file tells of leaves, no day is.
 */
function stayNote(judged: Judged, code: string, goal: Goal): Note {
  const { arms, timezone, asOf, isFriendshipKnown } = judged;
  const params = { n: undecided(arms, goal), ...counted(judged) };
  const at = Math.max(...arms.map(({ decidedAt }) => decidedAt));
  if (!isFriendshipKnown) return { code: `${code}-no-leaves`, params };
  if (at <= asOf) return { code: `${code}-file`, params };
  return { code, params: { ...params, day: formatDay(dayOf(at, timezone)) } };
}

function verdictNote(judged: Judged, verdict: Verdict): Note {
  const { arms, lift, rates } = judged;
  const name = (place: number): string => arms[place]?.name ?? '';
  const shared: Params = { lift: percent(lift), ...counted(judged) };
  const isUntold = judged.goal === 'first_order' && arms.some(({ isTold }) => !isTold);
  if (isUntold && arms.length > 1 && verdict.kind !== 'shares')
    return { code: 'hooks-verdict-no-orders', params: {} };
  // Variants that nobody joined through have a rate, 0, and are not to be compared with each other alone.
  const isStayOpen = judged.goal === 'kept_7d' && !judged.isFriendshipKnown && arms.length > 1;
  if (isStayOpen && undecided(arms, 'kept_7d') > 0 && !['shares', 'young'].includes(verdict.kind))
    return stayNote(judged, 'hooks-verdict-early', 'kept_7d');
  switch (verdict.kind) {
    case 'shares':
      return { code: 'hooks-verdict-shares', params: {} };
    case 'alone':
      return tooYoungNote(judged) ?? { code: 'hooks-verdict-alone', params: counted(judged) };
    case 'winner': {
      const best = rates[verdict.arm];
      const rate = best === undefined ? 0 : best.successes / best.trials;
      return {
        code: 'hooks-verdict-winner',
        params: { ...shared, arm: name(verdict.arm), rate: percent(rate) },
      };
    }
    case 'partly':
      return {
        code:
          verdict.more === null || verdict.more === 0
            ? 'hooks-verdict-partly'
            : 'hooks-verdict-partly-more',
        params: {
          ...shared,
          arm: name(verdict.best),
          than: verdict.than.map(name),
          n: verdict.more ?? 0,
        },
      };
    case 'none':
      return { code: 'hooks-verdict-none', params: { ...shared, most: boundShown(verdict.most) } };
    case 'young':
      return youngNote(judged);
    case 'early':
      if (judged.goal === 'first_order')
        return { code: 'hooks-verdict-may-order', params: { n: verdict.open, ...counted(judged) } };
      return stayNote(judged, 'hooks-verdict-early', judged.goal);
    case 'more':
      return verdict.cards === null
        ? { code: 'hooks-verdict-nobody', params: shared }
        : { code: 'hooks-verdict-more', params: { ...shared, n: verdict.cards } };
  }
}

type NoteGround = Judged & {
  readonly window: number | null;
  readonly costs: readonly CostRow[];
  readonly spread: Spread;
  readonly currency: string;
  /** Codes that many people scan, which are no cards. */
  readonly codesOfMany: number;
  readonly armOf: (variant: string) => string;
};

/** What is particular about these numbers. */
export function hookNotes(ground: NoteGround): readonly Note[] {
  const { arms, rates, costs, spread, armOf, currency } = ground;
  if (arms.length === 0) {
    const n = ground.codesOfMany;
    if (n === 0) return [{ code: 'hooks-no-cards', params: {} }];
    return [{ code: 'hooks-only-shared', params: { n, option: '--shown VARIANT=N' } }];
  }
  const notes: Note[] = [];
  const { overall } = compareRates(rates);
  if (overall !== null && arms.length > 2) {
    const code = overall.rough ? 'hooks-overall-rough' : 'hooks-overall';
    notes.push({ code, params: { p: shownP(overall.p) } });
  }
  const isTested = compareRates(ratesOf(arms, 'kept_7d')).pairs.every(({ p }) => p !== null);
  if (undecided(arms, 'kept_7d') > 0 && !isTested) {
    notes.push(stayNote(ground, 'hooks-untested-yet', 'kept_7d'));
  }
  const made = arms.map(({ madeAt }) => madeAt);
  const apart = Math.round((Math.max(...made) - Math.min(...made)) / DAY_MS);
  if (ground.window === null && !ground.shown && apart >= APART) {
    notes.push({ code: 'hooks-made-apart', params: { n: apart } });
  }
  for (const arm of cashArms(costs, arms, armOf)) {
    const [week, month] = [arm.lost7, arm.lost30];
    const params = {
      arm: arm.name,
      week: `${week.count}/${week.of}`,
      month: `${month.count}/${month.of}`,
      others: arms
        .filter(({ name }) => name !== arm.name)
        .map(
          ({ name, lost7, lost30 }) =>
            `${name} ${lost7.count}/${lost7.of}, ${lost30.count}/${lost30.of}`,
        ),
    };
    notes.push({ code: 'hooks-cash', params });
  }
  if (spread.each === null) notes.push({ code: 'hooks-no-costs', params: { currency } });
  else if (spread.common > 0) notes.push({ code: 'hooks-common-costs', params: counted(ground) });
  if (spread.others.length > 0) {
    notes.push({ code: 'hooks-other-costs', params: { others: spread.others, currency } });
  }
  const buyers = arms.map(({ money }) => money.people.length);
  if (Math.max(...buyers) > 0 && Math.min(...buyers) < FEW_BUYERS) {
    notes.push({ code: 'hooks-few-buyers', params: { few: FEW_BUYERS } });
  }
  return notes;
}

/** Cards that are so many days older have had so much more time to be scanned. */
const APART = 7;

/** Where fewer spent anything, one large order decides the mean, and its interval is a guess. */
const FEW_BUYERS = 30;

/** `< 0.0001`, `0.0412`. */
export function shownP(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A bound on a difference of two rates, in percentage points: rounded up, or it would promise too much. */
function boundShown(difference: number): string {
  return (Math.ceil(difference * 1000 - 1e-9) / 10).toFixed(1);
}
