import type { ChalkInstance } from 'chalk';
import { csvText } from '../core/csv.ts';
import type { Cell, Column, ColumnType, ReportResult, Row, Table } from '../core/table.ts';
import { formatDay, isoInstant } from '../core/time.ts';
import { pad, printable, width } from '../core/width.ts';
import { isTextKey, type Say } from '../text/translate.ts';
import {
  type CellContext,
  isNumeric,
  plainCell,
  shownCell,
  shownEnds,
  shownFigure,
  shownLength,
  shownRate,
} from './cells.ts';

export type Form = 'table' | 'tsv' | 'csv' | 'md' | 'json';

/** A table for a terminal: columns line up by what they take on screen, Chinese text too. */
export function renderTable(table: Table, context: CellContext, chalk: ChalkInstance): string {
  const titles = table.columns.map(({ key }) => columnTitle(key, context.say));
  const rows = table.rows.map((row) => shownRow(row, table.columns, context));
  const widths = titles.map((title, at) =>
    Math.max(width(title), ...rows.map((cells) => width(cells[at] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => {
        const align = isNumeric(table.columns[at]?.type ?? 'text') ? 'right' : 'left';
        return pad(cell, widths[at] ?? 0, align);
      })
      .join('  ')
      .trimEnd();
  return [chalk.bold(line(titles)), ...rows.map(line)].map((text) => `${text}\n`).join('');
}

/** For a pipe: no header, TABs between, nothing rounded or cut. */
export function renderTsv(table: Table, context: CellContext): string {
  return table.rows
    .map((row) => table.columns.map((column) => tabFree(plain(row, column, context))).join('\t'))
    .map((line) => `${line}\n`)
    .join('');
}

/** With a header of column keys, which never change with the language. */
export function renderCsv(table: Table, context: CellContext): string {
  const header = table.columns.map(({ key }) => key);
  const lines = table.rows.map((row) =>
    table.columns.map((column) => csvCell(row, column, context)),
  );
  return csvText([header, ...lines]);
}

export function renderMarkdown(table: Table, context: CellContext): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const rows = table.rows.map((row) => shownRow(row, table.columns, context).map(escapeMarkdown));
  return (
    line(table.columns.map(({ key }) => columnTitle(key, context.say))) +
    line(table.columns.map(({ type }) => (isNumeric(type) ? '---:' : '---'))) +
    rows.map(line).join('')
  );
}

export function renderJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Rows for JSON: instants and days in ISO 8601, money in minor units, everything else as it is. */
export function jsonRows({ columns, rows }: Table, timezone: string): readonly Row[] {
  const dated = columns.filter(({ type }) => type === 'instant' || type === 'day');
  if (dated.length === 0) return rows;
  return rows.map((row) => {
    const iso = dated.map(({ key, type }) => {
      const at = row[key] ?? null;
      if (typeof at !== 'number') return [key, at] as const;
      return [key, type === 'day' ? formatDay(at) : isoInstant(at, timezone)] as const;
    });
    return { ...row, ...Object.fromEntries(iso) };
  });
}

/** Lays a long table out as a square one, as its `pivot` says; absent cells are blank. */
export function pivoted(result: ReportResult): Table {
  const { pivot } = result;
  if (pivot === undefined) return result;
  const names = pivot.by === undefined ? [pivot.row] : [pivot.by, pivot.row];
  const across = [...new Set(result.rows.map((row) => String(row[pivot.column] ?? '')))];
  const down = new Map<string, Record<string, Cell>>();
  for (const row of result.rows) {
    const name = JSON.stringify(names.map((key) => row[key] ?? null));
    const fixed = [...names, ...pivot.fixed].map((key) => [key, row[key] ?? null] as const);
    const line = down.get(name) ?? Object.fromEntries<Cell>(fixed);
    const key = acrossKey(pivot.column, row[pivot.column] ?? '');
    line[key] = row[pivot.value] ?? null;
    if (pivot.unfinished !== undefined && Number(row[pivot.unfinished]) > 0)
      line[unfinishedKey(key)] = 1;
    if (pivot.ends !== undefined) {
      const [low = null, high = null] = pivot.ends.map((end) => row[end] ?? null);
      line[acrossKey(`${pivot.column}_ends`, row[pivot.column] ?? '')] = shownEnds(low, high);
    }
    down.set(name, line);
  }
  const columnOf = (key: string): Column =>
    result.columns.find((c) => c.key === key) ?? { key, type: 'text' };
  return {
    currency: result.currency ?? null,
    columns: [
      ...[...names, ...pivot.fixed].map(columnOf),
      ...across.flatMap((value): Column[] => [
        {
          key: acrossKey(pivot.column, value),
          type: columnOf(pivot.value).type,
          spare: 1,
        },
        // The first that a screen does without.
        ...(pivot.ends === undefined
          ? []
          : [{ key: acrossKey(`${pivot.column}_ends`, value), type: 'text', spare: 9 } as const]),
      ]),
    ],
    rows: [...down.values()],
  };
}

/**
 * A cell that the calendar has not reached is blank; a value that is undefined is a dash; a number that is
 * not whole yet ends in `…`. Money is in the row's own `currency` where it has one, else in the table's.
 */
export function shownRow(row: Row, columns: readonly Column[], context: CellContext): string[] {
  const own = row['currency'];
  const ofRow = typeof own === 'string' ? { ...context, currency: own } : context;
  return columns.map(({ key, type }) => {
    if (!(key in row)) return '';
    const text = shownCell(row[key] ?? null, typeIn(row, type), ofRow);
    return unfinishedKey(key) in row ? `${text}…` : text;
  });
}

/** What is measured in several units says in each row in which. */
function typeIn({ unit }: Row, type: ColumnType): ColumnType {
  if (type !== 'measured') return type;
  return unit === 'count' || unit === 'rate' || unit === 'money' ? unit : 'number';
}

/** What stands below a report: titles and figures, ready to be shown. */
type SummaryLines = readonly (readonly [title: string, figure: string])[];

/** Figures that are parts of a whole: `rate`, `top_share`, `rate_low`. */
const SHARE = /(?:^|_)(?:rate|share)(?:_low|_high)?$/;

/** Hours and days: `cycle_hours`, `median_days`. */
const LENGTH = /_(?:hours|days)$/;

/** A report's figures as a whole, in words; what is counted apart goes on one line. */
export function summaryLines(summary: Readonly<Record<string, unknown>>, say: Say): SummaryLines {
  return Object.entries(summary).map(([key, value]) => {
    const parts = typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
    const shownPart = LENGTH.test(key) ? shownLength : shownFigure;
    const shown = parts?.map(([word, n]) => `${shownCodeword(word, say)} ${shownPart(n)}`);
    const figure = SHARE.test(key) ? shownRate(value) : shownPart(value);
    return [columnTitle(key, say), shown?.join(' · ') ?? figure] as const;
  });
}

function shownCodeword(word: string, say: Say): string {
  const key = `value.${word}`;
  return isTextKey(key) ? say(key) : printable(word);
}

export function renderMarkdownList(lines: SummaryLines): string {
  return lines
    .map(([title, figure]) => `- ${escapeMarkdown(title)}: ${escapeMarkdown(figure)}\n`)
    .join('');
}

export function columnTitle(key: string, say: Say): string {
  const across = ACROSS.exec(key);
  const text = across === null ? `column.${key}` : `pivot.${across[1]}`;
  return isTextKey(text) ? say(text, { n: across?.[2] ?? '' }) : printable(key);
}

/** The key of a column that a pivot makes of a value: its title is `pivot.COLUMN`, with the value. */
function acrossKey(column: string, value: Cell): string {
  return `${column}=${value ?? ''}`;
}
/** Beside the cell of a pivot, in the same row: its number will still grow. */
function unfinishedKey(across: string): string {
  return `${across}…`;
}
const ACROSS = /^(\w+)=(.*)$/;

function plain(row: Row, column: Column, context: CellContext): string {
  return plainCell(row[column.key] ?? null, column.type, context);
}

/** A negative number is left as it is: no spreadsheet runs it as a formula. */
function csvCell(row: Row, column: Column, context: CellContext): string | number {
  const value = row[column.key] ?? null;
  const text = plainCell(value, column.type, context);
  return typeof value === 'number' && value < 0 && isNumeric(column.type) ? value : text;
}

function tabFree(text: string): string {
  return printable(text);
}

/** A text that comes from a file, so that it changes nothing of the page it stands in. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (mark) => `\\${mark}`);
}
