import { PscrmError } from '../core/errors.ts';
import type { HeadTable } from './detect.ts';
import { findOpenQuote } from './open-quote.ts';
import { Header } from './row.ts';
import type { SourceFile } from './source.ts';

/**
 * Why no format knows a file may be a quote in its header: one that swallows the names of columns, or
 * that is never closed; or each line stands in quotes as a whole.
 * @throws header-quotes {file}, csv-quote-open {file, line, column}
 */
export async function refuseMisquoted(
  source: SourceFile,
  tables: readonly HeadTable[],
  isClaimed: (header: Header) => boolean,
): Promise<void> {
  const { name: file } = source;
  for (const { delimiter, records } of tables) {
    // It begins above the first record that could be told.
    const opened = records.length === 0 ? await findOpenQuote(source, delimiter) : null;
    if (opened !== null) {
      const column = `#${opened.cell + 1}`;
      throw new PscrmError('csv-quote-open', { file, line: opened.line, column });
    }
    for (const cells of records.filter((one) => one.some((cell) => cell.includes(delimiter)))) {
      const bare = cells.join(delimiter).replaceAll('"', '').split(delimiter);
      if (isClaimed(new Header(bare))) throw new PscrmError('header-quotes', { file });
    }
  }
}
