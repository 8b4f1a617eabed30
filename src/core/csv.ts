/**
 * Writes CSV as RFC 4180 has it, with quotes only where they are needed and lines that end in LF, so
 * that `cut` and `grep` work on it.
 */

/** What a spreadsheet would take for a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell. Where a spreadsheet would run it as a formula it gets a leading `'`, which Excel writes
 * for "this is text" and our own reader takes off again.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
