import { formatMoney } from '../core/money.ts';
import { type Cell, type ColumnType, MEAN_BY_SIZE, MEAN_OF_COHORTS, OTHER } from '../core/table.ts';
import { formatDay, formatInstant, isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import { isTextKey, type Say, type TextKey } from '../text/translate.ts';

export type CellContext = {
  readonly say: Say;
  readonly timezone: string;
  readonly currency: string | null;
};

const NONE = '–';

/** Names of rows that are no group of the workspace's. */
const SET_NAMES: ReadonlyMap<string, TextKey> = new Map([
  [OTHER, 'value.other'],
  [MEAN_BY_SIZE, 'value.mean-by-size'],
  [MEAN_OF_COHORTS, 'value.mean-of-cohorts'],
]);

/** A value for a person: rates as per cents, money in major units of a currency, codes translated. */
export function shownCell(value: Cell, type: ColumnType, context: CellContext): string {
  if (value === null) return NONE;
  if (typeof value === 'string') {
    const set = SET_NAMES.get(value);
    if (set !== undefined) return context.say(set);
    const key = `value.${value}`;
    return printable(type === 'word' && isTextKey(key) ? context.say(key) : value);
  }
  switch (type) {
    case 'rate':
      return shownRate(value);
    case 'hours':
    case 'days':
      return decimal(value);
    case 'money':
      return grouped(
        context.currency === null ? String(value) : formatMoney(value, context.currency),
      );
    case 'instant':
      return formatInstant(value, context.timezone);
    case 'day':
      return formatDay(value);
    case 'number':
      return value > 0 && value < 0.0001 ? '< 0.0001' : value.toFixed(4);
    case 'count':
      return grouped(String(value));
    case 'text':
    case 'word':
    case 'measured':
      return String(value);
  }
}

/** A value for a machine: unrounded, ISO dates, money in minor units as in JSON; '' for nothing. */
export function plainCell(value: Cell, type: ColumnType, context: CellContext): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  switch (type) {
    case 'instant':
      return isoInstant(value, context.timezone);
    case 'day':
      return formatDay(value);
    default:
      return String(value);
  }
}

/** A figure of a summary: whole numbers grouped, others to four decimals, – where undefined. */
export function shownFigure(value: unknown): string {
  if (typeof value !== 'number') return NONE;
  return Number.isInteger(value)
    ? grouped(String(value))
    : String(Math.round(value * 10_000) / 10_000);
}

/** How long something took, of a summary: no more decimals than hours and days have in a table. */
export function shownLength(value: unknown): string {
  if (typeof value !== 'number' || Number.isInteger(value)) return shownFigure(value);
  return decimal(value);
}

function decimal(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

/** A fraction in per cent; no number is none. */
export function shownRate(value: unknown): string {
  return typeof value === 'number' ? `${perCent(value)} %` : NONE;
}

/** Below one per cent two decimals, so that neither a small share nor a small difference reads as nothing. */
function perCent(value: number): string {
  const part = value * 100;
  const size = Math.abs(part);
  if (size === 0 || size >= 0.995) return part.toFixed(1);
  if (size >= 0.005) return part.toFixed(2);
  return part > 0 ? '< 0.01' : '> -0.01';
}

/** The interval of a rate, `12.3–27.0 %`. */
export function shownEnds(low: unknown, high: unknown): string {
  if (typeof low !== 'number') return NONE;
  return `${perCent(low)}–${shownRate(high)}`;
}

function grouped(number: string): string {
  return number.replace(
    /^(-?)(\d+)/,
    (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ','),
  );
}

export function isNumeric(type: ColumnType): boolean {
  return !['text', 'word', 'instant', 'day'].includes(type);
}
