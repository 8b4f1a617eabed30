import type { CellStyle } from './cell-style.ts';

/** 31 December 9999: Excel knows no later day. */
const LAST_SERIAL = 2_958_466;
const DAY_MS = 86_400_000;
/** Day 0 of a serial number, so that 1 March 1900 is 61: Excel believes in a 29 February 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Workbooks from old Macs count from 1904. */
export const DAYS_TO_1904 = 1462;

/**
 * The number of a cell as text: a date or time by its style, else plain digits, never an exponent.
 * Excel computes to 15 digits: what a binary fraction has beyond them is taken off.
 * @param day0 0, or DAYS_TO_1904
 * @returns undefined for a whole number of more than 15 digits: Excel has replaced its end by zeros
 */
export function numberText(value: number, style: CellStyle, day0: number): string | undefined {
  const serial = value + day0;
  if (style !== 'number' && value >= 0 && serial < LAST_SERIAL) {
    // Day 0 is none: an empty date that went through a formula.
    if (value === 0 && style !== 'time') return '';
    return dateText(serial, value < 1 ? 'time' : style);
  }
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value + 0) : undefined;
  const short = String(value);
  return plainDigits(short.length <= 16 ? short : String(Number(value.toPrecision(15))));
}

/** `1.5e-7` as `0.00000015`; what is written with a positive exponent is a whole number. */
function plainDigits(text: string): string {
  const [mantissa = '', zeros] = text.split('e-');
  if (zeros === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(Number(zeros) - 1)}${mantissa.replace(/[-.]/g, '')}`;
}

function dateText(serial: number, style: Exclude<CellStyle, 'number'>): string {
  // Seconds are as fine as Excel shows; a fraction of a day is never exact.
  const days = serial < 60 ? serial + 1 : serial;
  const ms = Math.round((days * DAY_MS) / 1000) * 1000;
  const iso = new Date(EPOCH + ms).toISOString();
  const [date, time] = [iso.slice(0, 10), iso.slice(11, 19)];
  if (style === 'time' && serial < 1) return time;
  return style === 'date' && time === '00:00:00' ? date : `${date} ${time}`;
}

/** `_x000D_` is how Excel writes a character that XML cannot hold. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** A text as a cell of one line. */
export function oneLine(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return whole.replace(/\r\n|[\r\n]/g, ' ');
}

/** Quotes as RFC 4180 has them, where they are needed. */
export function csvCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
