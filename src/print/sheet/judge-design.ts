import type { Params } from '../../core/errors.ts';
import type { Pixels } from '../picture-size.ts';
import type { Layout } from './layout.ts';
import type { SymbolPlan } from './symbol.ts';
import type { ProblemCode } from './template-values.ts';
import type { Box, Element, Side, Size, SymbolElement } from './template.ts';

/** What is wrong with an element of a design on paper: its place on its side counts from 0. */
export type Concern = {
  readonly at: number;
  readonly code: ProblemCode;
  readonly params: Params;
};

export type Design = {
  readonly layout: Pick<Layout, 'card' | 'bleed' | 'dpi'>;
  readonly symbols: ReadonlyMap<SymbolElement, SymbolPlan>;
  /** Of the picture in a file; undefined where nobody can tell. */
  readonly pixels: (file: string) => Pixels | undefined;
};

/** Below this a picture looks coarse in the hand; this is what printers ask for. */
const COARSE_DPI = 200;
const FINE_DPI = 300;
/** Less than this is rounding, or the air above the letters of a line. */
const TOUCH = 0.6;
/** What trimming may take from a box that ends at the edge. */
const EDGE = 0.05;

/** What a printer would ring up about, in the order of the elements of a side. */
export function judgeSide(side: Side, design: Design): readonly Concern[] {
  return side.flatMap((element, at) => {
    const found = [coarse(element, design), offCard(element, design), hit(side, at, design)];
    return found.flatMap((one) => (one === undefined ? [] : { at, ...one }));
  });
}

type Found = Omit<Concern, 'at'> | undefined;

function coarse(element: Element, design: Design): Found {
  const print = printedPicture(element, design);
  const pixels = print === undefined ? undefined : design.pixels(print.file);
  if (print === undefined || pixels === undefined) return undefined;
  const { width, height } = print.room;
  const across = [width / pixels.width, height / pixels.height] as const;
  const millimetres = print.fit === 'cover' ? Math.max(...across) : Math.min(...across);
  const dpi = Math.floor(25.4 / millimetres);
  if (dpi >= Math.min(COARSE_DPI, design.layout.dpi)) return undefined;
  const wanted = Math.min(FINE_DPI, design.layout.dpi);
  const enough = (n: number): number => Math.ceil((n * millimetres * wanted) / 25.4 - 1e-6);
  return {
    code: 'few-pixels',
    params: {
      file: print.name,
      pixels: `${pixels.width} × ${pixels.height}`,
      dpi,
      enough: `${enough(pixels.width)} × ${enough(pixels.height)}`,
      wanted,
    },
  };
}

type PrintedPicture = {
  readonly file: string;
  readonly name: string;
  readonly room: Size;
  readonly fit: 'cover' | 'contain';
};

function printedPicture(element: Element, { layout, symbols }: Design): PrintedPicture | undefined {
  const base = (file: string): string => file.replace(/^.*[/\\]/, '');
  if (element.kind === 'picture') {
    const { file, at } = element;
    return {
      file,
      name: base(file),
      room: at ?? wholeCard(layout),
      fit: at === null ? 'cover' : 'contain',
    };
  }
  const plan = element.kind === 'symbol' ? symbols.get(element) : undefined;
  if (element.kind !== 'symbol' || element.logo === null || !plan || plan.hole === 0)
    return undefined;
  const side = (plan.hole - 1) * plan.module;
  return {
    file: element.logo,
    name: base(element.logo),
    room: { width: side, height: side },
    fit: 'contain',
  };
}

function wholeCard({ card, bleed }: Design['layout']): Size {
  return { width: card.width + 2 * bleed, height: card.height + 2 * bleed };
}

/** A picture may reach into the bleed; what else does is cut through. */
function offCard(element: Element, { layout, symbols }: Design): Found {
  const box = symbolBox(element, symbols, 'dark') ?? element.at;
  if (box === null) return undefined;
  const { card, bleed } = layout;
  const over = element.kind === 'picture' ? bleed : 0;
  const right = box.x + box.width - card.width - over;
  const below = box.y + box.height - card.height - over;
  const most = Math.max(right, below);
  if (most <= EDGE) return undefined;
  const params = { mm: tenth(most), width: card.width, height: card.height };
  return { code: element.kind === 'symbol' ? 'symbol-off-card' : 'off-card', params };
}

/** The first element painted before it that it gets in the way of. */
function hit(side: Side, at: number, design: Design): Found {
  const upper = side[at];
  if (upper === undefined) return undefined;
  for (const [n, lower] of side.slice(0, at).entries()) {
    const mm = depth(areaOf(upper, design), areaOf(lower, design));
    if (mm <= TOUCH) continue;
    const params = { other: n + 1, mm: tenth(mm) };
    // A picture may be a frame with nothing in its middle: whether it harms is seen when it is read back.
    if (upper.kind === 'text' && lower.kind === 'symbol') return { code: 'on-symbol', params };
    if (upper.kind === 'symbol' || lower.kind === 'symbol') {
      // What is painted before a symbol lies under its white ground: a background may.
      if (lower.kind !== 'picture') return { code: 'near-symbol', params };
    } else if (upper.kind === 'picture' && lower.kind === 'text') return { code: 'covers', params };
    else if (upper.kind === 'text' && lower.kind === 'text') return { code: 'overlap', params };
  }
  return undefined;
}

function areaOf(element: Element, { layout, symbols }: Design): Box {
  const { width, height } = layout.card;
  return symbolBox(element, symbols, 'whole') ?? element.at ?? { x: 0, y: 0, width, height };
}

/** Where a symbol really lies in its square: with its quiet zone, or without. */
function symbolBox(
  element: Element,
  symbols: Design['symbols'],
  part: 'whole' | 'dark',
): Box | undefined {
  const plan = element.kind === 'symbol' ? symbols.get(element) : undefined;
  if (element.kind !== 'symbol' || plan === undefined) return undefined;
  const side = part === 'whole' ? plan.whole : plan.side;
  const spare = (element.at.width - side) / 2;
  return { x: element.at.x + spare, y: element.at.y + spare, width: side, height: side };
}

/** How far two boxes reach into each other, in millimetres; 0 or less: they do not. */
function depth(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.min(across, down);
}

function tenth(mm: number): number {
  return Math.round(mm * 10) / 10;
}
