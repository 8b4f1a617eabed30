import { PscrmError } from '../core/errors.ts';
import { currencyDigits, parseMoney } from '../core/money.ts';
import { DAY_MS, fromWall, parseInstant } from '../core/time.ts';
import { wholeNumber } from './batch-request.ts';
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
