import type { ChalkInstance } from 'chalk';
import type { Column, Row, Table } from '../core/table.ts';
import { pad, width } from '../core/width.ts';
import { type CellContext, isNumeric } from './cells.ts';
import { columnTitle, shownRow } from './render.ts';

/** A table that fits a screen, the titles of the columns that it had no room for, and whether it had any for shades. */
export type ScreenTable = {
  readonly text: string;
  readonly leftOut: readonly string[];
  readonly unshaded: boolean;
};

/** How dark a cell is, from 0 to 1; null where it has no shade. */
export type Shade = (row: Row, column: Column) => number | null;

type Drawn = {
  readonly column: Column;
  readonly title: string;
  readonly cells: readonly string[];
  readonly width: number;
};

const GAP = 2;
const LONGEST_BAR = 24;
const SHORTEST_BAR = 6;
/** A shade is a sign and a number beside it: nobody needs to see colours. */
const SHADES = [' ', '░', '▒', '▓', '█'];

/**
 * A table for a terminal of so many columns. Where it is too wide, shades go first, then columns that
 * can be spared, the highest `spare` first and the last of equals first, then others from the right;
 * the first column stays. The two ends of an interval leave together. Where there is room left, columns that have a `bar` get one beside them.
 */
export function renderOnScreen(
  table: Table,
  context: CellContext,
  chalk: ChalkInstance,
  screen: number,
  shade?: Shade,
): ScreenTable {
  const rows = table.rows.map((row) => shownRow(row, table.columns, context));
  const plain = table.columns.map((column, at) =>
    drawn(
      column,
      columnTitle(column.key, context.say),
      rows.map((cells) => cells[at] ?? ''),
    ),
  );
  const shaded = shade === undefined ? plain : plain.map((one) => withShades(one, table, shade));
  const unshaded = widthOf(shaded) > screen;
  const all = unshaded ? plain : shaded;
  const kept = fitting(all, screen);
  const leftOut = all.filter((one) => !kept.includes(one)).map(({ title }) => title);
  const shown = withBars(kept, table, screen);
  const line = (cell: (one: Drawn) => string): string =>
    shown
      .map((one) => pad(cell(one), one.width, isNumeric(one.column.type) ? 'right' : 'left'))
      .join(' '.repeat(GAP))
      .trimEnd();
  const header = chalk.bold(line(({ title }) => title));
  const lines = table.rows.map((_, at) => line(({ cells }) => cells[at] ?? ''));
  return {
    text: [header, ...lines].map((one) => `${one}\n`).join(''),
    leftOut,
    unshaded: shade !== undefined && unshaded,
  };
}

function drawn(column: Column, title: string, cells: readonly string[]): Drawn {
  const widest = cells.reduce((most, cell) => Math.max(most, width(cell)), width(title));
  return { column, title, cells, width: widest };
}

function widthOf(columns: readonly Drawn[]): number {
  return columns.reduce((sum, one) => sum + one.width + GAP, -GAP);
}

function fitting(columns: readonly Drawn[], screen: number): readonly Drawn[] {
  const kept = [...columns];
  while (widthOf(kept) > screen && kept.length > 1) {
    const highest = kept.reduce((most, { column }) => Math.max(most, column.spare ?? 0), 0);
    const at = kept.findLastIndex(({ column }) => (column.spare ?? 0) === highest);
    const [left] = kept.splice(at, 1);
    const other = kept.findIndex(({ column }) => column.key === otherEnd(left?.column.key ?? ''));
    if (other > 0) kept.splice(other, 1);
  }
  return kept;
}

/** The key of the column that has the other end of an interval; undefined where the key has no end. */
function otherEnd(key: string): string | undefined {
  const [end] = END.exec(key) ?? [];
  return end === undefined ? undefined : key.replace(END, end === '_low' ? '_high' : '_low');
}
const END = /_(?:low|high)(?=_|$)/;

function withShades(one: Drawn, { rows }: Table, shade: Shade): Drawn {
  const cells = one.cells.map((cell, at) => {
    const part = shade(rows[at] ?? {}, one.column);
    return part === null || cell === '' ? cell : `${SHADES[darkness(part)] ?? ''} ${cell}`;
  });
  return drawn(one.column, one.title, cells);
}

/** 0 is nothing at all; anything above it is seen. */
function darkness(part: number): number {
  return part <= 0 ? 0 : Math.min(4, Math.max(1, Math.ceil(part * 4)));
}

function withBars(columns: readonly Drawn[], { rows }: Table, screen: number): readonly Drawn[] {
  const barred = columns.filter(({ column }) => column.bar !== undefined);
  const room = Math.floor((screen - widthOf(columns)) / Math.max(1, barred.length)) - GAP;
  if (barred.length === 0 || room < SHORTEST_BAR) return columns;
  const longest = Math.min(LONGEST_BAR, room);
  return columns.flatMap((one) => {
    if (one.column.bar === undefined) return one;
    const values = rows.map((row) => Number(row[one.column.key] ?? 0));
    const whole = one.column.bar === 'of-one' ? 1 : Math.max(0, ...values);
    const bars = values.map((value) => bar(whole > 0 ? value / whole : 0, longest));
    return [one, drawn({ key: '', type: 'text' }, '', bars)];
  });
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar to an eighth of a column. */
function bar(part: number, longest: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, part)) * longest * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
