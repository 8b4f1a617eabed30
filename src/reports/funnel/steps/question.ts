import { DIMENSIONS } from '../../dimensions/dimension.ts';
import { PscrmError } from '../../../core/errors.ts';
import type { Database } from '../../../db/open.ts';
import { campaignId } from '../../campaign.ts';
import type { ReportOption } from '../../options.ts';
import { ownText, type ReportParams } from '../../report.ts';
import { readWindow } from '../../window.ts';
import { parseEvents, parseSteps } from './language.ts';
import type { WalkRule } from './rule.ts';
import { type EventChoice, specOf, type Step } from './words.ts';

const ORDERS = ['ordered', 'strict', 'any'] as const;
const ENTRIES = ['first', 'latest', 'any'] as const;
const TIES = ['later', 'instant', 'event'] as const;
const REPEATS = ['pass', 'end'] as const;

/** What people may be told apart by: what every funnel may, and the hour of their first step. */
export const STEP_DIMENSIONS = [...DIMENSIONS, 'hour'] as const;

/** What a funnel of steps may be asked, besides what every funnel may. */
export const STEP_OPTIONS: readonly ReportOption[] = [
  { name: 'steps', value: 'steps' },
  { name: 'window', value: 'duration' },
  { name: 'order', value: 'how', choices: ORDERS },
  { name: 'entry', value: 'which', choices: ENTRIES },
  { name: 'ties', value: 'how', choices: TIES },
  { name: 'repeats', value: 'how', choices: REPEATS },
  { name: 'without', value: 'events' },
];

const DEFAULT_WINDOW = '14d';

/** A question about steps, understood. */
export type Question = {
  readonly steps: readonly Step[];
  readonly without: readonly EventChoice[];
  readonly rule: WalkRule;
  /** As it was asked, or as it stands where it was not. */
  readonly window: string;
};

/**
 * Makes sure that nothing is asked of a funnel of steps where there are none.
 * @throws missing-option
 */
export function refuseStepOptions(params: ReportParams): void {
  const asked = STEP_OPTIONS.some(({ name }) => ownText(params, name) !== undefined);
  if (asked) throw new PscrmError('missing-option', { option: '--steps' });
  // Codes are made, and do not begin at an hour.
  if (params.by === 'hour')
    throw new PscrmError('missing-option', { option: '--steps', why: 'hour' });
}

/** @throws bad-steps, bad-option, unknown-campaign */
export function readQuestion(db: Database, params: ReportParams): Question {
  const without = ownText(params, 'without');
  const window = ownText(params, 'window') ?? DEFAULT_WINDOW;
  const steps = parseSteps(ownText(params, 'steps') ?? '').map((step) => ofCampaign(step, params));
  const order = oneOf(ORDERS, ownText(params, 'order'));
  if (order === 'any' && steps.some(({ optional }) => optional)) {
    const choices = ORDERS.filter((one) => one !== 'any');
    throw new PscrmError('bad-option', { option: '--order', value: order, choices });
  }
  const ends = without === undefined ? [] : parseEvents('--without', without);
  for (const choice of [...steps, ...ends]) knowCampaigns(db, choice);
  return {
    steps,
    without: ends,
    window,
    rule: {
      steps: steps.length,
      optional: steps.reduce((bits, { optional }, n) => bits | (optional ? 1 << n : 0), 0),
      order,
      entry: oneOf(ENTRIES, ownText(params, 'entry')),
      ties: oneOf(TIES, ownText(params, 'ties')),
      repeats: oneOf(REPEATS, ownText(params, 'repeats')),
      windowMs: readWindow(window),
      since: params.since ?? -Infinity,
      until: params.asOf,
    },
  };
}

/** The answer, or the first of the answers there are. */
function oneOf<T extends string>(answers: readonly [T, ...T[]], answer: string | undefined): T {
  return answers.find((one) => one === answer) ?? answers[0];
}

/** `--campaign` is a filter of every step that can be told apart by campaigns and says none itself. */
function ofCampaign(step: Step, { campaign }: ReportParams): Step {
  const isOpen = !step.filters.some(({ key }) => key === 'campaign');
  if (campaign === undefined || !isOpen || !specOf(step.event).texts.includes('campaign'))
    return step;
  return { ...step, filters: [...step.filters, { key: 'campaign', values: [campaign] }] };
}

function knowCampaigns(db: Database, { filters }: EventChoice): void {
  for (const filter of filters) {
    if (filter.key === 'campaign' && 'values' in filter)
      for (const name of filter.values) campaignId(db, name);
  }
}
