import type { LinesChart } from '../../core/chart.ts';
import type { Markup } from '../../core/markup.ts';
import type { CellContext } from '../cells.ts';
import { type Plot, plotOf } from './axes.ts';
import type { Drawn } from './chart.ts';
import { cut, labelText, path, px, SERIES, text } from './marks.ts';

const KEY_ROW = 20;
/** Nobody tells more curves apart; the table has them all. */
const MOST = 12;
type Points = LinesChart['series'][number]['points'];

/** Curves with their bands; names stand above, each with a piece of its line, dashes and all. */
export function drawLines(chart: LinesChart, wide: number, context: CellContext): Drawn {
  const all = chart.series.slice(0, MOST);
  const more = chart.series.length - all.length;
  const points = all.flatMap((one) => [...one.points]);
  const named = all.filter(({ name }) => name !== null).length + (more > 0 ? 1 : 0);
  const top = named * KEY_ROW + (named > 0 ? 8 : 0);
  const plot = plotOf({
    wide,
    top,
    x: { ...chart.x, values: points.map(({ x }) => x) },
    y: { ...chart.y, values: points.flatMap(({ y, high }) => [y ?? 0, high ?? 0]) },
    context,
  });
  const marks: Markup[] = [...plot.marks];
  const rest = context.say('page.more', { n: more });
  if (more > 0) marks.push(text(0, all.length * KEY_ROW + 14, rest, { look: 'small' }));
  for (const [nth, { name, points: own }] of all.entries()) {
    const ink = nth % SERIES;
    const band = bandOf(own, plot, chart.step);
    if (band !== '') marks.push(path(band, `band s${ink}`));
    marks.push(path(lineOf(own, plot, chart.step), `line l${ink}`));
    if (name === null) continue;
    const y = nth * KEY_ROW + 10;
    marks.push(path(`M0 ${px(y)}H34`, `line l${ink}`));
    marks.push(text(42, y + 4, cut(labelText(name, context), wide - 42)));
  }
  return { size: { wide, high: plot.high }, marks };
}

/** A line through the points that are known; a gap where one is not. */
function lineOf(points: Points, plot: Plot, step: boolean): string {
  let drawn = '';
  let open = false;
  for (const { x, y } of points) {
    if (y === null) {
      open = false;
      continue;
    }
    const [right, down] = [px(plot.x(x)), px(plot.y(y))];
    if (!open) drawn += `M${right} ${down}`;
    else drawn += step ? `H${right}V${down}` : `L${right} ${down}`;
    open = true;
  }
  return drawn;
}

/** Along the upper ends, and back along the lower ones. */
function bandOf(points: Points, plot: Plot, step: boolean): string {
  const known = points.flatMap(({ x, low = null, high = null }) =>
    low === null || high === null ? [] : [{ x, low, high }],
  );
  if (known.length < 2) return '';
  const upper = lineOf(
    known.map(({ x, high }) => ({ x, y: high })),
    plot,
    step,
  );
  const back = known.toReversed();
  const lower = back
    .map(({ x, low }, at) => {
      const [right, down] = [px(plot.x(x)), px(plot.y(low))];
      if (at === 0 || !step) return `L${right} ${down}`;
      return `V${down}H${right}`;
    })
    .join('');
  return `${upper}${lower}Z`;
}
