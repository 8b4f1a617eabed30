/**
 * Reads QR images back without any of the code that wrote them: the decoder is another library
 * (`qr`, not `qrcode`), the SVG path is walked and the PNG is unpacked here by their specifications.
 */
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';

/** Greyscale pixels, 0 black to 255 white, row by row. */
export type Picture = { width: number; height: number; pixels: Uint8Array };

/** What a scanner reads in a picture. @throws where there is nothing to read */
export function scan({ width, height, pixels }: Picture): string {
  const rgba = new Uint8Array(width * height * 4);
  for (const [at, grey] of pixels.entries()) rgba.set([grey, grey, grey, 255], at * 4);
  // A busy machine must not cut the search short.
  return decodeQR({ width, height, data: rgba }, { format: 'RGBA', timeLimit: 30_000 });
}

/** Paints our SVG: a white square, then strokes of width 1 along `M`, `m` and `h` steps. */
export function paintSvg(svg: string, scale = 4): Picture {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const path = /stroke="#000" d="([^"]+)"/.exec(svg)?.[1];
  if (!(side > 0) || path === undefined) throw new Error(`not our SVG: ${svg.slice(0, 200)}`);
  const width = side * scale;
  const pixels = new Uint8Array(width * width).fill(255);
  let [x, y] = [0, 0];
  let read = 0;
  for (const [step, letter, a, b] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    read += step.length;
    if (letter === 'M') [x, y] = [Number(a), Number(b)];
    if (letter === 'm') [x, y] = [x + Number(a), y + Number(b)];
    if (letter !== 'h') continue;
    for (let row = (y - 0.5) * scale; row < (y + 0.5) * scale; row++) {
      pixels.fill(0, row * width + x * scale, row * width + (x + Number(a)) * scale);
    }
    x += Number(a);
  }
  if (read !== path.length) throw new Error(`a path with other steps: ${path}`);
  return { width, height: width, pixels };
}

/** The chunks of a PNG, by type. */
export function pngChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** Unpacks a 1-bit greyscale PNG: inflate, undo the line filters (none and up), spread the bits. */
export function unpackPng(png: Buffer): Picture {
  const chunks = pngChunks(png);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 1 || header[9] !== 0) throw new Error('not 1-bit greyscale');
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const stride = Math.ceil(width / 8);
  if (lines.length !== height * (stride + 1)) throw new Error('lines are missing or too long');
  const pixels = new Uint8Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const filter = lines[from];
    if (filter !== 0 && filter !== 2) throw new Error(`filter ${filter}`);
    const bytes = Uint8Array.from(lines.subarray(from + 1, from + 1 + stride));
    if (filter === 2) for (const [i, byte] of bytes.entries()) bytes[i] = byte + (above[i] ?? 0);
    for (let x = 0; x < width; x++) {
      const bit = ((bytes[x >> 3] ?? 0) >> (7 - (x & 7))) & 1;
      pixels[y * width + x] = bit * 255;
    }
    above = bytes;
  }
  return { width, height, pixels };
}
