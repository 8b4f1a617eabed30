import type { FunnelChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import type { Drawn } from './chart.ts';
import { BOLD, cut, HIGHEST, labelText, pixels, rectangle, text } from './marks.ts';

const BAR = 20;
const ROW = 28;
const HEAD = 26;
const GAP = 14;
/** So many are compared, however many steps each has. */
const LEAST = 6;

/**
 * Bars from the left, each as long as its count is of the largest, which the first mostly is, with the count and the rate of
 * the step before at the end. On a phone the name of a step stands above its bar.
 */
export function drawFunnel(chart: FunnelChart, wide: number, context: CellContext): Drawn {
  const each = HEAD + (chart.groups[0]?.steps.length ?? 0) * ROW + GAP;
  const groups = chart.groups.slice(0, Math.max(LEAST, Math.floor(HIGHEST / each)));
  const names = groups.flatMap(({ steps }) => steps.map(({ label }) => labelText(label, context)));
  const above = wide < 500;
  const left = above
    ? 0
    : Math.min(220, names.reduce((most, name) => Math.max(most, pixels(name)), 0) + 12);
  const end = 118;
  const room = wide - left - end;
  const row = above ? ROW + 18 : ROW;
  const marks: Markup[] = [];
  let y = 0;
  for (const { name, steps } of groups) {
    if (name !== null) {
      marks.push(text(0, y + 16, cut(labelText(name, context), wide * BOLD), { look: 'head' }));
      y += HEAD;
    }
    // More may come by another entrance than stood in the first step.
    const most = Math.max(0, ...steps.map(({ count }) => count));
    for (const { label, count, rate } of steps) {
      const top = above ? y + 18 : y;
      const long = most > 0 ? (room * count) / most : 0;
      const said = cut(labelText(label, context), above ? wide : left - 8);
      marks.push(text(0, above ? y + 13 : top + 15, said));
      marks.push(rectangle(left, top, room, BAR, 'track'));
      marks.push(rectangle(left, top, long, BAR, 's0'));
      const figures = [shownCell(count, 'count', context)];
      if (rate !== null) figures.push(shownCell(rate, 'rate', context));
      marks.push(text(left + room + 10, top + 15, figures.join(' · ')));
      y += row;
    }
    y += GAP;
  }
  const more = chart.groups.length - groups.length;
  if (more > 0) {
    marks.push(text(0, y + 6, context.say('page.more', { n: more }), { look: 'small' }));
    y += HEAD;
  }
  return { size: { wide, high: Math.max(1, y - GAP) }, marks };
}
