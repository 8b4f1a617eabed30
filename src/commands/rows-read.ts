import { maskIdentity, maskWithin } from '../core/mask.ts';
import type { Column, ColumnType, Row, Table } from '../core/table.ts';
import { type Field, type Format, isOrderFormat } from '../formats/format.ts';
import type { OrderRow } from '../formats/order-row.ts';
import type { Look } from '../own-formats/look.ts';
import { shownValue } from './mask-column.ts';

const ORDER_COLUMNS: readonly Column[] = [
  { key: 'line', type: 'count' },
  { key: 'order_no', type: 'text' },
  { key: 'status', type: 'word' },
  { key: 'created_at', type: 'instant' },
  { key: 'paid_minor', type: 'money' },
  { key: 'refund_minor', type: 'money' },
  { key: 'currency', type: 'text' },
  { key: 'buyer', type: 'text' },
  { key: 'item', type: 'text' },
];

/** How fields are shown; others as a text. */
const FIELD_TYPES: Readonly<Partial<Record<Field['type'], ColumnType>>> = {
  instant: 'instant',
  money: 'money',
  count: 'count',
  word: 'word',
};

/**
 * The first rows of a file as they would be read, people masked.
 * @param currency what amounts are in where a row does not say
 */
export function rowsRead(format: Format, look: Look, currency: string): Table {
  if (isOrderFormat(format))
    return { columns: ORDER_COLUMNS, rows: look.orders.map(orderRow), currency };
  const fields = Object.entries(format.fields);
  // Where there is money, its currency stands beside it.
  const isMoney = fields.some(([, { type }]) => type === 'money');
  const columns = fields
    .filter(([name]) => !isMoney || name !== 'currency')
    .map(([name, { type }]): Column => {
      return { key: keyOf(name, type), type: FIELD_TYPES[type] ?? 'text' };
    });
  const rows = look.facts.map(({ line, values }): Row => {
    const cells = fields.map(([name, { type }]) => {
      const value = values[name] ?? null;
      const shown = typeof value === 'string' ? shownValue(name, [name], value) : value;
      return [keyOf(name, type), shown] as const;
    });
    const beside = isMoney ? { currency: values['currency'] ?? currency } : {};
    return { line, ...Object.fromEntries(cells), ...beside };
  });
  const last: readonly Column[] = isMoney ? [{ key: 'currency', type: 'text' }] : [];
  return { columns: [{ key: 'line', type: 'count' }, ...columns, ...last], rows, currency };
}

/** Money says of itself that it is in minor units. */
function keyOf(name: string, type: Field['type']): string {
  return type === 'money' ? `${name}_minor` : name;
}

function orderRow(row: OrderRow): Row {
  const people = row.people.map(({ kind, value }) => maskIdentity(kind, value));
  const { order_line: goods } = row;
  const item = [goods?.name ?? goods?.sku ?? '', goods?.quantity ?? ''].filter(
    (part) => part !== '',
  );
  return {
    line: row.line,
    order_no: maskWithin(row.order_no),
    status: row.status === null ? null : maskWithin(row.status),
    created_at: row.created_at,
    paid_minor: row.paid_minor,
    refund_minor: row.refund_minor,
    currency: row.currency,
    buyer: people.join(' · ') || null,
    item: maskWithin(item.join(' × ')) || null,
  };
}
