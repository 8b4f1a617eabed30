import type { HistogramChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import { type CellContext, shownCell } from '../cells.ts';
import { plotOf } from './axes.ts';
import type { Drawn } from './chart.ts';
import { pixels, rectangle, text } from './marks.ts';

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
    const [left, right] = [plot.x(from), plot.x(to)];
    if (count === 0) continue;
    marks.push(
      rectangle(left + 0.5, plot.y(count), right - left - 1, plot.y(0) - plot.y(count), 's0'),
    );
    const said = shownCell(count, 'count', context);
    if (pixels(said) < right - left)
      marks.push(
        text((left + right) / 2, plot.y(count) - 5, said, { anchor: 'middle', look: 'small' }),
      );
  }
  return { size: { wide, high: plot.high }, marks };
}
