import { QUIET_ZONE, type QrMatrix } from './matrix.ts';

/**
 * A QR symbol as an SVG of about 1 kB, whose unit is the module: it has no size of its own, a
 * designer gives it one. Each horizontal run of dark modules is one stroke of width 1 along the middle
 * of its row (`h7m2 0h1…`), the form of npm qrcode: half as long as filled rectangles.
 */
export function qrSvg(matrix: QrMatrix): string {
  const side = matrix.size + 2 * QUIET_ZONE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path stroke="#000" d="${runs(matrix)}"/></svg>\n`
  );
}

/** Steps of every length that a row can have, as text: numbers are turned into text a million times else. */
const lengths = Array.from({ length: 178 }, (_, n) => n);
const STROKES = lengths.map((n) => `h${n}`);
const GAPS = lengths.map((n) => `m${n} 0`);

function runs({ size, dark }: QrMatrix): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    let pen = -1; // where the last run of this row ended; -1 before the first
    let x = 0;
    while (x < size) {
      const start = x;
      while (x < size && dark(x, y)) x++;
      if (x === start) {
        x++;
        continue;
      }
      path += pen < 0 ? `M${start + QUIET_ZONE} ${y + QUIET_ZONE}.5` : GAPS[start - pen];
      path += STROKES[x - start];
      pen = x;
    }
  }
  return path;
}
