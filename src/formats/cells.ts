/** Marks that platforms write into a cell to say that there is nothing in it. */
const NOTHING = new Set(['null', 'nan', 'n/a', '-', '--', '—', '——', '/']);

const EXCEL_TEXT = /^="([^"]*)"$/;
/** Quotes with a TAB behind them are no quotes to a CSV parser: it leaves them in. */
const QUOTED = /^"((?:[^"]|"")*)"\t+$/;
const QUOTED_START = /^'(?=[\d=+\-@＝＋－＠])/u;

/**
 * What a cell says, without what platforms and Excel wrap around it: `="35…"`, a leading `'`,
 * TABs and blanks (full-width too) at the ends, and the marks for "nothing".
 */
export function cleanCell(raw: string): string {
  if (raw === '') return '';
  let text = raw;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  // Most cells begin and end with a plain letter or digit: nothing to trim or unwrap.
  if (first <= 0x2f || first > 0x7f || last <= 0x22 || last > 0x7f || first === 0x3d) {
    if (first === 0x22) text = QUOTED.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
    text = text.trim(); // of BOMs and full-width blanks too
    if (text.startsWith('=')) text = EXCEL_TEXT.exec(text)?.[1]?.trim() ?? text;
    if (text.startsWith("'")) text = text.replace(QUOTED_START, '').trim();
    if (text === "'null") return '';
  }
  return text.length <= 4 && NOTHING.has(text.toLowerCase()) ? '' : text;
}

const WIDE: Readonly<Record<string, string>> = { '（': '(', '）': ')', '：': ':', '，': ',' };
const WIDE_MARK = /[（）：，]/u;
const WIDE_MARKS = /[（）：，]/gu;

/** Brackets, colons and commas in one width: both are met in one and the same export. */
export function narrow(text: string): string {
  return WIDE_MARK.test(text) ? text.replace(WIDE_MARKS, (mark) => WIDE[mark] ?? mark) : text;
}

/** A header cell as it is compared: no BOM, TAB, line break or blank at the ends, one width, one case. */
export function normaliseHeader(raw: string): string {
  const bare = QUOTED.exec(raw)?.[1] ?? raw;
  const text = bare.replace(/[\r\n\t]/g, '').trim();
  return narrow(EXCEL_TEXT.exec(text)?.[1] ?? text).toLowerCase();
}

const RUINED = /^\d(?:\.\d+)?E\+?\d+$/i;

/** An id that a spreadsheet has turned into a number: `3.51532E+16`. Its digits are lost. */
export function isRuinedId(text: string): boolean {
  return RUINED.test(text);
}

const FAILED = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!)$/i;

/** What a spreadsheet shows where a formula failed: a thousand rows of `#N/A` are not one order. */
export function isFailedFormula(text: string): boolean {
  return text.startsWith('#') && FAILED.test(text);
}

/** The days of 1990 to 2099, as a spreadsheet counts them. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_051;

/** A date as a spreadsheet keeps it, shown as the number that it is: `45231.5` for 2023-11-01 12:00. */
export function isDateSerial(text: string): boolean {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return false;
  return Number(text) >= FIRST_SERIAL && Number(text) < LAST_SERIAL;
}
