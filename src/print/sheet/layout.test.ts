import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCorner, cropMarks, planLayout } from './layout.ts';
import type { Paper, Wishes } from './template.ts';

const grid = (wishes: Wishes) => {
  const { columns, rows, paper } = planLayout(wishes);
  return `${columns} × ${rows} on ${paper.width} × ${paper.height}`;
};

describe('how many cards go on a sheet', () => {
  // Counted on paper: 90 × 54 with shared cuts, or 96 × 60 with 3 mm of bleed.
  it.each<[Wishes, string]>([
    [{}, '2 × 5 on 210 × 297'],
    [{ bleed: 3 }, '2 × 4 on 210 × 297'],
    [{ paper: 'sra3', bleed: 3 }, '3 × 7 on 320 × 450'],
    [{ paper: 'a3' }, '3 × 7 on 297 × 420'],
    // Upright 2 × 6 only: three columns would leave 4.5 mm for the marks.
    [{ paper: 'a3', bleed: 3 }, '4 × 4 on 420 × 297'],
    [{ paper: 'a3', bleed: 3, marks: false }, '3 × 6 on 297 × 420'],
    [{ card: { width: 85, height: 54 } }, '2 × 5 on 210 × 297'],
    [{ paper: 'roll' }, '1 × 1 on 60 × 40'],
    [{ paper: 'roll', card: { width: 100, height: 150 } }, '1 × 1 on 100 × 150'],
  ])('%j: %s', (wishes, expected) => {
    expect(grid(wishes)).toBe(expected);
  });

  it('none is an error that says what there is room for', () => {
    expect(() => planLayout({ card: { width: 250, height: 250 } })).toThrow(
      expect.objectContaining({
        code: 'card-too-large',
        params: { card: '250 × 250', paper: '210 × 297', edge: 7 },
      }),
    );
  });
});

describe('sheets of labels', () => {
  it('lie as their makers cut them: 7.25 mm from the left, 2.5 mm between columns', () => {
    const layout = planLayout({ labels: { columns: 3, rows: 7 } });
    expect(layout.card).toEqual({ width: 63.5, height: 38.1 });
    const corners = [0, 1, 2, 3].map((cell) => cellCorner(layout, cell, 'front'));
    expect(corners.map(({ x }) => x)).toEqual([7.25, 73.25, 139.25, 7.25]);
    expect(corners[3]?.y).toBeCloseTo(15.15 + 38.1);
    expect(layout.marks).toBe(false);
  });

  it('that nobody knows fill the sheet from edge to edge', () => {
    const { card, first } = planLayout({ labels: { columns: 4, rows: 10 } });
    expect(card).toEqual({ width: 52.5, height: 29.7 });
    expect([first.x, first.y].map(Math.abs)).toEqual([0, 0]);
  });
});

it('a card without bleed has nine marks at its cuts, with bleed twelve', () => {
  // 2 × 5: three cuts down, six across, each marked at both ends.
  expect(cropMarks(planLayout({}))).toHaveLength(2 * (3 + 6));
  expect(cropMarks(planLayout({ bleed: 3 }))).toHaveLength(2 * (4 + 8));
});

const wishes: fc.Arbitrary<Wishes> = fc.record({
  paper: fc.constantFrom<Paper[]>('a4', 'a3', 'sra3'),
  card: fc.record({
    width: fc.integer({ min: 30, max: 150 }),
    height: fc.integer({ min: 20, max: 150 }),
  }),
  bleed: fc.integer({ min: 0, max: 5 }),
});

it('whatever the card: marks are on the sheet, 3 mm off the bleed, and touch no card', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      const layout = planLayout(wish);
      const { first, step, columns, rows, card, paper, bleed } = layout;
      const left = first.x - bleed;
      const right = first.x + (columns - 1) * step.x + card.width + bleed;
      const top = first.y - bleed;
      const foot = first.y + (rows - 1) * step.y + card.height + bleed;
      for (const { from, to } of cropMarks(layout)) {
        const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
        expect(length).toBeGreaterThan(3.99);
        for (const { x, y } of [from, to]) {
          expect(x >= -1e-9 && x <= paper.width + 1e-9).toBe(true);
          expect(y >= -1e-9 && y <= paper.height + 1e-9).toBe(true);
          const off = Math.max(left - x, x - right, top - y, y - foot);
          expect(off).toBeGreaterThan(2.99);
        }
      }
    }),
  );
});

it('every back lies behind its front when the sheet is turned over', () => {
  fc.assert(
    fc.property(wishes, fc.nat(40), (wish, n) => {
      const layout = planLayout(wish);
      const cell = n % (layout.columns * layout.rows);
      const front = cellCorner(layout, cell, 'front');
      const back = cellCorner(layout, cell, 'back');
      expect(back.x + layout.card.width).toBeCloseTo(layout.paper.width - front.x);
      expect(back.y).toBe(front.y);
    }),
  );
});
