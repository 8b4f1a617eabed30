import type { HeatChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import type { Drawn } from './chart.ts';
import { cut, labelText, pixels, rectangle, text } from './marks.ts';

const HIGH = 28;
const HEAD = 24;
/** From the fourth shade on, text is drawn in the ink that is read on it. */
const SHADES = 6;

/** Cells shaded by their part of the largest, each with its number; what is not known yet is blank. */
export function drawHeat({ columns, rows, type }: HeatChart, context: CellContext): Drawn {
  const known = rows.flatMap(({ values }) => values.filter((value) => value !== null));
  const most = known.reduce((a, b) => Math.max(a, b), 0);
  const said = (value: number): string => shownCell(value, type, context);
  const heads = columns.map((column) => labelText(column, context));
  const widest = [...known.map(said), ...heads.map((head) => cut(head, 100))];
  const cell = Math.max(46, widest.reduce((a, b) => Math.max(a, pixels(b)), 0) + 10);
  const names = rows.map(({ name }) => labelText(name, context));
  const left = Math.min(180, names.reduce((a, b) => Math.max(a, pixels(b)), 0) + 12);
  const marks: Markup[] = heads.map((head, at) =>
    text(left + cell * (at + 0.5), 15, cut(head, cell), {
      anchor: 'middle',
      look: 'small',
    }),
  );
  for (const [nth, { values }] of rows.entries()) {
    const y = HEAD + nth * HIGH;
    marks.push(text(0, y + 18, cut(names[nth] ?? '', left - 8)));
    for (const [at, value] of values.entries()) {
      if (value === null) continue;
      const shade = most > 0 && value > 0 ? Math.max(1, Math.ceil((value / most) * SHADES)) : 0;
      marks.push(rectangle(left + cell * at, y, cell - 2, HIGH - 2, `h${shade}`));
      const middle = { anchor: 'middle', ...(shade > 3 && { look: 'on' as const }) } as const;
      marks.push(text(left + cell * (at + 0.5) - 1, y + 18, said(value), middle));
    }
  }
  return { size: { wide: left + cell * columns.length, high: HEAD + HIGH * rows.length }, marks };
}
