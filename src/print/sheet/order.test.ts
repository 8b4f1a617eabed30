import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardAt, splitFiles } from './order.ts';

const cellsOf = (cards: number, perSheet: number, sheetsPerFile: number, stack: boolean) =>
  splitFiles(cards, perSheet, sheetsPerFile).map((file) =>
    Array.from({ length: file.sheets }, (_, sheet) =>
      Array.from({ length: perSheet }, (_cell, cell) =>
        cardAt(file, sheet, cell, { perSheet, stack }),
      ),
    ),
  );

it('row by row, the last sheet with what is left', () => {
  expect(cellsOf(7, 4, Infinity, false)).toEqual([
    [
      [0, 1, 2, 3],
      [4, 5, 6, undefined],
    ],
  ]);
});

it('cut and stacked: each cell is a pile in order, the next pile goes below', () => {
  expect(cellsOf(7, 4, Infinity, true)).toEqual([
    [
      [0, 2, 4, 6],
      [1, 3, 5, undefined],
    ],
  ]);
});

it('every file is stacked by itself', () => {
  expect(cellsOf(6, 2, 2, true)).toEqual([
    [
      [0, 2],
      [1, 3],
    ],
    [[4, 5]],
  ]);
});

it('whatever the numbers: every card once, and the piles of each file put together in order', () => {
  const few = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      few,
      few,
      fc.boolean(),
      (n, per, sheets, stack) => {
        const files = cellsOf(n, per, sheets, stack);
        const inOrder = files.flatMap((pages) =>
          stack
            ? Array.from({ length: per }, (_, cell) => pages.map((page) => page[cell])).flat()
            : pages.flat(),
        );
        expect(inOrder.filter((card) => card !== undefined)).toEqual(
          Array.from({ length: n }, (_, card) => card),
        );
      },
    ),
  );
});
