import { isCurrency } from '../core/money.ts';
import type { FactSeen } from './canonical.ts';
import type { FactFormat, Field } from './format.ts';
import type { FileContext } from './order-row.ts';
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
      return row.instant(field.from, context.timezone);
    case 'money':
      return row.money(field.from, currency);
    case 'currency':
      return currency;
    case 'id':
      return row.id(field.from) || null;
    case 'word': {
      const seen = row.text(field.from).toLowerCase();
      const word = field.means?.[seen] ?? seen;
      if (word !== '' && field.words?.includes(word) !== true) {
        throw row.problem(field.from, 'not-one-of', word);
      }
      return word || null;
    }
    case 'text':
      return row.text(field.from) || null;
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
      throw row.problem(field.from, 'not-one-of', text);
    }
  }
}

function readCurrency(row: FileRow, field: Field, context: FileContext): string {
  const text = row.text(field.from).toUpperCase();
  if (text === '') return context.currency;
  if (!isCurrency(text)) throw row.problem(field.from, 'not-a-currency', text);
  return text;
}
