/** All lengths are millimetres, type sizes points. */
export type Size = { readonly width: number; readonly height: number };
export type Grid = { readonly columns: number; readonly rows: number };

/** From the top left corner of the trimmed card. */
export type Box = Size & { readonly x: number; readonly y: number };

export type TextElement = {
  readonly kind: 'text';
  /** What it says, with places to fill in: see `PLACES`. */
  readonly text: string;
  readonly at: Box;
  /** The largest type; it is made smaller until the text fits its box. */
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
  readonly colour: 'black' | 'white';
};

export type PictureElement = {
  readonly kind: 'picture';
  readonly file: string;
  /** null: behind the whole card, over the edge into the bleed. */
  readonly at: Box | null;
};

export const LEVELS = ['L', 'M', 'Q', 'H'] as const;
export type Level = (typeof LEVELS)[number];

export type SymbolElement = {
  readonly kind: 'symbol';
  /** Top left corner and side of the square that holds the symbol and its quiet zone. */
  readonly at: Box;
  readonly level: Level;
  /** A picture in the middle of the symbol. */
  readonly logo: string | null;
};

export type Element = TextElement | PictureElement | SymbolElement;
export type Side = readonly Element[];

export const PAPER_NAMES = ['a4', 'a3', 'sra3', 'roll'] as const;
export type Paper = (typeof PAPER_NAMES)[number];

export const PAPERS = {
  a4: { width: 210, height: 297 },
  a3: { width: 297, height: 420 },
  sra3: { width: 320, height: 450 },
} as const satisfies Record<Exclude<Paper, 'roll'>, Size>;
/** How the cards lie on the sheet, as far as somebody has said so. */
export type Wishes = {
  readonly card?: Size;
  readonly paper?: Paper;
  readonly labels?: Grid;
  readonly bleed?: number;
  readonly marks?: boolean;
  readonly stack?: boolean;
  readonly dpi?: number;
};

/** A card and its sheet as a file describes them. */
export type Template = {
  readonly wishes: Wishes;
  readonly font: string | null;
  readonly bold: string | null;
  /** Wording by variant; `default` for the others. */
  readonly hooks: Readonly<Record<string, string>>;
  /** null: the plain card. */
  readonly front: Side | null;
  readonly back: Side | null;
};

export const NO_TEMPLATE: Template = {
  wishes: {},
  font: null,
  bold: null,
  hooks: {},
  front: null,
  back: null,
};

/** `90x54`, `90*54` or `90×54`, in millimetres; undefined where it is no size. */
export function parseSize(text: string): Size | undefined {
  const [, width, height] =
    /^(\d{1,4}(?:\.\d{1,2})?)[x*×](\d{1,4}(?:\.\d{1,2})?)$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  return size.width >= 10 && size.height >= 10 ? size : undefined;
}

/** `3x7`: columns and rows; undefined where it is no grid. */
export function parseGrid(text: string): Grid | undefined {
  const [, columns, rows] = /^(\d{1,2})[x*×](\d{1,2})$/i.exec(text) ?? [];
  const grid = { columns: Number(columns), rows: Number(rows) };
  return grid.columns >= 1 && grid.rows >= 1 ? grid : undefined;
}
