import { PscrmError } from '../core/errors.ts';
import { DAY_MS, formatInstant, fromWall, parseInstant } from '../core/time.ts';
import type { Settings } from '../db/settings.ts';
import type { ReportOption } from '../reports/options.ts';
import type { Report, ReportParams } from '../reports/report.ts';
import { isTextKey, type TextKey } from '../text/translate.ts';
import type { Input, OptionSpec } from './command.ts';
import { checkCurrency, wholeNumber } from './typed-values.ts';

/** The options that a report takes, as the command line has them. */
export function optionSpecs({ name: report, options }: Report): readonly OptionSpec[] {
  return options.map(({ name, value, repeat, choices }) => ({
    flags: value === undefined ? `--${name}` : `--${name} <${value}>`,
    text: reportText(report, `option.${name}`),
    ...(repeat && { repeat }),
    ...(choices && { choices }),
  }));
}

/** A sentence of a report's help, '' for the first one: its own, else the one that all share. */
export function reportText(report: string, what: string): TextKey {
  const keys =
    what === ''
      ? [`help.report.${report}`]
      : [`help.report.${report}.${what}`, `help.report.${what}`];
  const key = keys.find(isTextKey);
  if (key === undefined) throw new RangeError(`no words for ${keys[0]}`);
  return key;
}

/** The options that are the frame's: everything else is the report's own. */
const COMMON: ReadonlySet<string> = new Set([
  'campaign',
  'by',
  'since',
  'until',
  'currency',
  'visits',
  'top',
  'gross',
]);

/**
 * What a report was asked, from what was typed.
 * @param now the clock, ms UTC: `asOf` where there is no `--until`, or where it lies ahead
 * @throws bad-date, period-reversed, bad-option
 */
export function readParams(
  { options }: Report,
  input: Input,
  { timezone }: Settings,
  now: number,
): ReportParams {
  const [since, until] = [input.text('since'), input.text('until')];
  const [top, currency] = [input.text('top'), input.text('currency')];
  const from = since === undefined ? undefined : startOf(since, timezone);
  const end = until === undefined ? now : endOf(until, timezone);
  // Of what is still to come nothing is known: people would seem to have had time that has not passed.
  const asOf = Math.min(end, now);
  if (from !== undefined && from > asOf) {
    const ends = until !== undefined && end <= now ? until : formatInstant(now, timezone);
    throw new PscrmError('period-reversed', { since: since ?? '', until: ends });
  }
  return {
    asOf,
    untilGiven: until !== undefined,
    ...(end > now && { untilAsked: end }),
    since: from,
    campaign: input.text('campaign'),
    by: input.text('by'),
    currency: currency === undefined ? undefined : checkCurrency(currency),
    visits: input.text('visits'),
    top: top === undefined ? undefined : atLeastOne('--top', top),
    gross: input.flag('gross'),
    own: Object.fromEntries(
      options
        .filter(({ name }) => !COMMON.has(name))
        .map((option) => [option.name, ownAnswer(option, input)]),
    ),
  };
}

function ownAnswer(
  { name, value, repeat }: ReportOption,
  input: Input,
): string | true | readonly string[] | undefined {
  if (value === undefined) return input.flag(name) ? true : undefined;
  return repeat === true ? input.list(name) : input.text(name);
}

function atLeastOne(option: string, text: string): number {
  const n = wholeNumber(option, text);
  if (n > 0) return n;
  throw new PscrmError('bad-option', { option, value: text, choices: ['1, 2, 3 …'] });
}

/** A moment, or a day: then its first millisecond. @throws bad-date */
function startOf(text: string, zone: string): number {
  const at = parseInstant(text, zone);
  if (at === undefined) throw new PscrmError('bad-date', { option: '--since', value: text });
  return at;
}

/** A moment, or a day: then its last millisecond. @throws bad-date */
function endOf(text: string, zone: string): number {
  const at = parseInstant(text, zone);
  if (at === undefined) throw new PscrmError('bad-date', { option: '--until', value: text });
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return at;
  const midnight = parseInstant(text, 'UTC') ?? at;
  return fromWall(midnight + DAY_MS, zone) - 1;
}
