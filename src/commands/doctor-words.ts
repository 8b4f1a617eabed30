import type { Finding, Span } from '../codes/checkup/finding.ts';
import { DAY_MS, formatInstant, zoneOffset } from '../core/time.ts';
import type { Context } from './context.ts';
import { sayKey } from './context.ts';
import { shellWord } from '../core/shell.ts';

/** A finding in the reader's words. */
export function sayFinding(context: Context, { code, name, params, spans }: Finding): string {
  const { say, settings, globals } = context;
  const { why, ...rest } = params;
  const words = Array.isArray(why) ? why.map((one: string) => sayKey(`value.${one}`, say)) : [];
  const when = sayWhen(spans ?? [], settings().timezone, globals.language).join('; ');
  return sayKey(`finding.${code}`, say, { ...rest, name, why: words, when });
}

/** `Sun 04-05 20:00–24:00`, `Fri 04-03 18:00 – Mon 04-06 09:00`. */
export function sayWhen(spans: readonly Span[], zone: string, language: string): string[] {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: zone });
  const day = (at: number): string =>
    `${weekday.format(at)} ${formatInstant(at, zone).slice(5, 10)}`;
  const time = (at: number): string => formatInstant(at, zone).slice(11, 16);
  return spans.map(({ from, to }) => {
    const begin = `${day(from)} ${time(from)}`;
    if (from === to) return begin;
    const isMidnight = (to + zoneOffset(to, zone)) % DAY_MS === 0;
    // The end of a day belongs to it.
    const last = isMidnight ? to - 1 : to;
    const end = isMidnight ? '24:00' : time(to);
    return day(last) === day(from) ? `${begin}–${end}` : `${begin} – ${day(last)} ${end}`;
  });
}

/** A command as it can be typed. */
export function sayNext({ next }: Finding): string {
  return next.map(shellWord).join(' ');
}
