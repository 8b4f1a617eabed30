import { normaliseHeader } from './cells.ts';
import { FORMATS } from './index.ts';
import { REFUSALS, refusalOf } from './refused.ts';
import { Header } from './row.ts';

/** Names that tell a header: those by which formats are known. */
let telling: ReadonlySet<string> | undefined;

/** A number, a date or an amount: no column is called so. */
const FIGURES = /^[-+¥￥$€]?\d[\d\s.,:/%-]*$/u;
/** Of a header with the same columns in another order, or with some of them. */
const MOSTLY = 0.6;

/**
 * Is a row the header of a table, other than the one that it stands in? Two exports put one behind the
 * other have a second one further down. Most rows are told apart by their first figure.
 */
export function isSecondHeader(cells: readonly string[], header: Header): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [only] = filled;
  if (only === undefined || filled.length > 1) return isHeader(filled, header);
  // Divided by another mark than the rest of the file, a row is one cell.
  return [',', '\t', ';'].some((mark) => only.includes(mark) && isHeader(only.split(mark), header));
}

function isHeader(cells: readonly string[], header: Header): boolean {
  telling ??= tellingNames();
  let [names, known, tell] = [0, 0, 0];
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    if (FIGURES.test(text)) return false;
    names += 1;
    const name = normaliseHeader(text);
    if (header.has(name)) known += 1;
    if (telling.has(name)) tell += 1;
  }
  if (known >= 2 && known / names >= MOSTLY) return true;
  return tell >= 2 && isClaimed(new Header(cells));
}

/** One column alone is a word that a cell may hold. */
function isClaimed(header: Header): boolean {
  const claims = FORMATS.flatMap((format) => format.claims).filter(({ length }) => length >= 2);
  return (
    claims.some((set) => set.every((column) => header.has(column))) ||
    refusalOf(header) !== undefined
  );
}

function tellingNames(): ReadonlySet<string> {
  return new Set(
    [...FORMATS, ...REFUSALS].flatMap(({ claims }) => claims.flat()).map(normaliseHeader),
  );
}
