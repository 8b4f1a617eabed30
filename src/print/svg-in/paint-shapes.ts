import type { Drawing, Shape } from './read-shapes.ts';

/** A grey picture as the reader of codes takes it: four bytes a pixel. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** Where an edge crosses a row of pixels, and which way it goes. */
type Crossing = readonly [x: number, way: 1 | -1];

/** Paints a drawing on white. @param longest pixels of its longer side */
export function paintShapes({ width, height, shapes }: Drawing, longest: number): Pixels {
  const scale = longest / Math.max(width, height);
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const data = new Uint8ClampedArray(4 * columns * rows).fill(255);
  const canvas = { columns, rows, dots: new Uint32Array(data.buffer) };
  for (const shape of shapes) fill(shape, scale, canvas);
  return { width: columns, height: rows, data };
}

type Canvas = { readonly columns: number; readonly rows: number; readonly dots: Uint32Array };

/** Red, green and blue alike, and nothing shining through. */
const dotOf = (grey: number): number => 0xff_00_00_00 + grey * 0x01_01_01;

/** A pixel is painted where its middle is inside. */
function fill({ rings, grey, isEvenOdd }: Shape, scale: number, canvas: Canvas): void {
  const crossings = new Map<number, Crossing[]>();
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const next = at + 2 < ring.length ? at + 2 : 0;
      const from = [(ring[at] ?? 0) * scale, (ring[at + 1] ?? 0) * scale] as const;
      const to = [(ring[next] ?? 0) * scale, (ring[next + 1] ?? 0) * scale] as const;
      cross(from, to, canvas.rows, crossings);
    }
  }
  for (const [row, found] of crossings) {
    found.sort(([a], [b]) => a - b);
    let winding = 0;
    for (const [n, [x, way]] of found.entries()) {
      winding += way;
      const isInside = isEvenOdd ? n % 2 === 0 : winding !== 0;
      const end = found[n + 1]?.[0];
      if (!isInside || end === undefined) continue;
      const from = Math.max(0, Math.ceil(x - 0.5));
      const to = Math.min(canvas.columns, Math.ceil(end - 0.5));
      const start = row * canvas.columns;
      if (to > from) canvas.dots.fill(dotOf(grey), start + from, start + to);
    }
  }
}

type Point = readonly [x: number, y: number];

function cross(from: Point, to: Point, rows: number, crossings: Map<number, Crossing[]>): void {
  const way = from[1] < to[1] ? 1 : -1;
  const [upper, lower] = way === 1 ? [from, to] : [to, from];
  const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
  const first = Math.max(0, Math.ceil(upper[1] - 0.5));
  const last = Math.min(rows, Math.ceil(lower[1] - 0.5));
  for (let row = first; row < last; row += 1) {
    const found = crossings.get(row);
    const crossing: Crossing = [upper[0] + (row + 0.5 - upper[1]) * slope, way];
    if (found === undefined) crossings.set(row, [crossing]);
    else found.push(crossing);
  }
}
