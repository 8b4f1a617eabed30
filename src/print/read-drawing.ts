import { qrPng } from './png.ts';
import { readQrs } from './read-qr.ts';
import { readSvg } from './read-svg.ts';
import { paintShapes } from './svg-in/paint-shapes.ts';
import { readShapes } from './svg-in/read-shapes.ts';

/** What the symbols of an SVG say, and what of it nobody here can paint: `<image>`. */
export type DrawingRead = {
  readonly texts: readonly string[];
  readonly unknown: readonly string[];
};

/** Dots of the longer side: a symbol alone needs few, one on a whole card more. */
const SIDES = [400, 1600];

/** Reads every symbol of an SVG, ours by its strokes alone, which is twice as fast. */
export async function readDrawing(svg: string): Promise<DrawingRead> {
  const ours = readSvg(svg);
  if (ours !== undefined) return { texts: await readQrs(qrPng(ours, { scale: 4 })), unknown: [] };
  const drawing = readShapes(svg);
  if (drawing === undefined) return { texts: [], unknown: [] };
  const unknown = drawing.unknown.map((name) => `<${name}>`);
  for (const side of SIDES) {
    const texts = await readQrs(paintShapes(drawing, side));
    if (texts.length > 0) return { texts, unknown };
  }
  return { texts: [], unknown };
}
