import { PscrmError } from '../core/errors.ts';
import type { Column, ColumnType, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import {
  type HistoryVersion,
  orderHistory,
  type OrderHistory,
  type Sighting,
  type ValueSource,
} from '../intake/history.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { FREE, REVEAL, type Shown, shownAs } from './people-shown.ts';

const VALUES: readonly Column[] = ['field', 'value', 'where'].map((key) => ({ key, type: 'text' }));
const VERSIONS: readonly Column[] = [
  { key: 'role', type: 'word' },
  { key: 'status', type: 'word' },
  { key: 'paid_at', type: 'instant' },
  { key: 'paid_minor', type: 'money' },
  { key: 'refund_minor', type: 'money' },
  { key: 'currency', type: 'text' },
  { key: 'lines', type: 'count' },
  { key: 'where', type: 'text' },
];

const FIELD_TYPES: Readonly<Partial<Record<ValueSource['field'], ColumnType>>> = {
  status: 'word',
  created_at: 'instant',
  paid_at: 'instant',
  completed_at: 'instant',
  paid_minor: 'money',
  refund_minor: 'money',
};

export const orderShow: CommandSpec = {
  path: 'order show',
  text: 'help.order-show',
  arguments: [{ name: 'order', text: 'argument.order' }],
  options: [REVEAL],
  output: 'json',
  schema: 'pscrm.order/1',
  examples: ['order show pdd:260208-100000000000001'],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'ORDER' });
    const orders = orderHistory(context.workspace(), typed.trim());
    const shown = shownAs(input);
    if (context.json) {
      const rows = orders.map((one) => orderJson(context, one, shown));
      context.printJson({ schema: 'pscrm.order/1', rows });
      return;
    }
    for (const [n, one] of orders.entries()) {
      if (n > 0) context.print('');
      sayOrder(context, one, shown);
    }
  },
};

function sayOrder(context: Context, order: OrderHistory, shown: Shown): void {
  const { say, chalk } = context;
  context.print(chalk.bold(say('say.order', { key: printable(order.key) })));
  context.show('', {
    columns: VALUES,
    rows: order.values.map((one) => valueCells(context, order, one, shown)),
  });
  if (order.versions.length < 2) return;
  context.print(`\n${chalk.bold(say('say.order-versions'))}`);
  context.show('', {
    columns: VERSIONS,
    rows: order.versions.map((one) => versionCells(one, shown)),
  });
}

function valueCells(
  context: Context,
  { state, buyer }: OrderHistory,
  { field, value, seen }: ValueSource,
  shown: Shown,
): Row {
  const key = field === 'buyer_id' ? 'buyer' : field;
  const money = state.currency ?? context.settings().currency;
  return {
    field: context.forPeople ? sayKey(`column.${key}`, context.say) : key,
    value:
      field === 'buyer_id'
        ? buyerShown(buyer, shown)
        : context.cell(free(value, shown), FIELD_TYPES[field] ?? 'text', money),
    where: places(seen),
  };
}

/** `taobao 测试***01`: kind, and the value masked unless it may be seen. */
function buyerShown(buyer: string, shown: Shown): string | null {
  const cut = buyer.indexOf(':');
  if (cut < 0) return null;
  const kind = buyer.slice(0, cut);
  return `${kind} ${shown(kind, buyer.slice(cut + 1))}`;
}

function versionCells({ role, seen, lines, ...one }: HistoryVersion, shown: Shown): Row {
  return {
    role,
    status: shown(FREE, one.status),
    paid_at: one.paid_at,
    paid_minor: one.paid_minor,
    refund_minor: one.refund_minor,
    currency: one.currency,
    lines: lines.length,
    where: places(seen),
  };
}

/** What a file says freely may hold a number of a person, where its columns have shifted. */
function free<T>(value: T, shown: Shown): T | string {
  return typeof value === 'string' ? shown(FREE, value) : value;
}

function linesShown(lines: HistoryVersion['lines'], shown: Shown) {
  return lines.map(({ sku, name, ...one }) => ({
    ...one,
    sku: free(sku, shown),
    name: free(name, shown),
  }));
}

function places(seen: readonly Sighting[]): string {
  return seen
    .map(({ import_id, file, line }) => `#${import_id} ${printable(file)}:${line}`)
    .join('; ');
}

function orderJson(context: Context, order: OrderHistory, shown: Shown): Record<string, unknown> {
  const zone = context.settings().timezone;
  const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
  const { key, platform, shop, order_no, domain, state, buyer } = order;
  const seenIn = (seen: readonly Sighting[]): unknown =>
    seen.map(({ import_id, file, line }) => ({ import: import_id, file, line }));
  const times = ({
    created_at,
    paid_at,
    completed_at,
  }: Pick<typeof state, 'created_at' | 'paid_at' | 'completed_at'>) => ({
    created_at: iso(created_at),
    paid_at: iso(paid_at),
    completed_at: iso(completed_at),
  });
  return {
    key,
    platform,
    shop,
    order_no,
    domain,
    status: shown(FREE, state.status),
    ...times(state),
    currency: state.currency,
    paid_minor: state.paid_minor,
    refund_minor: state.refund_minor,
    buyer: buyerShown(buyer, shown),
    lines: linesShown(state.lines, shown),
    from: Object.fromEntries(
      order.values.map((one) => [one.field === 'buyer_id' ? 'buyer' : one.field, seenIn(one.seen)]),
    ),
    versions: order.versions.map((one) => ({
      role: one.role,
      part: one.part,
      status: shown(FREE, one.status),
      ...times(one),
      currency: one.currency,
      paid_minor: one.paid_minor,
      refund_minor: one.refund_minor,
      lines: linesShown(one.lines, shown),
      imports: seenIn(one.seen),
    })),
  };
}
