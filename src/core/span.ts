import { DAY_MS, HOUR_MS } from './time.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
};

/**
 * A length of time as a person writes it: `90m`, `36h`, `14d`, `2w`; days of 24 hours.
 * @returns ms, more than 0; undefined where it is none
 */
export function parseSpan(text: string): number | undefined {
  const match = /^(\d{1,6})\s*([mhdw])$/.exec(text.trim());
  if (match === null) return undefined;
  const [, digits = '', unit = ''] = match;
  const span = Number(digits) * (UNITS[unit] ?? 0);
  return span > 0 ? span : undefined;
}
