import { QUIET_ZONE, type QrMatrix } from '../matrix.ts';
import type { Line } from './layout.ts';
import type { SymbolPlan } from './symbol.ts';
import type { TextElement } from './template.ts';
import type { Typeface } from './typeface.ts';
import { type Fitted, LEADING } from './wrap.ts';

/** Points in a millimetre. */
export const POINTS = 72 / 25.4;

/** A number as PDF content has it: a ten-thousandth of a point is 35 nanometres. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
const points = (mm: number): string => pdfNumber(mm * POINTS);

/** Small whole numbers are written two million times in a large batch. */
const NUMBERS = Array.from({ length: 256 }, (_, n) => `${n} `);

/**
 * So much of a dot is left white around what fills whole dots, a third of a thousandth of a millimetre
 * on an office printer: what draws in black and white alone (a label printer, a press) blackens every
 * dot that is touched, were it along its edge.
 */
const HAIR = 0.01;

/** `3.98 0.98 re` for every run of so many modules, in modules. */
const runs = new Map<number, readonly string[]>();
function runsOf(dots: number): readonly string[] {
  const known = runs.get(dots);
  if (known !== undefined) return known;
  const less = (modules: number): string => pdfNumber(modules - (2 * HAIR) / dots);
  const made = Array.from({ length: 256 }, (_, n) => `${less(n)} ${less(1)} re\n`);
  runs.set(dots, made);
  return made;
}

/** Twenty modules of a label printer at four decimals would be a hundredth of a dot off. */
const exact = (value: number): string => String(Math.round(value * 1e8) / 1e8);

/**
 * A symbol in modules of whole printer dots, its corner on a whole dot as well: one white square,
 * then one rectangle for every horizontal run of dark modules, all filled with black alone.
 * @param x the left edge of its quiet zone, in millimetres from that of the page
 */
export function symbolContent(
  { size, dark }: QrMatrix,
  { x, y, plan, dpi }: { x: number; y: number; plan: SymbolPlan; dpi: number },
): string {
  const onDots = (mm: number): string => exact(((Math.round((mm * dpi) / 25.4) + HAIR) * 72) / dpi);
  const { dots, hole } = plan;
  const from = (size - hole) / 2;
  const inHole = (at: number): boolean => at >= from && at < from + hole;
  const scale = exact((dots * 72) / dpi);
  const run = runsOf(dots);
  const across = size + 2 * QUIET_ZONE;
  let content = `q ${scale} 0 0 ${scale} ${onDots(x)} ${onDots(y)} cm 1 g 0 0 ${across} ${across} re f 0 g\n`;
  for (let row = 0; row < size; row++) {
    const rowOfHole = inHole(row);
    const black = (column: number): boolean => dark(column, row) && !(rowOfHole && inHole(column));
    let column = 0;
    while (column < size) {
      const start = column;
      while (column < size && black(column)) column++;
      if (column === start) column++;
      else
        content += `${NUMBERS[start + QUIET_ZONE]}${NUMBERS[row + QUIET_ZONE]}${run[column - start]}`;
    }
  }
  return `${content}f Q\n`;
}

/** Lines of text in their box, from its top. @param x of the card, in millimetres on the page */
export function textContent(
  { at, align, colour }: TextElement,
  { lines, size }: Fitted,
  typeface: Typeface,
  { x, y }: { readonly x: number; readonly y: number },
): string {
  let content = `BT /${typeface.id} ${pdfNumber(size)} Tf\n`;
  const spare = { left: 0, center: 0.5, right: 1 }[align];
  for (const [n, line] of lines.entries()) {
    if (line === '') continue;
    const width = typeface.measure(line) * size;
    const left = (x + at.x) * POINTS + (at.width * POINTS - width) * spare;
    const base = (y + at.y) * POINTS + (typeface.rise + n * LEADING) * size;
    content += `1 0 0 -1 ${pdfNumber(left)} ${pdfNumber(base)} Tm <${typeface.encode(line)}> Tj\n`;
  }
  return colour === 'white' ? `1 g ${content}ET 0 g\n` : `${content}ET\n`;
}

/** Crop marks: a quarter of a point, black alone. */
export function marksContent(lines: readonly Line[]): string {
  const strokes = lines.map(
    ({ from, to }) => `${points(from.x)} ${points(from.y)} m ${points(to.x)} ${points(to.y)} l`,
  );
  return strokes.length === 0 ? '' : `0 G 0.25 w\n${strokes.join('\n')}\nS\n`;
}
