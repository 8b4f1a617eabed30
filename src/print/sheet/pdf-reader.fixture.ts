/** Reads our PDFs without the code that wrote them: objects, their streams, the text that is set. */
import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import type { Picture } from '../qr-reader.fixture.ts';
import type { Box } from './template.ts';

type PdfObject = { readonly dictionary: string; readonly stream: Buffer | undefined };

/** Every object of a file, by its number; streams inflated, pictures left as they are. */
export function pdfObjects(pdf: Buffer): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = pdf.toString('latin1');
  for (const { 1: number, index } of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const from = index + (number?.length ?? 0) + 7;
    const end = text.indexOf('\nendobj', from);
    const begin = text.indexOf('\nstream\n', from);
    const hasStream = begin >= 0 && begin < end;
    const dictionary = text.slice(from, hasStream ? begin : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = hasStream ? pdf.subarray(begin + 8, begin + 8 + length) : undefined;
    const deflated = raw !== undefined && /\/Filter \/FlateDecode/.test(dictionary);
    const isPicture = dictionary.includes('/Subtype /Image');
    objects.set(Number(number), {
      dictionary,
      stream: deflated && !isPicture ? inflateSync(raw) : raw,
    });
  }
  return objects;
}

/** The content of every page, in order. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = pdfObjects(pdf);
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const content = Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]);
      return objects.get(content)?.stream?.toString('latin1') ?? '';
    });
}

/** The lines of text of every page, as their fonts say what their glyphs mean. */
export function pdfTexts(pdf: Buffer): readonly (readonly string[])[] {
  const objects = pdfObjects(pdf);
  const fonts = new Map<string, readonly string[]>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(number))?.dictionary ?? '';
      const map = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]))?.stream;
      fonts.set(name, glyphMeanings(map?.toString('latin1') ?? ''));
    }
  }
  return pdfPages(pdf).map((page) =>
    [...page.matchAll(/BT \/(F\d+) .*?\n([^]*?)ET/g)].flatMap(([, name = '', block = '']) =>
      [...block.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, hex = '']) =>
        (hex.match(/.{4}/g) ?? [])
          .map((glyph) => fonts.get(name)?.[Number.parseInt(glyph, 16)] ?? '�')
          .join(''),
      ),
    ),
  );
}

function glyphMeanings(map: string): readonly string[] {
  return [...map.matchAll(/> \[(.*?)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<(.*?)>/g)].map(([, units = '']) =>
      String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  );
}

/** Is there a program that draws a page? Tests that need one are skipped, and say so. */
export const HAS_POPPLER = spawnSync('pdftoppm', ['-v']).error === undefined;

/** A page as a picture. @param page counts from 1 */
export function drawPdf(file: string, page: number, dpi: number): Picture {
  const words = ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), file];
  const { stdout, stderr } = spawnSync('pdftoppm', words, { maxBuffer: 2 ** 28 });
  const said = stderr.toString();
  if (said !== '') throw new Error(said);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('not a PGM');
  return {
    width: Number(head[1]),
    height: Number(head[2]),
    pixels: stdout.subarray(head[0].length),
  };
}

/** A part of a picture. @param box in millimetres */
export function cutOut({ width, pixels }: Picture, box: Box, dpi: number): Picture {
  const dots = (mm: number): number => Math.round((mm / 25.4) * dpi);
  const part = { width: dots(box.width) - 1, height: dots(box.height) - 1 };
  const rows = Array.from({ length: part.height }, (_, row) => {
    const from = (dots(box.y) + row) * width + dots(box.x);
    return pixels.subarray(from, from + part.width);
  });
  return { ...part, pixels: Buffer.concat(rows) };
}
