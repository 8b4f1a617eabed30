/** Whether the month or the day comes first where both are numbers: `01/02/2026`. */
export type DateOrder = 'mdy' | 'dmy';

/** What a clock shows, each part as a person counts it. */
export type WrittenDate = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const TIME = '(?:,?[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*([AP]M))?)?';
/** `04 Jul 2022 11:46` */
const DAY_NAME_YEAR = new RegExp(`^(\\d{1,2})[\\s-]([A-Z]{3,9})[\\s-](\\d{4})${TIME}$`, 'i');
/** `Sep-27-26` */
const NAME_DAY_YEAR = new RegExp(
  `^([A-Z]{3,9})[\\s-](\\d{1,2})(?:-|,?\\s)(\\d{4}|\\d{2})${TIME}$`,
  'i',
);
/** `09/27/2026 04:05:06 PM`; two digits of a year behind slashes only. */
const NUMBERS = new RegExp(
  `^(\\d{1,2})(?:/(\\d{1,2})/(\\d{4}|\\d{2})|([-.])(\\d{1,2})\\4(\\d{4}))${TIME}$`,
  'i',
);
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Reads dates with the month by its English name, and those of two numbers and a year where it is known
 * which number is the month. Days that no calendar has are left to the caller.
 * @returns undefined where the text is no such date
 */
export function readWrittenDate(
  text: string,
  order: DateOrder | undefined,
): WrittenDate | undefined {
  const named = DAY_NAME_YEAR.exec(text);
  if (named !== null) {
    const [, day, name = '', year, ...time] = named;
    return assemble(year, monthOf(name), day, time);
  }
  const american = NAME_DAY_YEAR.exec(text);
  if (american !== null) {
    const [, name = '', day, year, ...time] = american;
    return assemble(year, monthOf(name), day, time);
  }
  const numbers = order === undefined ? undefined : splitNumbers(text);
  if (numbers === undefined) return undefined;
  const { first, second, year, time } = numbers;
  return order === 'mdy'
    ? assemble(year, first, String(second), time)
    : assemble(year, second, String(first), time);
}

/** What a date of two numbers and a year says of the order of its numbers. */
export type NumberDate = {
  readonly first: number;
  readonly second: number;
  readonly isAmPm: boolean;
};

/** @returns undefined where the text is no date of two numbers and a year */
export function readNumberDate(text: string): NumberDate | undefined {
  const numbers = splitNumbers(text);
  if (numbers === undefined) return undefined;
  const { first, second, time } = numbers;
  return { first, second, isAmPm: time[3] !== undefined };
}

type Numbers = {
  readonly first: number;
  readonly second: number;
  readonly year: string | undefined;
  readonly time: readonly (string | undefined)[];
};

function splitNumbers(text: string): Numbers | undefined {
  const match = NUMBERS.exec(text);
  if (match === null) return undefined;
  const [, first, bySlash, slashYear, , byMark, markYear, ...time] = match;
  const second = bySlash ?? byMark;
  return { first: Number(first), second: Number(second), year: slashYear ?? markYear, time };
}

/** 1 … 12 of `Sep`, `Sept` or `September`; 0 where it is no month. */
function monthOf(name: string): number {
  const wanted = name.toLowerCase();
  const isLong = wanted.length === 3 || wanted === 'sept' || MONTHS.includes(wanted);
  return isLong ? MONTHS.findIndex((month) => month.startsWith(wanted)) + 1 : 0;
}

function assemble(
  yearText: string | undefined,
  month: number,
  day: string | undefined,
  [hour = '0', minute = '0', second = '0', half]: readonly (string | undefined)[],
): WrittenDate | undefined {
  const year = yearText?.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const clock = { year, month, day: Number(day), minute: Number(minute), second: Number(second) };
  if (half === undefined) return { ...clock, hour: Number(hour) };
  const twelve = Number(hour);
  if (twelve < 1 || twelve > 12) return undefined;
  return { ...clock, hour: (twelve % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) };
}
