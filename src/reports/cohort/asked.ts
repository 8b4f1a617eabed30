import { PscrmError } from '../../core/errors.ts';
import { parseSpan } from '../../core/span.ts';
import { DAY_MS } from '../../core/time.ts';
import { OF_PEOPLE } from '../dimensions/people.ts';
import {
  byOneOf,
  CAMPAIGN,
  CURRENCY,
  GROSS,
  type ReportOption,
  SINCE,
  TOP,
  UNTIL,
} from '../options.ts';
import { ownFlag, ownText, type ReportParams } from '../report.ts';
import { MEANS, type MeanRule } from './mean.ts';
import { type Unit, UNITS } from './periods.ts';

/** What puts people into a cohort. */
export const STARTS = ['first-order', 'join', 'campaign', 'every-order'] as const;
export type Start = (typeof STARTS)[number];

/** What the square shows. */
export const MEASURES = ['rate', 'customers', 'orders', 'gross', 'net', 'spent', 'repeat'] as const;
export type Measure = (typeof MEASURES)[number];

export const OPTIONS: readonly ReportOption[] = [
  { name: 'start', value: 'what', choices: STARTS },
  { name: 'unit', value: 'period', choices: UNITS },
  { name: 'rolling', value: 'days' },
  { name: 'measure', value: 'what', choices: MEASURES },
  { name: 'unbounded' },
  { name: 'mean', value: 'rule', choices: MEANS },
  byOneOf(...OF_PEOPLE),
  TOP,
  CAMPAIGN,
  SINCE,
  UNTIL,
  CURRENCY,
  GROSS,
];

export type Asked = {
  readonly start: Start;
  readonly unit: Unit;
  /** Days of a period that counts from each person's own start; null: periods are the calendar's. */
  readonly rolling: number | null;
  readonly measure: Measure;
  readonly unbounded: boolean;
  readonly mean: MeanRule;
  readonly money: 'gross' | 'net';
};

/**
 * What was asked, with what nobody asked for as it is meant.
 * @throws bad-option where `--rolling` is no number of days
 */
export function readAsked(params: ReportParams): Asked {
  return {
    start: oneOf(STARTS, ownText(params, 'start')) ?? 'first-order',
    unit: oneOf(UNITS, ownText(params, 'unit')) ?? 'month',
    rolling: rollingDays(ownText(params, 'rolling')),
    measure: oneOf(MEASURES, ownText(params, 'measure')) ?? 'rate',
    unbounded: ownFlag(params, 'unbounded'),
    mean: oneOf(MEANS, ownText(params, 'mean')) ?? 'weighted',
    money: params.gross === true ? 'gross' : 'net',
  };
}

/** The frame has made sure that it is one of them, where it was given. */
function oneOf<T extends string>(choices: readonly T[], answer: string | undefined): T | undefined {
  return choices.find((choice) => choice === answer);
}

const LONGEST = 366;

/** `30d`, `2w`: whole days. */
function rollingDays(answer: string | undefined): number | null {
  if (answer === undefined) return null;
  const days = (parseSpan(answer) ?? 0) / DAY_MS;
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST) return days;
  const choices = [`1d … ${LONGEST}d`];
  throw new PscrmError('bad-option', { option: '--rolling', value: answer, choices });
}
