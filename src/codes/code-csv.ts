import { csvCell } from '../core/csv.ts';
import { CODE_COLUMNS, type CodeList, type CodeRow } from './code-rows.ts';

/** Lines that are put together before they go out. */
const PIECE = 5_000;

/** codes.csv, a piece at a time: a million lines are in memory at no moment. */
export function* codesCsv(list: CodeList): Generator<Buffer> {
  let piece = `${CODE_COLUMNS.join(',')}\n`;
  const rest = openRest();
  for (let index = 0; index < list.count; index += 1) {
    const row = list.row(index);
    piece += `${row.code},${csvCell(row.url)}${rest(row)}\n`;
    if (index % PIECE !== PIECE - 1) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

/** What stands behind code and address, which is mostly what stood there in the line before. */
function openRest(): (row: CodeRow) => string {
  const columns = CODE_COLUMNS.slice(2);
  let last: CodeRow | undefined;
  let text = '';
  return (row) => {
    const before = last;
    if (before !== undefined && columns.every((column) => before[column] === row[column]))
      return text;
    last = row;
    text = columns.map((column) => `,${csvCell(String(row[column]))}`).join('');
    return text;
  };
}
