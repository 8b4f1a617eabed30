import { csvCell } from '../core/csv.ts';
import { CODE_COLUMNS, type CodeList } from './code-rows.ts';

/** Lines that are put together before they go out. */
const PIECE = 5_000;

/** codes.csv, a piece at a time: a million lines are in memory at no moment. */
export function* codesCsv(list: CodeList): Generator<Buffer> {
  let piece = `${CODE_COLUMNS.join(',')}\n`;
  for (let index = 0; index < list.count; index += 1) {
    const row = list.row(index);
    for (const column of CODE_COLUMNS) {
      const cell = row[column];
      if (column !== 'code') piece += ',';
      piece += typeof cell === 'number' ? cell : csvCell(cell);
    }
    piece += '\n';
    if (index % PIECE !== PIECE - 1) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
