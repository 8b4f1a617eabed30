import { QUIET_ZONE, type QrMatrix } from './matrix.ts';

const WHOLE =
  /^<svg [^>]*viewBox="0 0 (\d{1,3}) \1"[^>]*>.*<path stroke="#000" d="([Mmh\d. -]+)"\/><\/svg>\s*$/s;
const STEP = /([Mmh])(-?\d+)(?: (\d+(?:\.5)?))?/g;

/**
 * The symbol in an SVG of the form that `qrSvg` writes, from its strokes alone: what they leave white is
 * white. Whether it says anything is for a reader of pictures.
 * @returns undefined for any other SVG: a drawing program's is a picture that nothing here can paint
 */
export function readSvg(svg: string): QrMatrix | undefined {
  const [, whole, path] = WHOLE.exec(svg) ?? [];
  if (whole === undefined || path === undefined) return undefined;
  const size = Number(whole) - 2 * QUIET_ZONE;
  if (size < 21) return undefined;
  const dark = new Set<number>();
  let [x, y, read] = [0, 0, 0];
  for (const [step, letter, a, b] of path.matchAll(STEP)) {
    read += step.length;
    if (letter === 'M') [x, y] = [Number(a), Math.floor(Number(b))];
    else if (letter === 'm') x += Number(a);
    else for (const end = x + Number(a); x < end; x += 1) dark.add(y * Number(whole) + x);
  }
  if (read !== path.length) return undefined;
  return {
    size,
    dark: (column, row) => dark.has((row + QUIET_ZONE) * Number(whole) + column + QUIET_ZONE),
  };
}
