import type { Axis } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import { columnTitle } from '../render.ts';
import { path, pixels, px, text, ticks } from './marks.ts';

const HIGH = 260;
/** Room at the right of every field, in pixels. */
export const RIGHT = 18;
const BELOW = 44;

/** A field with two axes: where values lie in it, and the axes with their numbers. */
export type Plot = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly high: number;
  readonly marks: readonly Markup[];
};

type Side = Axis & { readonly values: readonly number[] };

/**
 * Lays out the field below `top`. Both axes begin at 0, or lower where values do, and end at the largest value:
 * a curve that begins elsewhere would look steeper than it is.
 */
export function plotOf(field: {
  readonly wide: number;
  readonly top: number;
  readonly x: Side;
  readonly y: Side;
  readonly context: CellContext;
}): Plot {
  const { wide, top, context } = field;
  const [least, most] = rangeOf(field.y.values);
  const upTicks = ticks(least, most, 5).filter(
    (value) => field.y.type !== 'count' || Number.isInteger(value),
  );
  const said = upTicks.map((value) => tick(value, field.y.type, context));
  const left = said.reduce((widest, words) => Math.max(widest, pixels(words)), 0) + 10;
  const [first, last] = rangeOf(field.x.values);
  const along = ticks(first, last, wide < 500 ? 4 : 8);
  const head = top + 28;
  const bottom = head + HIGH;
  const x = (value: number): number =>
    left + ((wide - RIGHT - left) * (value - first)) / (last - first || 1);
  const y = (value: number): number => bottom - (HIGH * (value - least)) / (most - least || 1);
  return {
    x,
    y,
    high: bottom + BELOW,
    marks: [
      text(0, top + 12, columnTitle(field.y.title, context.say), { look: 'small' }),
      ...upTicks.flatMap((value, at) => [
        path(`M${px(left)} ${px(y(value))}H${px(wide - RIGHT)}`, 'axis'),
        text(left - 6, y(value) + 4, said[at] ?? '', { anchor: 'end', look: 'small' }),
      ]),
      ...along.map((value) =>
        text(x(value), bottom + 18, tick(value, field.x.type, context), {
          anchor: 'middle',
          look: 'small',
        }),
      ),
      text(wide - RIGHT, bottom + 38, columnTitle(field.x.title, context.say), {
        anchor: 'end',
        look: 'small',
      }),
    ],
  };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return [least, most > least ? most : least + 1];
}

/** Round numbers are said without the decimals of a table. */
function tick(value: number, type: Axis['type'], context: CellContext): string {
  if (type === 'rate') return `${Number((value * 100).toPrecision(6))} %`;
  if (type === 'number' || type === 'hours' || type === 'days') return String(value);
  return shownCell(value, type, context);
}
