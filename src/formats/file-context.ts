import { PscrmError } from '../core/errors.ts';
import type { DecimalMark } from '../core/money.ts';
import type { DateOrder } from '../core/written-date.ts';
import type { Detected } from './detect.ts';
import { isOrderFormat } from './format.ts';
import type { SourceFile } from './source.ts';
import { surveyFile } from './survey.ts';

/** What a file's rows do not say themselves. */
export type FileContext = {
  readonly timezone: string;
  readonly currency: string;
  /** The currency was told by a person, who knows better than signs. */
  readonly currencyTold?: boolean;
  readonly shop: string;
  /** What stands before the minor units, where a person told it. */
  readonly decimal?: DecimalMark | undefined;
  /** What comes first in `01/02/2026`. */
  readonly dateOrder?: DateOrder | undefined;
  /** The line that decided it, where the file itself did: no other line may say otherwise. */
  readonly dateOrderLine?: number | undefined;
};

/** What a person tells of a file beside it, by flag or when asked. */
export type Told = {
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  readonly shop?: string | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

/** What must be told of a file before it can be read, and the flag that tells it. */
export const QUESTIONS = {
  'timezone': '--timezone',
  'currency': '--currency',
  'date-order': '--date-order',
} as const;

export type Question = keyof typeof QUESTIONS;

/**
 * What a file leaves open that a guess would get wrong. May read the file: to see which comes first, the
 * month or the day.
 * @throws dates-contradict, and what reading a file throws
 */
export async function openQuestions(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  told: Told,
): Promise<readonly Question[]> {
  return (await consider(source, detected, told)).open;
}

/**
 * How a file is to be read: what was told of it, what it shows, what its format knows, and the
 * workspace's own where none of these says otherwise and nothing speaks against it.
 * @throws missing-option {option, why, file, format}, date-order-unknown, dates-contradict
 */
export async function fileContext(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  told: Told,
  workspace: { readonly timezone: string; readonly currency: string },
): Promise<FileContext> {
  const { format } = detected;
  const { open, dateOrder, dateOrderLine } = await consider(source, detected, told);
  const [first] = open;
  if (first !== undefined) throw mustBeTold(first, source, detected);
  return {
    timezone: told.timezone ?? format.timezone ?? workspace.timezone,
    currency: told.currency ?? format.currency ?? workspace.currency,
    currencyTold: told.currency !== undefined,
    shop: told.shop ?? '',
    decimal: told.decimal,
    dateOrder,
    dateOrderLine,
  };
}

/** The error that says what must be told of a file, and how. */
export function mustBeTold(
  question: Question,
  { name }: Pick<SourceFile, 'name'>,
  { format }: Detected,
): PscrmError {
  const params = { file: name, format: format.id };
  if (question === 'date-order') return new PscrmError('date-order-unknown', params);
  return new PscrmError('missing-option', {
    ...params,
    option: QUESTIONS[question],
    why: question,
  });
}

type Considered = Pick<FileContext, 'dateOrder' | 'dateOrderLine'> & {
  readonly open: readonly Question[];
};

async function consider(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  told: Told,
): Promise<Considered> {
  const { format, header } = detected;
  const { asks = [], dateOrder: fixed } = format;
  const known = told.dateOrder ?? fixed;
  const survey = await surveyFile(source, detected, known === undefined);
  const open: Question[] = [];
  if (asks.includes('timezone') && told.timezone === undefined) open.push('timezone');
  const names = isOrderFormat(format) && header.places(format.columns.currency ?? []).length > 0;
  const shows = names || survey.showsSigns;
  if (asks.includes('currency') && told.currency === undefined && !shows) open.push('currency');
  if (known === undefined && survey.dates === 'open') open.push('date-order');
  if (known !== undefined) return { open, dateOrder: known };
  if (survey.dates === 'none' || survey.dates === 'open') return { open };
  return { open, dateOrder: survey.dates.order, dateOrderLine: survey.dates.line };
}
