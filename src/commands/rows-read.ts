import { maskIdentity } from '../core/mask.ts';
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

/** The first rows of a file as they would be read, people masked. */
export function rowsRead(format: Format, look: Look): Table {
  if (isOrderFormat(format)) return { columns: ORDER_COLUMNS, rows: look.orders.map(orderRow) };
  const columns = Object.entries(format.fields).map(([key, { type }]): Column => {
    return { key, type: FIELD_TYPES[type] ?? 'text' };
  });
  const rows = look.facts.map(({ line, values }): Row => {
    const cells = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? shownValue(name, [name], value) : value,
    ]);
    return { line, ...Object.fromEntries(cells) };
  });
  return { columns: [{ key: 'line', type: 'count' }, ...columns], rows };
}

function orderRow(row: OrderRow): Row {
  const people = row.people.map(({ kind, value }) => maskIdentity(kind, value));
  const { order_line: goods } = row;
  const item = [goods?.name ?? goods?.sku ?? '', goods?.quantity ?? ''].filter(
    (part) => part !== '',
  );
  return {
    line: row.line,
    order_no: row.order_no,
    status: row.status,
    created_at: row.created_at,
    paid_minor: row.paid_minor,
    refund_minor: row.refund_minor,
    currency: row.currency,
    buyer: people.join(' · ') || null,
    item: item.join(' × ') || null,
  };
}
