/** The sheets of one file: which cards are on them, counted from 0, `to` not included. */
export type FileOfSheets = { readonly from: number; readonly to: number; readonly sheets: number };

/** Cards over files. @param sheetsPerFile Infinity: one file */
export function splitFiles(
  cards: number,
  perSheet: number,
  sheetsPerFile: number,
): readonly FileOfSheets[] {
  const most = perSheet * sheetsPerFile;
  const files: FileOfSheets[] = [];
  for (let from = 0; from < cards; from += most) {
    const to = Math.min(cards, from + most);
    files.push({ from, to, sheets: Math.ceil((to - from) / perSheet) });
  }
  return files;
}

/**
 * The card in a cell of a sheet; undefined: the cell stays empty. Row by row; or so that the pile of
 * sheets, cut through at once, gives piles of cards in order that need only be put on each other.
 */
export function cardAt(
  { from, to, sheets }: FileOfSheets,
  sheet: number,
  cell: number,
  { perSheet, stack }: { readonly perSheet: number; readonly stack: boolean },
): number | undefined {
  const card = from + (stack ? cell * sheets + sheet : sheet * perSheet + cell);
  return card < to ? card : undefined;
}
