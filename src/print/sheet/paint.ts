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
 * A symbol in modules of whole printer dots, its corner on a whole dot as well: one white square,
 * then one rectangle for every horizontal run of dark modules, all filled with black alone.
 * @param x the left edge of its quiet zone, in millimetres from that of the page
 */
export function symbolContent(
  { size, dark }: QrMatrix,
  { x, y, plan, dpi }: { x: number; y: number; plan: SymbolPlan; dpi: number },
): string {
  const dot = 25.4 / dpi;
  const onDots = (mm: number): string => points(Math.round(mm / dot) * dot);
  const { module, hole } = plan;
  const from = (size - hole) / 2;
  const inHole = (at: number): boolean => at >= from && at < from + hole;
  const scale = points(module);
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
        content += `${NUMBERS[start + QUIET_ZONE]}${NUMBERS[row + QUIET_ZONE]}${NUMBERS[column - start]}1 re\n`;
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
