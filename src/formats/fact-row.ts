import { isCurrency } from '../core/money.ts';
import type { FactSeen } from './canonical.ts';
import { cleanCell, narrow } from './cells.ts';
import type { FactFormat, Field, Source } from './format.ts';
import type { FileContext } from './file-context.ts';
import type { FileRow } from './row.ts';

/**
 * Reads one row of a file of facts, field by field.
 * @throws CellProblem where a cell cannot be read
 */
export function readFactRow(format: FactFormat, row: FileRow, context: FileContext): FactSeen {
  // The currency comes first: how many digits an amount has depends on it.
  const currencyField = Object.values(format.fields).find(({ type }) => type === 'currency');
  const currency =
    currencyField === undefined ? context.currency : readCurrency(row, currencyField, context);
  const values: Record<string, string | number | null> = {};
  for (const [name, field] of Object.entries(format.fields)) {
    const value = readField(row, field, currency, context);
    if (field.required === true && value === null) throw row.problem(field.from, 'missing', '');
    values[name] = value;
  }
  // An amount is nothing without its currency, column or no column.
  const hasMoney = Object.values(format.fields).some(({ type }) => type === 'money');
  if (hasMoney) values['currency'] = currency;
  return { line: row.line, kind: format.kind, values };
}

const YES: ReadonlySet<string> = new Set(['是', 'yes', 'true', '1']);
const NO: ReadonlySet<string> = new Set(['否', 'no', 'false', '0']);

function readField(
  row: FileRow,
  field: Field,
  currency: string,
  context: FileContext,
): string | number | null {
  switch (field.type) {
    case 'instant':
      return row.instant(field.from, context);
    case 'money':
      return row.money(field.from, { currency, decimal: context.decimal });
    case 'currency':
      return currency;
    case 'id':
      return row.id(field.from) || null;
    case 'word': {
      const seen = row.text(field.from);
      const { words, means } = field;
      const meant = meaning(means, seen.toLowerCase());
      if (words === undefined) return (meant ?? seen) || null;
      const word = meant ?? seen.toLowerCase();
      if (word !== '' && !words.includes(word))
        throw row.problem(field.from, 'not-one-of', word, words);
      return word || null;
    }
    case 'text':
      return row.text(field.from) || null;
    case 'tags':
      return readTags(row, field.from).join('\n') || null;
    case 'count': {
      const text = row.text(field.from).replaceAll(',', '');
      if (text === '') return null;
      if (!/^\d{1,9}(?:\.0+)?$/.test(text)) throw row.problem(field.from, 'not-a-number', text);
      return Number(text);
    }
    case 'flag': {
      const text = row.text(field.from).toLowerCase();
      if (text === '') return null;
      if (YES.has(text)) return 1;
      if (NO.has(text)) return 0;
      throw row.problem(field.from, 'not-one-of', text, [...YES, ...NO]);
    }
  }
}

function readCurrency(row: FileRow, field: Field, context: FileContext): string {
  const text = row.text(field.from).toUpperCase();
  if (text === '') return context.currency;
  if (!isCurrency(text)) throw row.problem(field.from, 'not-a-currency', text);
  return text;
}

/** Own keys only: `constructor` is a word that a cell may hold. */
function meaning(means: Field['means'], seen: string): string | undefined {
  return means !== undefined && Object.hasOwn(means, seen) ? means[seen] : undefined;
}

const GROUP = /\(([^()]+)\)$/;

function readTags(row: FileRow, source: Source): readonly string[] {
  return row.header.places(source).flatMap((place) => {
    const group = GROUP.exec(narrow(row.header.cells[place] ?? '').trim())?.[1];
    return cleanCell(row.cells[place] ?? '')
      .split(/[;；,，、|\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((tag) => (group === undefined ? tag : `${group}:${tag}`));
  });
}
