import { PscrmError } from '../../core/errors.ts';
import { parseShare } from '../../core/share.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { campaignId } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import {
  CAMPAIGN,
  CURRENCY,
  GROSS,
  required,
  type ReportOption,
  SINCE,
  skippedVisits,
  UNTIL,
  WHICH_VISITS,
} from '../options.ts';
import { ownText, type Report, type ReportBody, type ReportParams } from '../report.ts';
import { unsentNotes } from '../unsent.ts';
import { readWindow } from '../window.ts';
import { knownOfCards } from './awaited.ts';
import { armName, FACTORS, type Factor, sortArms } from './arm-names.ts';
import { armsOf } from './arms.ts';
import { skewedBatches } from './batch-shares.ts';
import { behindHooks } from './behind.ts';
import { explainHooks } from './explain.ts';
import { hookCharts } from './charts.ts';
import { spreadCosts } from './costs.ts';
import { readFacts, routedIn } from './gather.ts';
import { countShared, readCosts, readVariants, type Scope } from './query.ts';
import { type Goal, GOALS, ratesOf } from './rates.ts';
import { COLUMNS, hookRows } from './rows.ts';
import { hookRule } from './rule.ts';
import { checkShown, onlyShown, readShown } from './shown.ts';
import { stacksOut } from './stock.ts';
import { ALARM } from './verdict.ts';
import { hookNotes, leadingNotes } from './words.ts';
import { youngCards } from './young.ts';

const OPTIONS: readonly ReportOption[] = [
  required(CAMPAIGN),
  SINCE,
  UNTIL,
  { name: 'window', value: 'span' },
  { name: 'goal', value: 'measure', choices: GOALS },
  { name: 'control', value: 'variant' },
  { name: 'lift', value: 'percent' },
  { name: 'factor', value: 'part', choices: FACTORS },
  { name: 'shown', value: 'variant=n', repeat: true },
  CURRENCY,
  GROSS,
  WHICH_VISITS,
];

/**
 * Which variant of a card wins: what became of the cards of each, told apart by tests that hold, and
 * a verdict in words. See rows.ts for the numbers, verdict.ts for what may be said of them.
 */
export const hooks: Report = {
  name: 'hooks',
  options: OPTIONS,
  who: true,
  examples: [
    'report hooks --campaign spring-card',
    'report hooks --campaign spring-card --goal joined --lift 50%',
    'report hooks --campaign spring-card --shown sample=500 --shown red-packet=480',
    'report hooks --campaign spring-card --who sample:kept_7d',
  ],
  run: runHooks,
  explain: explainHooks,
};

function runHooks(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const { asOf } = params;
  const asked = readAnswers(params);
  const campaign = campaignId(db, params.campaign ?? '');
  const shown = readShown(params);
  const scope: Scope = {
    campaign,
    since: params.since ?? 0,
    asOf,
    skip: skippedVisits(params.visits),
    shared: shown === null ? 0 : 1,
  };
  const { currency } = chooseCurrency(db, params, settings);

  const gross = params.gross === true;
  const known = readFacts(db, scope, { asOf, currency, workspace: settings.currency, gross });
  const variants = readVariants(db, campaign);
  const facts = shown === null ? known : onlyShown(known, shown, variants);
  const armOf = (variant: string): string => armName(variant, asked.factor);
  const ends = knownOfCards(db, { asOf, timezone: settings.timezone }, known.times);
  const ask = { asOf, known: ends.until, window: asked.window, armOf, shown };
  const counted = armsOf(facts, ask);
  if (shown !== null) checkShown(counted.arms);

  const { arms, weights } = sortArms(counted.arms, variants, armOf);
  const control = placeOf(arms, asked.control);
  const costs = readCosts(db, campaign, asOf);
  const spread = spreadCosts(costs, arms, currency, armOf);
  const rows = hookRows(arms, {
    control,
    weights,
    costs: spread.each,
    shown: shown !== null,
    currency,
  });
  const dealt = shown === null ? stacksOut(facts, asOf) : [];
  const judged = {
    arms,
    weights,
    control,
    goal: asked.goal,
    lift: asked.lift,
    rates: ratesOf(arms, asked.goal),
    skewed: skewedBatches(dealt, { arms, weights }, armOf, ALARM),
    timezone: settings.timezone,
    shown: shown !== null,
    young: youngCards(facts, ask, asked.goal),
    windowText: asked.windowText,
    asOf,
    isFriendshipKnown: ends.until.friendships > -Infinity,
  };
  const without = counted.arms.find(({ name }) => name === '')?.issued ?? 0;
  const shared = countShared(db, campaign, asOf);
  return {
    chosen: {
      window: asked.windowText,
      goal: asked.goal,
      control: arms[control]?.name ?? null,
      lift: asked.lift,
      currency,
    },
    columns: COLUMNS,
    rows,
    currency,
    lead: leadingNotes(judged),
    rule: hookRule({
      known: ends.known,
      asked,
      settings,
      gross,
      currency,
      counted,
      arms,
      control,
      without,
      shared,
      routed: routedIn(facts),
      shown,
      visits: params.visits,
    }),
    notes: [
      ...unsentNotes(shown === null ? known.unsent : 0),
      ...hookNotes({
        ...judged,
        window: asked.window,
        costs,
        spread,
        currency,
        codesOfMany: shared,
        armOf,
      }),
    ],
    charts: hookCharts(arms, asked.goal),
    behind: behindHooks(arms, rows),
  };
}

export type Answers = {
  /** ms; null: for ever. */
  readonly window: number | null;
  readonly windowText: string | null;
  readonly goal: Goal;
  readonly control: string | undefined;
  readonly lift: number;
  readonly factor: Factor | undefined;
};

const LIFT = 0.2;

/** @throws bad-option */
function readAnswers(params: ReportParams): Answers {
  const windowText = ownText(params, 'window');
  const liftText = ownText(params, 'lift');
  const window = windowText === undefined ? null : readWindow(windowText);
  const lift = liftText === undefined ? LIFT : parseShare(liftText);
  if (lift === undefined || lift <= 0 || lift >= 10)
    throw refused('--lift', liftText, ['20%', '0.2']);
  return {
    window,
    windowText: windowText ?? null,
    goal: GOALS.find((goal) => goal === ownText(params, 'goal')) ?? 'kept_7d',
    control: ownText(params, 'control'),
    lift,
    factor: FACTORS.find((factor) => factor === ownText(params, 'factor')),
  };
}

function refused(option: string, value = '', choices: readonly string[]): PscrmError {
  return new PscrmError('bad-option', { option, value, choices });
}

/** The place of the control: as named, else the first arm. @throws bad-option */
function placeOf(arms: readonly { readonly name: string }[], control: string | undefined): number {
  if (control === undefined) return 0;
  const place = arms.findIndex(({ name }) => name === control);
  if (place >= 0) return place;
  throw refused(
    '--control',
    control,
    arms.map(({ name }) => name),
  );
}
