import { PscrmError } from '../core/errors.ts';
import type { CellStyle } from './cell-style.ts';
import { csvCell, numberText, oneLine } from './cell-value.ts';
import type { SharedStrings } from './shared-strings.ts';
import { type Attributes, walkXml } from './xml.ts';

/** What the cells of a sheet refer to. */
export type SheetContext = {
  /** How errors name the sheet. */
  readonly file: string;
  readonly strings: SharedStrings;
  readonly styles: readonly CellStyle[];
  readonly day0: number;
};

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  text: string;
};

/** As Excel has it. A sheet that says more is not one. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Headers stand in the first rows. */
const HEADER_WITHIN = 20;
/** The reader of records gives up at the same length. */
const MAX_LINE = 4_000_000;
/** Cells may all point to one long text: what comes of one piece of XML must have an end. */
const MAX_PIECE = 32_000_000;

/**
 * A sheet as CSV, in pieces: the row with number n is line n, rows that are not there are empty lines.
 * The declared dimension is not looked at. Errors of formulas (`#N/A`) stand as they are shown, so that
 * a row that needs the value is rejected and says so.
 * @throws id-ruined for a whole number of more than 15 digits, formula-unsaved for a formula without
 *   its result, workbook-broken, workbook-too-large
 */
export async function* sheetCsv(
  xml: AsyncIterable<Uint8Array>,
  context: SheetContext,
): AsyncGenerator<string> {
  const { file } = context;
  let out = '';
  let cells: string[] = [];
  let length = 0;
  let line = 0; // the row that `cells` are of
  let opened = 0; // the row of the last <row>
  let explicit = false;
  let cell: OpenCell | undefined;
  let collecting = false;
  let phonetic = false;
  let labels: readonly string[] = []; // the cells of the header
  const broken = (): PscrmError => new PscrmError('workbook-broken', { file });

  const goTo = (row: number): void => {
    if (row === line) return; // some writers begin a row anew for each cell
    if (row < line || row > MAX_ROWS) throw broken();
    if (line > 0) out += `${csvLine(cells)}\n`;
    if (line <= HEADER_WITHIN && names(cells) > names(labels)) labels = cells;
    out += '\n'.repeat(row - line - 1);
    if (out.length > MAX_PIECE) throw new PscrmError('workbook-too-large', { file });
    cells = [];
    length = 0;
    line = row;
  };
  const openCell = (attributes: Attributes): OpenCell => {
    const place = placeOf(attributes['r']);
    if (!explicit && place !== undefined) opened = place.row;
    goTo(opened);
    const column = place?.column ?? cells.length;
    if (column >= MAX_COLUMNS) throw broken();
    const { t: type = 'n', s: style = '0' } = attributes;
    return { column, type, style: Number(style), formula: false, text: '' };
  };
  /** `订单编号 (B)`: what people call the column, and where they find it. */
  const nameOf = ({ column }: OpenCell): string => {
    const [label = '', letters] = [labels[column]?.trim().slice(0, 60), columnName(column)];
    return label === '' ? letters : `${label} (${letters})`;
  };
  const closeCell = (done: OpenCell): void => {
    // Programs that do not compute leave the result empty. A result that is an empty text is said to be one.
    if (done.formula && done.type === 'n' && done.text.trim() === '') {
      const at = `${columnName(done.column)}${line}`;
      throw new PscrmError('formula-unsaved', { file, line, cell: at, column: nameOf(done) });
    }
    while (cells.length < done.column) cells.push('');
    const text = cellText(done, context);
    if (text === undefined) {
      const ruined = { file, line, column: nameOf(done), value: done.text };
      throw new PscrmError('id-ruined', ruined);
    }
    length += text.length;
    if (length > MAX_LINE) throw new PscrmError('csv-record-too-long', { file, line });
    cells[done.column] = text;
  };

  const walk = walkXml(xml, file, {
    open: (name, attributes) => {
      if (name === 'row') {
        const row = Number(attributes['r']);
        explicit = Number.isInteger(row) && row > 0;
        opened = explicit ? row : opened + 1;
      } else if (name === 'c') cell = openCell(attributes);
      else if (name === 'rPh') phonetic = true; // how a word is read aloud
      else if (cell !== undefined) {
        if (name === 'f') cell.formula = true;
        collecting = name === 'v' || (name === 't' && !phonetic);
      }
    },
    text: (text) => {
      if (collecting && cell !== undefined) cell.text += text;
    },
    close: (name) => {
      collecting = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'c' || cell === undefined) return;
      closeCell(cell);
      cell = undefined;
    },
  });
  while ((await walk.next()).done !== true) {
    if (out !== '') yield out;
    out = '';
  }
  yield out + (line > 0 ? `${csvLine(cells)}\n` : '');
}

/** Cells that can be names of columns: those of rows below mostly have figures in them. */
function names(cells: readonly string[]): number {
  return cells.filter((text) => /^\D+$/.test(text)).length;
}

function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

/** @returns undefined for a number that has lost its end */
function cellText({ type, style, text }: OpenCell, context: SheetContext): string | undefined {
  const { file, strings, styles, day0 } = context;
  switch (type) {
    case 's': {
      const shared = text === '' ? '' : strings.get(Number(text));
      if (shared === undefined) throw new PscrmError('workbook-broken', { file });
      return oneLine(shared);
    }
    case 'n': {
      const value = Number(text);
      if (text.trim() === '') return '';
      if (!Number.isFinite(value)) throw new PscrmError('workbook-broken', { file });
      return numberText(value, styles[style] ?? 'number', day0);
    }
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return text.replace('T', ' ');
    default:
      return oneLine(text);
  }
}

/** `AB12`: the column counted from 0, and the row. */
function placeOf(reference: string | undefined): { column: number; row: number } | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  let at = 0;
  for (; at < 4; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  const row = Number(reference.slice(at));
  return column > 0 && Number.isInteger(row) && row > 0 ? { column: column - 1, row } : undefined;
}

function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
