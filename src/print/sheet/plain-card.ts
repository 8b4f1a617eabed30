import type { Element, Side, Size } from './template.ts';

/**
 * A card without a design, for any size: the wording beside the symbol where the card is wide, above
 * it where it is tall; the code below the symbol, the card's number at the foot.
 */
export function plainCard(card: Size): Side {
  if (card.width >= card.height * 1.25) return wide(card);
  return card.width < SMALLEST_WORDED ? bare(card) : tall(card);
}

/** A round or square sticker below this has room for its symbol alone. */
const SMALLEST_WORDED = 26;

function bare({ width, height }: Size): Side {
  const side = Math.min(width, height) - 1;
  return [symbol(round((width - side) / 2), round((height - side) / 2), round(side))];
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
