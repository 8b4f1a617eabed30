import type { Label } from '../../core/chart.ts';
import { markup, type Markup, trusted } from '../../core/markup.ts';
import { width } from '../../core/width.ts';
import { type CellContext, shownCell } from '../cells.ts';

/** The marks that charts are made of. Coordinates are in the pixels of a chart at its own size. */

/** Series are told apart by six colours and dashes; the names beside them tell those apart that recur. */
export const SERIES = 6;

export function joined(parts: readonly Markup[]): Markup {
  return trusted(parts.map(({ html }) => html).join(''));
}

export function labelText({ value, type }: Label, context: CellContext): string {
  return shownCell(value, type, context);
}

type TextLook = {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly look?: 'small' | 'head' | 'on';
};

/** A line of text with its baseline at `y`. */
export function text(x: number, y: number, words: string, more: TextLook = {}): Markup {
  const { anchor = 'start', look } = more;
  return markup`<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"${
    look === undefined ? null : markup` class="${look}"`
  }>${words}</text>`;
}

export function rectangle(
  x: number,
  y: number,
  wide: number,
  high: number,
  look: string,
  rounded = 2,
): Markup {
  return markup`<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, wide))}" height="${px(high)}" rx="${px(rounded)}" class="${look}"/>`;
}

export function path(d: string, look: string): Markup {
  return markup`<path d="${d}" class="${look}"/>`;
}

/** A drawing with a name for who cannot see it. */
export function drawing(size: Size, look: string, name: string, marks: readonly Markup[]): Markup {
  const [wide, high] = [px(size.wide), px(size.high)];
  return markup`<svg viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" class="${look}" role="img" aria-label="${name}">
${joined(marks)}
</svg>
`;
}
export type Size = { readonly wide: number; readonly high: number };

/** Numbers to a tenth of a pixel. */
export function px(n: number): string {
  return String(Math.round(n * 10) / 10);
}

/** About how many pixels a text takes at 13 px: a column of a terminal is about half an em. */
export function pixels(words: string): number {
  return width(words) * 7.3;
}

/** As high as a chart may become, in pixels: a sheet of paper holds no more. The table has all the rest. */
export const HIGHEST = 900;

/** Bold letters are wider: so much of the room is theirs. */
export const BOLD = 0.88;

/** A text cut to about so many pixels. */
export function cut(words: string, room: number): string {
  if (pixels(words) <= room) return words;
  let kept = '';
  for (const letter of words) {
    if (pixels(`${kept}${letter}…`) > room) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Round numbers from 0 or `from` to at least `to`, about `wanted` of them. */
export function ticks(from: number, to: number, wanted: number): readonly number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const raw = span / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? raw;
  const first = Math.ceil(from / step - 1e-9) * step;
  const count = Math.floor((to - first) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, at) => Number((first + at * step).toPrecision(12)));
}
