import type { BarsChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import type { Drawn } from './chart.ts';
import {
  BOLD,
  cut,
  HIGHEST,
  labelText,
  path,
  pixels,
  px,
  rectangle,
  SERIES,
  text,
} from './marks.ts';

const BAR = 16;
const ROW = 22;
const HEAD = 22;
const GAP = 10;
const END = 84;

/**
 * Bars that lie, category under category: names may be long, and each series is named beside its bar,
 * so that no colour has to be looked up. Below zero a bar runs to the left. A line shows the interval.
 */
export function drawBars(chart: BarsChart, wide: number, context: CellContext): Drawn {
  const { series, type } = chart;
  const single = series.length === 1;
  const each = single ? ROW : HEAD + series.length * ROW + GAP;
  const categories = chart.categories.slice(0, Math.floor(HIGHEST / each));
  const names = (single ? categories : series.map(({ name }) => name)).map((label) =>
    label === null ? '' : labelText(label, context),
  );
  const longest = names.reduce((most, name) => Math.max(most, pixels(name)), 0);
  const left = Math.min(wide * 0.42, longest + 12);
  const scale = scaleOf(chart, left, wide - END);
  const marks: Markup[] = [];
  let y = 0;
  for (const [at, category] of categories.entries()) {
    if (!single) {
      marks.push(text(0, y + 14, cut(labelText(category, context), wide * BOLD), { look: 'head' }));
      y += HEAD;
    }
    const top = y;
    for (const [nth, { values }] of series.entries()) {
      const name = names[single ? at : nth] ?? '';
      const bar = values[at] ?? { value: null };
      marks.push(text(0, y + 13, cut(name, left - 8)));
      if (bar.value !== null) {
        const [from, to] = [scale(Math.min(0, bar.value)), scale(Math.max(0, bar.value))];
        marks.push(rectangle(from, y, to - from, BAR, `s${nth % SERIES}`));
      }
      const { low = null, high = null } = bar;
      if (low !== null && high !== null) marks.push(whisker(scale(low), scale(high), y + BAR / 2));
      const end = Math.max(scale(bar.value ?? 0), scale(high ?? 0), scale(0));
      marks.push(text(end + 8, y + 13, shownCell(bar.value, type, context)));
      y += ROW;
    }
    marks.push(path(`M${px(scale(0))} ${px(top - 3)}V${px(y - 3)}`, 'axis'));
    if (!single) y += GAP;
  }
  const more = chart.categories.length - categories.length;
  if (more > 0) {
    marks.push(text(0, y + 20, context.say('page.more', { n: more }), { look: 'small' }));
    y += 26;
  }
  return { size: { wide, high: Math.max(1, y) }, marks };
}

function whisker(from: number, to: number, y: number): Markup {
  const cap = (x: number): string => `M${px(x)} ${px(y - 4)}v8`;
  return path(`M${px(from)} ${px(y)}H${px(to)}${cap(from)}${cap(to)}`, 'whisker');
}

/** From the least of all bars and intervals, 0 included, to the largest. */
function scaleOf({ series }: BarsChart, left: number, right: number): (value: number) => number {
  const all = series.flatMap(({ values }) =>
    values.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]),
  );
  const least = all.reduce((a, b) => Math.min(a, b), 0);
  const most = all.reduce((a, b) => Math.max(a, b), 0);
  const span = most - least || 1;
  return (value) => left + ((right - left) * (value - least)) / span;
}
