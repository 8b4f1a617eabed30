import type { Element, Side, Size } from './template.ts';

/**
 * A card without a design, for any size: the wording beside the symbol where the card is wide, above
 * it where it is tall; the code below the symbol, the card's number at the foot. A small or square card
 * gives up what it has no room for, its symbol last.
 * @param least side that the symbol needs with its quiet zone, in millimetres
 */
export function plainCard(card: Size, least: number): Side {
  const isWide = card.width >= card.height * 1.25;
  const worded = !isWide && card.width < SMALLEST_WORDED ? [] : [isWide ? wide(card) : tall(card)];
  const square = Math.min(card.width, card.height) < SMALLEST_SQUARE ? [] : [compact(card, least)];
  // A symbol that is only just large enough is no good reason for a number at the foot.
  const wanted = Math.max(least, Math.min(20, Math.min(card.width, card.height) * 0.4));
  const good = worded.find((side) => symbolSide(side) >= wanted);
  const others = [...square, ...worded, captioned(card), bare(card)];
  return good ?? others.find((side) => symbolSide(side) >= least) ?? bare(card);
}

function symbolSide(side: Side): number {
  return side.find(({ kind }) => kind === 'symbol')?.at?.width ?? 0;
}

/** A round or square sticker below this has room for its symbol alone. */
const SMALLEST_WORDED = 26;
/** Below this the sentence of the program has no room above a symbol. */
const SMALLEST_SQUARE = 32;

function bare({ width, height }: Size): Side {
  const side = Math.min(width, height) - 1;
  return [symbol(round((width - side) / 2), round((height - side) / 2), round(side))];
}

/** The symbol and its code. */
function captioned({ width, height }: Size): Side {
  const line = 2.5;
  const side = round(Math.min(width - 1, height - line - 1.5));
  const y = round((height - side - line) / 2);
  return [
    symbol(round((width - side) / 2), y, side),
    caption([1, round(y + side), width - 2, line]),
  ];
}

/** The wording, the symbol, and one line for code and number. */
function compact({ width, height }: Size, least: number): Side {
  const edge = edgeOf({ width, height });
  const line = round(Math.max(2.3, Math.min(4.5, height * 0.08)));
  const room = height - 1.5 * edge - line - 0.5;
  const wanted = Math.max(least, room * 0.68);
  const side = round(Math.min(wanted, width - 2 * edge + 4, LARGEST_SYMBOL * 1.25));
  const hook = round(room - side);
  const y = round(edge / 2 + hook + 0.5);
  const across = round(width - 2 * edge);
  return [
    text('{hook}', [edge, round(edge / 2), across, hook], {
      size: round(Math.min(16, width * 0.26)),
      bold: true,
      align: 'center',
    }),
    symbol(round((width - side) / 2), y, side),
    caption([edge, round(y + side), across, line]),
  ];
}

function caption(place: [number, number, number, number]): Element {
  return text('{code}  {serial}', place, { size: 7, align: 'center' });
}

const LARGEST_SYMBOL = 32;

function wide({ width, height }: Size): Side {
  const edge = edgeOf({ width, height });
  const codeLine = round(Math.max(2.3, Math.min(4.5, height * 0.09)));
  // A small label has no room to spare: the quiet zone is edge enough.
  const top = height < 30 ? 0.5 : edge - 1;
  const side = round(Math.min(height - codeLine - 2 * top, width * 0.5, LARGEST_SYMBOL));
  const x = round(width - edge - side + 2);
  const y = round((height - side - codeLine) / 2);
  const foot = round(Math.max(2.3, Math.min(4, height * 0.1)));
  const left = round(x - edge - 1);
  const hookTop = round(Math.max(height * 0.2, edge + 3.6));
  return [
    text('{brand}', [edge, edge, left, round(hookTop - edge - 1)], { size: 8 }),
    text('{hook}', [edge, hookTop, left, round(height - foot - edge - hookTop - 1)], {
      size: round(Math.min(15, height * 0.26)),
      bold: true,
    }),
    text(footOf(left), [edge, round(height - edge - foot), left, foot], { size: 6.5 }),
    symbol(x, y, side),
    text('{code}', [x, round(y + side - 0.5), side, codeLine], { size: 8, align: 'center' }),
  ];
}

function tall({ width, height }: Size): Side {
  const edge = edgeOf({ width, height });
  const foot = round(Math.max(2.3, Math.min(4, height * 0.08)));
  const codeLine = round(Math.max(2.3, Math.min(4.5, height * 0.08)));
  const hook = height * 0.26;
  const room = height - 1.5 * edge - 4 - hook - foot - codeLine - 1;
  const side = round(Math.min(room, width - 2 * edge + 4, LARGEST_SYMBOL * 1.25));
  const x = round((width - side) / 2);
  const y = round(edge / 2 + 4 + hook + (room - side) / 2);
  const across = round(width - 2 * edge);
  return [
    text('{brand}', [edge, round(edge / 2), across, 3.6], { size: 8, align: 'center' }),
    text('{hook}', [edge, round(edge / 2 + 4), across, round(hook)], {
      size: round(Math.min(16, width * 0.26)),
      bold: true,
      align: 'center',
    }),
    symbol(x, y, side),
    text('{code}', [x, round(y + side), side, codeLine], { size: 8, align: 'center' }),
    text(footOf(across), [edge, round(height - edge - foot), across, foot], {
      size: 6.5,
      align: 'center',
    }),
  ];
}

/** An order's number, masked, is as long as it is; where it does not fit, nobody misses it. */
function footOf(width: number): string {
  return width < 28 ? '{serial}' : 'No. {serial}  {order_no}';
}

function edgeOf({ width, height }: Size): number {
  return round(Math.max(2, Math.min(5, Math.min(width, height) * 0.1)));
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function symbol(x: number, y: number, side: number): Element {
  return { kind: 'symbol', at: { x, y, width: side, height: side }, level: 'M', logo: null };
}

type Style = { size: number; bold?: boolean; align?: 'left' | 'center' };

function text(words: string, place: [number, number, number, number], style: Style): Element {
  const [x, y, width, height] = place;
  const { size, bold = false, align = 'left' } = style;
  const at = { x, y, width, height };
  return { kind: 'text', text: words, at, size, align, bold, colour: 'black' };
}
