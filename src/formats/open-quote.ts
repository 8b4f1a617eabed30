import type { Delimiter } from './detect.ts';
import { readText, type SourceFile } from './source.ts';

type Place = 'start' | 'bare' | 'quoted' | 'maybe-closed';

/**
 * Looks for a quote that opens a cell and is not closed before the cell ends: it swallows the rows
 * behind it. The parser knows only where it gave up, or takes the next quote that it meets for the
 * end; people look for where it began.
 * @returns the line of the first such quote and the place of its cell in the row, or null where every
 *   quote is closed
 */
export async function findOpenQuote(
  source: Omit<SourceFile, 'dispose'>,
  delimiter: Delimiter,
): Promise<{ readonly line: number; readonly cell: number } | null> {
  let place: Place = 'start';
  let line = 1;
  let cell = 0;
  let opened = { line: 0, cell: 0 };
  for await (const piece of readText(source)) {
    for (const mark of piece) {
      if (place === 'maybe-closed') {
        if (mark === '"') {
          place = 'quoted'; // two quotes stand for one
          continue;
        }
        // Text behind a closing quote is forgiven on one line (`"5"" disk"x`), not across lines.
        if (mark !== delimiter && mark !== '\n' && opened.line !== line) return opened;
        place = 'bare';
      }
      if (mark === '"') {
        if (place === 'start') {
          place = 'quoted';
          opened = { line, cell };
        } else if (place === 'quoted') {
          place = 'maybe-closed';
        }
      } else if (mark === '\n') {
        line += 1;
        if (place !== 'quoted') [place, cell] = ['start', 0];
      } else if (place !== 'quoted') {
        place = mark === delimiter ? 'start' : 'bare';
        if (mark === delimiter) cell += 1;
      }
    }
  }
  return place === 'quoted' ? opened : null;
}
