import type { Chart } from '../../core/chart.ts';
import { markup, type Markup } from '../../core/markup.ts';
import { isTextKey } from '../../text/translate.ts';
import type { CellContext } from '../cells.ts';
import { drawBars } from './bars.ts';
import { drawFunnel } from './funnel.ts';
import { drawHeat } from './heat.ts';
import { drawHistogram } from './histogram.ts';
import { drawLines } from './lines.ts';
import { drawing, joined, type Size } from './marks.ts';

/** What a chart draws for a width: its marks, and how high it came out. */
export type Drawn = { readonly size: Size; readonly marks: readonly Markup[] };

const WIDE = 760;
/** A phone of 390 px, less the edges of the page. */
const NARROW = 358;

/**
 * A chart as a figure. It is drawn twice, for a desk and for a phone, since a drawing that is made
 * smaller makes its text smaller; a heat map scrolls instead.
 */
export function drawChart(chart: Chart, context: CellContext): Markup {
  const key = `chart.${chart.title}`;
  const title = isTextKey(key) ? context.say(key) : chart.title;
  if (chart.kind === 'heat') {
    const { size, marks } = drawHeat(chart, context);
    const map = drawing(size, 'heat', title, marks);
    return figure(
      title,
      markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}">${map}</div>`,
    );
  }
  const versions = [
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const;
  return figure(
    title,
    joined(
      versions.map(([look, wide]) => {
        const { size, marks } = draw(chart, wide, context);
        return drawing(size, look, title, marks);
      }),
    ),
  );
}

function figure(title: string, content: Markup): Markup {
  return markup`<figure>\n<figcaption>${title}</figcaption>\n${content}</figure>\n`;
}

function draw(chart: Exclude<Chart, { kind: 'heat' }>, wide: number, context: CellContext): Drawn {
  switch (chart.kind) {
    case 'funnel':
      return drawFunnel(chart, wide, context);
    case 'bars':
      return drawBars(chart, wide, context);
    case 'lines':
      return drawLines(chart, wide, context);
    case 'histogram':
      return drawHistogram(chart, wide, context);
  }
}
