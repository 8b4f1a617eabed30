import { PscrmError } from '../core/errors.ts';
import { parseInstant } from '../core/time.ts';
import { type DateOrder, readNumberDate } from '../core/written-date.ts';
import { amountSources, takeSign } from './amounts.ts';
import { cleanCell } from './cells.ts';
import type { Detected } from './detect.ts';
import { type Format, isOrderFormat, type Source } from './format.ts';
import { eachRecord } from './records.ts';
import { FileRow } from './row.ts';
import type { SourceFile } from './source.ts';

/** What a look at the rows of a file shows of how they are to be read. */
export type Survey = {
  /**
   * What comes first in its dates of two numbers and a year: the order, and the line that decided it;
   * `open` where no row decides; `none` where there are no such dates, or only a few among others.
   */
  readonly dates: { readonly order: DateOrder; readonly line: number } | 'open' | 'none';
  /** Does an amount in the first rows carry a sign of a currency that the format knows? */
  readonly showsSigns: boolean;
};

/** Rows that tell whether a file has dates of two numbers and a year at all. */
const FIRST_ROWS = 50;

/**
 * Looks at the first rows of a file, and, where their dates leave the order open, at the rows behind
 * them until one decides.
 * @throws dates-contradict where one row says both; what reading a file throws
 */
export async function surveyFile(
  source: Omit<SourceFile, 'dispose'>,
  detected: Detected,
  asksOrder: boolean,
): Promise<Survey> {
  const { format, header, skip } = detected;
  const signs = isOrderFormat(format) ? format.signs : undefined;
  const dateColumns = asksOrder ? dateSources(format).flatMap((one) => header.places(one)) : [];
  const seen: { dates: Survey['dates']; signs: boolean; otherDates: boolean } = {
    dates: 'none',
    signs: false,
    otherDates: false,
  };
  let records = 0;

  await eachRecord(source, detected, (record) => {
    records += 1;
    if (records <= skip) return true;
    const { cells, line } = record;
    if (seen.dates === 'none' || seen.dates === 'open') {
      const texts = dateColumns.map((place) => cleanCell(cells[place] ?? ''));
      seen.dates = decide(texts, format.amPm, { file: source.name, line }) ?? seen.dates;
      seen.otherDates ||= texts.some((text) => parseInstant(text, 'UTC') !== undefined);
    }
    const isFirst = records - skip <= FIRST_ROWS;
    if (signs !== undefined && isFirst && isOrderFormat(format)) {
      const row = new FileRow(source.name, header, record);
      seen.signs ||= amountSources(format).some(
        (one) => takeSign(row.text(one), signs).sign !== undefined,
      );
    }
    return (seen.dates === 'open' && !seen.otherDates) || isFirst;
  });
  const few = seen.dates === 'open' && seen.otherDates;
  return { dates: few ? 'none' : seen.dates, showsSigns: seen.signs };
}

/** The columns whose times are read. */
function dateSources(format: Format): readonly Source[] {
  if (!isOrderFormat(format)) {
    return Object.values(format.fields)
      .filter(({ type }) => type === 'instant')
      .map(({ from }) => from);
  }
  const { created_at, paid_at, completed_at, touched_at } = format.columns;
  return [created_at, paid_at, completed_at, touched_at].filter((one) => one !== undefined);
}

/** What the dates of one row say; undefined where it has none of two numbers and a year. */
function decide(
  texts: readonly string[],
  amPm: DateOrder | undefined,
  place: { readonly file: string; readonly line: number },
): Exclude<Survey['dates'], 'none'> | undefined {
  let found: Exclude<Survey['dates'], 'none'> | undefined;
  for (const text of texts) {
    const date = readNumberDate(text);
    if (date === undefined) continue;
    const order = orderOf(date.first, date.second) ?? (date.isAmPm ? amPm : undefined);
    if (order === undefined) {
      found ??= 'open';
    } else if (found === undefined || found === 'open') {
      found = { order, line: place.line };
    } else if (found.order !== order) {
      throw new PscrmError('dates-contradict', { ...place, other: place.line });
    }
  }
  return found;
}

function orderOf(first: number, second: number): DateOrder | undefined {
  const isDay = (n: number): boolean => n > 12 && n <= 31;
  const isMonth = (n: number): boolean => n >= 1 && n <= 12;
  if (isDay(first) && isMonth(second)) return 'dmy';
  return isMonth(first) && isDay(second) ? 'mdy' : undefined;
}
