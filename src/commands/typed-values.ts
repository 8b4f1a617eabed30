import { PscrmError } from '../core/errors.ts';
import { currencyDigits, isCurrency, parseMoney } from '../core/money.ts';
import { DAY_MS, fromWall, isTimeZone, parseInstant } from '../core/time.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';

const FOREVER: ReadonlySet<string> = new Set(['never', 'none']);
const SPAN = /^(\d{1,4})([dh])$/;

/**
 * A moment of an option: an instant, a day, a span from now on (`7d`, `48h`), or `never` (null).
 * @param edge what a day alone means: its first moment, or the first moment after it
 * @throws bad-moment
 */
export function typedMoment(
  context: Context,
  option: string,
  text: string,
  edge: 'start' | 'end',
): number | null {
  if (FOREVER.has(text)) return null;
  const { timezone } = context.settings();
  const span = SPAN.exec(text);
  if (span !== null)
    return context.globals.now + Number(span[1]) * (span[2] === 'd' ? DAY_MS : DAY_MS / 24);
  const at = parseInstant(text, timezone);
  if (at === undefined) throw new PscrmError('bad-moment', { option, value: text });
  if (edge === 'start' || !/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return at;
  return fromWall((parseInstant(text, 'UTC') ?? at) + DAY_MS, timezone);
}

/** A whole number, or `none` (null). @throws bad-option */
export function typedLimit(option: string, text: string): number | null {
  return FOREVER.has(text) ? null : wholeNumber(option, text, '0, 1, 2 …, none');
}

/** An amount in major units of the workspace's currency, or `none`. @throws bad-amount */
export function typedMoney(
  context: Context,
  option: string,
  text: string,
): { readonly cost_minor: number | null; readonly currency: string | null } {
  if (FOREVER.has(text)) return { cost_minor: null, currency: null };
  const { currency } = context.settings();
  const minor = parseMoney(text, currency);
  if (typeof minor !== 'number') {
    const example = (1.2).toFixed(currencyDigits(currency));
    throw new PscrmError('bad-amount', { option, value: text, currency, example });
  }
  return { cost_minor: minor, currency };
}

/** A whole number of an option. @param range what it may be, for people. @throws bad-option */
export function wholeNumber(option: string, text: string, range = '1, 2, 3 …'): number {
  if (!/^\d{1,9}$/.test(text))
    throw new PscrmError('bad-option', { option, value: text, choices: [range] });
  return Number(text);
}

/** `--limit`: a list of none would say that there is none. @throws bad-option */
export function rowsWanted(input: Input): number | undefined {
  const text = input.text('limit');
  const n = text === undefined ? undefined : wholeNumber('--limit', text);
  if (n !== 0) return n;
  throw new PscrmError('bad-option', { option: '--limit', value: '0', choices: ['1, 2, 3 …'] });
}

/** @throws bad-timezone */
export function checkTimezone(name: string): string {
  if (!isTimeZone(name)) throw new PscrmError('bad-timezone', { name });
  return name;
}

/** @throws bad-currency */
export function checkCurrency(name: string): string {
  const code = name.toUpperCase();
  if (!isCurrency(code)) throw new PscrmError('bad-currency', { name });
  return code;
}
