import { PscrmError } from '../../core/errors.ts';

/** What is used of a font that pdfkit has opened; its types do not name it. */
type OpenedFont = {
  readonly id: string;
  readonly font: {
    readonly 'hasGlyphForCodePoint': (point: number) => boolean;
    readonly 'OS/2'?: { readonly fsType?: { readonly noEmbedding?: boolean } };
  };
  readonly ascender: number;
  readonly descender: number;
  readonly encode: (text: string) => [readonly string[], readonly { advanceWidth: number }[]];
  readonly ref: () => unknown;
};

/** A font of the document, sign by sign: of each only the glyphs that are printed are embedded. */
export type Typeface = {
  /** Its name in a page's resources, and what stands there. */
  readonly id: string;
  readonly reference: unknown;
  /** From the line on which letters stand to the top of an ideograph, in type of one point. */
  readonly rise: number;
  /** The text as the hexadecimal digits of a PDF string. @throws missing-glyph */
  readonly encode: (text: string) => string;
  /** How wide the text is, in type of one point. @throws missing-glyph */
  readonly measure: (text: string) => number;
};

type Glyph = { readonly hex: string; readonly width: number };

/**
 * Opens a font file for a document. Signs are set one by one, without ligatures and kerning: cards have
 * a few words, and ten thousand serial numbers then cost nothing.
 * @param name as people know the font
 * @throws bad-font {file} for what is no font, or one that forbids to be embedded
 */
export function openTypeface(doc: PDFKit.PDFDocument, file: string, name: string): Typeface {
  const opened = open(doc, file, name);
  const glyphs = new Map<string, Glyph>();
  const glyph = (sign: string): Glyph => {
    const known = glyphs.get(sign);
    if (known !== undefined) return known;
    const point = sign.codePointAt(0) ?? 0;
    if (!opened.font.hasGlyphForCodePoint(point)) {
      const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
      throw new PscrmError('missing-glyph', { sign, code, font: name });
    }
    const [hex, positions] = opened.encode(sign);
    const width = positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / 1000;
    const made = { hex: hex.join(''), width };
    glyphs.set(sign, made);
    return made;
  };
  return {
    id: opened.id,
    reference: opened.ref(),
    rise: 0.88,
    encode: (text) => {
      let digits = '';
      for (const sign of text) digits += glyph(sign).hex;
      return digits;
    },
    measure: (text) => {
      let width = 0;
      for (const sign of text) width += glyph(sign).width;
      return width;
    },
  };
}

/** Of a collection (.ttc) one font is named: `NotoSansCJK-Regular.ttc#NotoSansCJKsc-Regular`. */
function open(doc: PDFKit.PDFDocument, file: string, name: string): OpenedFont {
  const [path = file, family] = file.split('#');
  try {
    if (family === undefined) doc.font(path);
    else doc.font(path, family);
  } catch (error) {
    throw new PscrmError('bad-font', { file: name }, { cause: error });
  }
  if (!keepsFont(doc)) throw new Error('this pdfkit keeps its font elsewhere');
  const { _font: opened } = doc;
  if (opened.font['OS/2']?.fsType?.noEmbedding === true)
    throw new PscrmError('bad-font', { file: name });
  return opened;
}

/** Where pdfkit keeps the font that was opened last. */
function keepsFont(
  doc: PDFKit.PDFDocument,
): doc is PDFKit.PDFDocument & { readonly _font: OpenedFont } {
  return '_font' in doc;
}
