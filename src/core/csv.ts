import { createRequire } from 'node:module';
import type * as Writer from 'csv-stringify/sync';
import { late } from './late.ts';

const require = createRequire(import.meta.url);
const writer = late((): typeof Writer => require('csv-stringify/sync'));

/**
 * CSV as RFC 4180 has it, with quotes only where they are needed and lines that end in LF, so that
 * `cut` and `grep` work on it. Text that a spreadsheet would run as a formula gets a leading `'`,
 * which our own reader takes off again; numbers are left as they are.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return writer().stringify(
    rows.map((cells) => [...cells]),
    { escape_formulas: true, record_delimiter: '\n' },
  );
}

/** One line, with its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return csvText([cells]);
}

/** What needs neither quotes nor a guard, as most cells are: `Ab3xY9k`, `https://q.example.cn/Ab3xY9k`. */
const BARE = /^(?:\w[\w.:/-]*)?$/;

/** One cell as it stands in a line of several; for lines by the million, which `csvText` is slow at. */
export function csvCell(cell: string): string {
  return BARE.test(cell) ? cell : csvLine([cell]).slice(0, -1);
}
