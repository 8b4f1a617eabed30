import { PscrmError } from '../core/errors.ts';
import { cardAt, type FileOfSheets } from '../print/sheet/order.ts';
import type { Job } from '../print/sheet/press.ts';
import type { Cards } from '../print/sheet/print-cards.ts';
import { unreadOnPage } from '../print/sheet/read-back.ts';
import type { Side } from '../print/sheet/template.ts';

/** Pages and codes that were read back; null: there is no program here that draws a page. */
export type ReadBack = { readonly pages: number; readonly codes: number } | null;

export type CheckOptions = {
  readonly cards: Cards;
  readonly job: Job;
  /** Every page; else the first and the last sheet of the run. */
  readonly all: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
};

/** Reads the symbols of finished pages back. `inspect` is for `printCards`. */
export function openCheck({ cards, job, all, signal, onProgress }: CheckOptions) {
  const perSheet = job.layout.columns * job.layout.rows;
  let [pages, codes] = [0, 0];
  let isAbsent = false;
  const smallest = Math.min(...[...job.symbols.values()].map(({ module }) => module));

  const readPage = async (path: string, page: number, on: FileOfSheets, sheet: number) => {
    const wanted = Array.from({ length: perSheet }, (_, cell) => {
      const at = cardAt(on, sheet, cell, { perSheet, stack: job.stack });
      return at === undefined ? [] : [cards.card(at)];
    }).flat();
    const urls = wanted.map(({ url }) => url);
    const missing = await unreadOnPage(path, page, urls, smallest);
    if (missing === undefined) {
      if (all) throw new PscrmError('no-pdftoppm');
      isAbsent = true;
      return;
    }
    // Ctrl-C in a terminal stops poppler as well.
    if (signal.aborted) throw new PscrmError('interrupted');
    if (missing.length > 0) {
      const serials = wanted
        .filter(({ url }) => missing.includes(url))
        .map(({ fields }) => fields.serial);
      throw new PscrmError('symbol-unreadable', {
        n: missing.length,
        serials: serials.slice(0, 5),
      });
    }
    pages += 1;
    codes += urls.length;
    onProgress(codes);
  };

  return {
    inspect: async (path: string, file: FileOfSheets): Promise<void> => {
      const sides = [job.front, job.back].filter((side) => side !== null);
      for (const sheet of sheetsToRead(file, cards.count, all)) {
        for (const [n, side] of sides.entries()) {
          if (isAbsent) return;
          if (signal.aborted) throw new PscrmError('interrupted');
          if (hasSymbol(side)) await readPage(path, sheet * sides.length + n + 1, file, sheet);
        }
      }
    },
    result: (): ReadBack => (isAbsent ? null : { pages, codes }),
  };
}

function sheetsToRead({ from, to, sheets }: FileOfSheets, count: number, all: boolean): number[] {
  const every = Array.from({ length: sheets }, (_, sheet) => sheet);
  if (all) return every;
  return every.filter((n) => (from === 0 && n === 0) || (to === count && n === sheets - 1));
}

function hasSymbol(side: Side): boolean {
  return side.some(({ kind }) => kind === 'symbol');
}
