import { PscrmError } from '../../core/errors.ts';
import { type Grid, PAPERS, type Size, type Wishes } from './template.ts';

/** Where the cards of a sheet lie, in millimetres from its top left corner. */
export type Layout = Grid & {
  readonly card: Size;
  readonly paper: Size;
  /** The trimmed corner of the first card, and the way to the next one. */
  readonly first: { readonly x: number; readonly y: number };
  readonly step: { readonly x: number; readonly y: number };
  readonly bleed: number;
  readonly marks: boolean;
  readonly dpi: number;
};
export type Point = { readonly x: number; readonly y: number };
export type Line = { readonly from: Point; readonly to: Point };

/** Marks begin so far outside the bleed, and are so long where there is room. */
const MARK_OFF = 3;
const MARK_LONGEST = 5;
const MARK_SHORTEST = 4;
/** Office printers reach no nearer to the edge. */
const UNPRINTABLE = 4;

const PLAIN_CARD: Size = { width: 90, height: 54 };
const ROLL_LABEL: Size = { width: 60, height: 40 };
const OFFICE_DPI = 300;
/** Of label printers: 8 dots in a millimetre. */
const ROLL_DPI = 203;

/** Labels on A4 as several makers cut them, with this much between two columns. */
const COLUMN_GAP = 2.5;
const LABELS: Readonly<Record<string, Size>> = {
  '3x7': { width: 63.5, height: 38.1 },
  '2x7': { width: 99.1, height: 38.1 },
  '5x13': { width: 38.1, height: 21.2 },
  '3x8': { width: 63.5, height: 33.9 },
  '2x4': { width: 99.1, height: 67.7 },
};

/** The grids of labels whose size is known. */
export const LABEL_GRIDS: readonly string[] = Object.keys(LABELS);

/**
 * Lays cards on a sheet, as many as go, the sheet upright unless more go on it lying; the block of
 * cards is in the middle, so that fronts and backs meet.
 * @throws card-too-large {card, paper, room} where not one goes
 */
export function planLayout(wishes: Wishes): Layout {
  if (wishes.labels !== undefined) return labelLayout(wishes, wishes.labels);
  if (wishes.paper === 'roll') return rollLayout(wishes);
  const bleed = wishes.bleed ?? 0;
  const marks = wishes.marks ?? true;
  const { card = PLAIN_CARD, dpi = OFFICE_DPI } = wishes;
  const upright = PAPERS[wishes.paper ?? 'a4'];
  const lying = { width: upright.height, height: upright.width };
  const edge = marks ? MARK_OFF + MARK_SHORTEST : UNPRINTABLE;
  const step = { x: card.width + 2 * bleed, y: card.height + 2 * bleed };
  const many = (paper: Size): Grid => ({
    columns: Math.floor((paper.width - 2 * edge) / step.x + 1e-9),
    rows: Math.floor((paper.height - 2 * edge) / step.y + 1e-9),
  });
  const count = ({ columns, rows }: Grid): number => Math.max(0, columns) * Math.max(0, rows);
  const paper = count(many(lying)) > count(many(upright)) ? lying : upright;
  const grid = many(paper);
  if (count(grid) === 0) {
    throw new PscrmError('card-too-large', {
      card: sizeText({ width: step.x, height: step.y }),
      paper: sizeText(paper),
      edge,
    });
  }
  return { ...centred({ card, paper, grid, step, bleed }), marks, dpi };
}

function labelLayout(wishes: Wishes, grid: Grid): Layout {
  const { paper = 'a4', dpi = OFFICE_DPI, bleed = 0 } = wishes;
  // A label is cut already.
  if (bleed > 0)
    throw new PscrmError('bad-option', { option: '--bleed', value: bleed, choices: ['0'] });
  const sheet = PAPERS[paper === 'roll' ? 'a4' : paper];
  const known = paper === 'a4' ? LABELS[`${grid.columns}x${grid.rows}`] : undefined;
  // Labels that no maker is known for fill the sheet from edge to edge.
  const whole = { width: sheet.width / grid.columns, height: sheet.height / grid.rows };
  const card = wishes.card ?? known ?? whole;
  const isKnown = known !== undefined && sizeText(card) === sizeText(known);
  const gap = isKnown ? COLUMN_GAP : 0;
  const step = { x: card.width + gap, y: card.height };
  if (step.x * grid.columns - gap > sheet.width + 0.01 || step.y * grid.rows > sheet.height + 0.01)
    throw new PscrmError('card-too-large', {
      card: `${grid.columns} × ${grid.rows} × ${sizeText(card)}`,
      paper: sizeText(sheet),
      edge: 0,
    });
  return { ...centred({ card, paper: sheet, grid, step, bleed: 0 }), marks: false, dpi };
}

function rollLayout({ card = ROLL_LABEL, dpi = ROLL_DPI, bleed = 0 }: Wishes): Layout {
  const paper = { width: card.width + 2 * bleed, height: card.height + 2 * bleed };
  const step = { x: paper.width, y: paper.height };
  const grid = { columns: 1, rows: 1 };
  return { ...centred({ card, paper, grid, step, bleed }), marks: false, dpi };
}

type Block = {
  readonly card: Size;
  readonly paper: Size;
  readonly grid: Grid;
  readonly step: Point;
  readonly bleed: number;
};

function centred({ card, paper, grid, step, bleed }: Block): Omit<Layout, 'marks' | 'dpi'> {
  const width = (grid.columns - 1) * step.x + card.width;
  const height = (grid.rows - 1) * step.y + card.height;
  const first = { x: (paper.width - width) / 2, y: (paper.height - height) / 2 };
  return { ...grid, card, paper, first, step, bleed };
}

/** `90 × 54`, to the tenth of a millimetre. */
export function sizeText({ width, height }: Size): string {
  const short = (length: number): string => String(Math.round(length * 10) / 10);
  return `${short(width)} × ${short(height)}`;
}

/**
 * The trimmed corner of a cell, counted from 0 by rows from the left. Backs are counted from the
 * right, so that they lie behind their fronts when the sheet is turned over like a page.
 */
export function cellCorner(layout: Layout, cell: number, side: 'front' | 'back'): Point {
  const { columns, first, step } = layout;
  const column = cell % columns;
  const across = side === 'front' ? column : columns - 1 - column;
  return { x: first.x + across * step.x, y: first.y + Math.floor(cell / columns) * step.y };
}

/** Where to cut: lines outside the block of cards at every edge of a card, none through a card. */
export function cropMarks({ card, paper, columns, rows, first, step, bleed }: Layout): Line[] {
  const edges = (from: number, width: number, by: number, n: number): number[] => {
    const all = Array.from({ length: n }, (_, i) => [from + i * by, from + i * by + width]).flat();
    // Cards that touch share a cut.
    return all.filter((edge, i) => i === 0 || edge - (all[i - 1] ?? 0) > 0.01);
  };
  const marks = (edge: number, room: number): readonly [number, number][] => {
    const near = edge - bleed - MARK_OFF;
    const length = Math.min(MARK_LONGEST, near);
    return [
      [near - length, near],
      [room - near, room - near + length],
    ];
  };
  const down = marks(first.y, paper.height).flatMap(([from, to]) =>
    edges(first.x, card.width, step.x, columns).map((x) => ({
      from: { x, y: from },
      to: { x, y: to },
    })),
  );
  const across = marks(first.x, paper.width).flatMap(([from, to]) =>
    edges(first.y, card.height, step.y, rows).map((y) => ({
      from: { x: from, y },
      to: { x: to, y },
    })),
  );
  return [...down, ...across];
}
