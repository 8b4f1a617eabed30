import type { HistogramChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import { plotOf, RIGHT } from './axes.ts';
import type { Drawn } from './chart.ts';
import { pixels, rectangle, text } from './marks.ts';

/** So many pixels wide is a bar that is seen, however short its bin is beside the whole axis. */
const THIN = 3;

/** A bar for each bin, as wide as the bin, with its count where there is room above it. */
export function drawHistogram(
  { bins, x }: HistogramChart,
  wide: number,
  context: CellContext,
): Drawn {
  const plot = plotOf({
    wide,
    top: 0,
    x: { ...x, values: bins.flatMap(({ from, to }) => [from, to]) },
    y: { title: 'count', type: 'count', values: bins.map(({ count }) => count) },
    context,
  });
  const marks: Markup[] = [...plot.marks];
  for (const { from, to, count } of bins) {
    if (count === 0) continue;
    const [left, right] = [plot.x(from), plot.x(to)];
    const broad = Math.max(THIN, right - left - 1);
    const start = Math.min(left + 0.5, wide - RIGHT - broad);
    marks.push(rectangle(start, plot.y(count), broad, plot.y(0) - plot.y(count), 's0'));
    const said = shownCell(count, 'count', context);
    if (bins.length === 1 || pixels(said) < right - left)
      marks.push(
        text((left + right) / 2, plot.y(count) - 5, said, { anchor: 'middle', look: 'small' }),
      );
  }
  return { size: { wide, high: plot.high }, marks };
}
