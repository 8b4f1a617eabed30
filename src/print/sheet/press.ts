import { createRequire } from 'node:module';
import { PscrmError } from '../../core/errors.ts';
import { qrMatrix, qrModules } from '../matrix.ts';
import { type Card, filled } from './fields.ts';
import { cellCorner, cropMarks, type Layout, type Point } from './layout.ts';
import { marksContent, POINTS, symbolContent, textContent } from './paint.ts';
import { paintPicture } from './pictures.ts';
import { planSymbol, type SymbolPlan } from './symbol.ts';
import type { PictureElement, Side, SymbolElement, TextElement } from './template.ts';
import { openTypeface, type Typeface } from './typeface.ts';
import { fitText, type Fitted } from './wrap.ts';

/** All that is the same for every card of a run. Files are paths that can be opened. */
export type Job = {
  readonly layout: Layout;
  readonly front: Side;
  readonly back: Side | null;
  readonly symbols: ReadonlyMap<SymbolElement, SymbolPlan>;
  readonly stack: boolean;
  readonly sheetsPerFile: number;
  readonly fonts: Fonts;
  readonly title: string;
  /** Stands in the file as its date: the same batch is the same bytes on every day. */
  readonly made: Date;
};
export type Fonts = { readonly regular: FontFile; readonly bold: FontFile };
/** A font's path, and its name as a person would say it. */
export type FontFile = { readonly path: string; readonly name: string };

const NOTO = '@expo-google-fonts/noto-sans-sc';

/**
 * Noto Sans SC: 30,890 signs, all of GB 2312 among them, under the SIL Open Font License, which allows
 * embedding. This package alone on npm holds it whole as TrueType: that of Fontsource lacks 1,046 of
 * the 6,763 signs of GB 2312 in its one-file form.
 */
export function notoSansSc(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const name = 'Noto Sans SC';
  return {
    regular: { path: resolve(`${NOTO}/400Regular/NotoSansSC_400Regular.ttf`), name },
    bold: { path: resolve(`${NOTO}/700Bold/NotoSansSC_700Bold.ttf`), name },
  };
}

/**
 * Every symbol of the design in its size, the same for every card.
 * @param longest of the URLs of all cards
 * @throws symbol-too-small
 */
export function planSymbols(
  sides: readonly Side[],
  longest: string,
  dpi: number,
): ReadonlyMap<SymbolElement, SymbolPlan> {
  const symbols = new Map<SymbolElement, SymbolPlan>();
  for (const element of sides.flat()) {
    if (element.kind !== 'symbol') continue;
    const { level, logo, at } = element;
    const modules = qrModules(longest, level);
    symbols.set(element, planSymbol(modules, level, { room: at.width, dpi, logo: logo !== null }));
  }
  return symbols;
}

/** Paints sheets into one document. */
export type Press = {
  /** A page with the cards of its cells; undefined: an empty cell. */
  readonly page: (cells: readonly (Card | undefined)[], side: 'front' | 'back') => void;
};

/** Texts whose line breaks are remembered: the wording of every variant, not every serial number. */
const REMEMBERED = 500;

/** @throws bad-font; while painting: missing-glyph, text-too-long, each with the serial of its card */
export function openPress(doc: PDFKit.PDFDocument, job: Job): Press {
  const { layout, fonts } = job;
  const faces = {
    regular: openTypeface(doc, fonts.regular.path, fonts.regular.name),
    bold: openTypeface(doc, fonts.bold.path, fonts.bold.name),
  };
  const fits = new Map<TextElement, Map<string, Fitted>>();
  // Some programs count dots from the top of a page, some from its foot: it is whole dots high.
  const onDots = (mm: number): number => {
    const size = (Math.round((mm * layout.dpi) / 25.4) * 72) / layout.dpi;
    // In as many decimals as pdfkit writes, and not more than that: a part of a dot would be a row of them.
    return Math.floor(size * 1e6) / 1e6;
  };
  const size: [number, number] = [onDots(layout.paper.width), onDots(layout.paper.height)];
  const marks = layout.marks ? marksContent(cropMarks(layout)) : '';

  let pending = '';
  /** A page's operators go to pdfkit as bytes and at once: it would copy every piece by itself. */
  const flush = (): void => {
    if (pending !== '') doc.addContent(Buffer.from(pending, 'latin1'));
    pending = '';
  };
  const paint: typeof paintPicture = (...picture) => {
    flush();
    paintPicture(...picture);
  };

  const fit = (element: TextElement, text: string, face: Typeface): Fitted => {
    const known = fits.get(element) ?? new Map<string, Fitted>();
    fits.set(element, known);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const fitted = fitElement(element, text, face);
    if (known.size < REMEMBERED) known.set(text, fitted);
    return fitted;
  };
  const paintText = (element: TextElement, card: Card, corner: Point): void => {
    const text = filled(element.text, card);
    if (text === '') return;
    const face = element.bold ? faces.bold : faces.regular;
    try {
      pending += textContent(element, fit(element, text, face), face, corner);
    } catch (error) {
      if (!(error instanceof PscrmError)) throw error;
      // Of ten thousand cards one may have an odd order number: it has to be found.
      const params = { ...error.params, serial: card.fields.serial };
      throw new PscrmError(error.code, params, { cause: error });
    }
  };
  const paintSymbol = (element: SymbolElement, card: Card, corner: Point): void => {
    const plan = job.symbols.get(element);
    if (plan === undefined) throw new Error('a symbol that nobody planned');
    const { level, version } = plan;
    // What its dots leave over of the square is shared by both sides.
    const spare = (element.at.width - plan.whole) / 2;
    const [x, y] = [corner.x + element.at.x + spare, corner.y + element.at.y + spare];
    const matrix = qrMatrix(card.url, { level, version });
    pending += symbolContent(matrix, { x, y, plan, dpi: layout.dpi });
    if (element.logo === null || plan.hole === 0) return;
    // A white frame of half a module around the logo.
    const side = (plan.hole - 1) * plan.module;
    const inset = (plan.whole - side) / 2;
    const box = { x: x + inset, y: y + inset, width: side, height: side };
    paint(doc, element.logo, box, 'contain');
  };
  const paintOn = ({ file, at }: PictureElement, { x, y }: Point): void => {
    if (at !== null) return paint(doc, file, { ...at, x: x + at.x, y: y + at.y }, 'contain');
    const { bleed, card } = layout;
    const [width, height] = [card.width + 2 * bleed, card.height + 2 * bleed];
    paint(doc, file, { x: x - bleed, y: y - bleed, width, height }, 'cover');
  };

  return {
    page: (cells, side) => {
      doc.addPage({ size, margin: 0 });
      for (const { id, reference } of Object.values(faces)) doc.page.fonts[id] = reference;
      pending += marks;
      const elements = (side === 'front' ? job.front : job.back) ?? [];
      for (const [cell, card] of cells.entries()) {
        if (card === undefined) continue;
        const corner = cellCorner(layout, cell, side);
        for (const element of elements) {
          if (element.kind === 'text') paintText(element, card, corner);
          else if (element.kind === 'symbol') paintSymbol(element, card, corner);
          else paintOn(element, corner);
        }
      }
      flush();
    },
  };
}

/** @throws text-too-long, missing-glyph */
function fitElement(element: TextElement, text: string, face: Typeface): Fitted {
  const { width, height } = element.at;
  const room = { width: width * POINTS, height: height * POINTS };
  const fitted = fitText(text, element.size, room, face.measure);
  if (fitted === undefined) throw new PscrmError('text-too-long', { text, width, height });
  return fitted;
}
