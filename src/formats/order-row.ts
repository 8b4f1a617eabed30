import { isCurrency } from '../core/money.ts';
import { isStatus, saysPaid } from '../core/status.ts';
import { fromWall } from '../core/time.ts';
import type { OrderLine, OrderSeen, PersonSeen } from './canonical.ts';
import { platformId } from './platforms.ts';
import type { AmountRule, OrderFormat, Place, Source } from './format.ts';
import type { FileRow } from './row.ts';

/** What a file's rows do not say themselves. */
export type FileContext = {
  readonly timezone: string;
  readonly currency: string;
  readonly shop: string;
};

/**
 * A row of an order file before rows of one order are put together. Order-level things are null on
 * the further lines of an order in some exports; `complete` checks them when all rows are there.
 */
export type OrderRow = Omit<OrderSeen, 'status' | 'lines'> & {
  readonly status: string | null;
  readonly order_line: OrderLine | null;
  /** Was it paid, by the format's own test? Null where the row does not know. */
  readonly paid_by_test: boolean | null;
  /** The cells that must be there on at least one row of the order. */
  readonly missing: string | null;
};

/**
 * Reads one row of an order file.
 * @throws CellProblem where a cell cannot be read; PscrmError id-ruined
 */
export function readOrderRow(format: OrderFormat, row: FileRow, context: FileContext): OrderRow {
  const { columns } = format;
  const orderNo = row.required(columns.order_no, row.id(columns.order_no));
  const part = row.id(columns.part);
  const zone = context.timezone;
  const currency = readCurrency(format, row, context);

  const paidAt = row.instant(columns.paid_at, zone);
  const completedAt = row.instant(columns.completed_at, zone);
  const touched = columns.touched_at === undefined ? [] : row.instants(columns.touched_at, zone);
  const createdAt =
    row.instant(columns.created_at, zone) ??
    (format.dayInOrderNo === true ? dayInOrderNo(orderNo, zone) : null);

  const refund = readRefund(format, row, currency);
  const status = readStatus(format, row);
  const missing = format.kind === 'items' ? null : missingColumn(format, row, status, createdAt);

  return {
    line: row.line,
    platform:
      format.platform ??
      platformId(row.required(columns.platform ?? [], row.text(columns.platform))),
    shop: row.text(columns.shop) || context.shop,
    order_no: orderNo,
    role: format.kind === 'items' ? 'items' : format.shape === 'part' ? 'part' : 'order',
    part: format.shape === 'part' ? part || orderNo : '',
    status,
    created_at: createdAt,
    paid_at: paidAt,
    completed_at: completedAt,
    latest_at: latest([createdAt, paidAt, completedAt, ...touched]),
    currency,
    paid_minor: readPaid(format.paid, row, currency, refund),
    refund_minor: refund,
    paid_by_test: status === null ? null : wasPaid(format, row, status, paidAt),
    people: readPeople(format, row),
    region: row.text(columns.country).toUpperCase() || (format.region ?? null),
    province: readPlace(row, columns.province),
    city: readPlace(row, columns.city),
    order_line: readLine(format, row, part || orderNo, currency),
    missing,
  };
}

function readCurrency(format: OrderFormat, row: FileRow, context: FileContext): string {
  const source = format.columns.currency;
  const text = row.text(source).toUpperCase();
  if (source === undefined || text === '') return context.currency;
  if (!isCurrency(text)) throw row.problem(source, 'not-a-currency', text);
  return text;
}

function readStatus(format: OrderFormat, row: FileRow): string | null {
  const seen = row.text(format.status.seen);
  const rule = format.status.rules.find(({ when }) => row.holds(when));
  if (rule !== undefined) return rule.is;
  if (seen === '') return null;
  if (format.ownWords === true && !isStatus(seen)) {
    throw row.problem(format.status.seen, 'not-one-of', seen);
  }
  return seen;
}

function wasPaid(
  format: OrderFormat,
  row: FileRow,
  status: string,
  paidAt: number | null,
): boolean {
  if (format.paidWhen !== undefined) return row.holds(format.paidWhen);
  return paidAt !== null || saysPaid(status);
}

function readPaid(
  rules: readonly AmountRule[],
  row: FileRow,
  currency: string,
  refund: number | null,
): number | null {
  for (const rule of rules) {
    if (rule.when !== undefined && !row.holds(rule.when)) continue;
    const amount = row.money(rule.amount, currency);
    if (amount === null) continue;
    const total = (sources: readonly Source[] = []): number =>
      sources.reduce((sum, source) => sum + (row.money(source, currency) ?? 0), 0);
    return amount + total(rule.plus) - total(rule.minus) + (rule.net === true ? (refund ?? 0) : 0);
  }
  return null;
}

function readRefund(format: OrderFormat, row: FileRow, currency: string): number | null {
  const source = format.columns.refund;
  return format.noRefund?.includes(row.text(source)) === true ? 0 : row.money(source, currency);
}

function readPeople(format: OrderFormat, row: FileRow): PersonSeen[] {
  return format.people
    .map(({ kind, from }) => ({ kind, value: isNumber(kind) ? row.id(from) : row.text(from) }))
    .filter(({ value }) => value !== '');
}

/** What a spreadsheet can ruin; an account name such as `1E5` is just odd. */
function isNumber(kind: string): boolean {
  return kind === 'phone' || kind === 'alipay';
}

function readPlace(row: FileRow, place: Place | undefined): string | null {
  const text = row.text(place?.from);
  if (place?.word === undefined) return text || null;
  return text.split(/\s+/u)[place.word - 1] ?? null;
}

function readLine(
  format: OrderFormat,
  row: FileRow,
  fallbackNo: string,
  currency: string,
): OrderLine | null {
  const { line } = format;
  if (line === undefined) return null;
  const name = line.name
    .map((source) => row.text(source))
    .filter((text) => text !== '')
    .join(' ');
  const sku = row.text(line.sku);
  const quantity = readQuantity(row, line.quantity);
  if (name === '' && sku === '' && quantity === null) return null;
  const total = row.money(line.total, currency);
  const each =
    total === null || quantity === null || quantity === 0 ? null : Math.round(total / quantity);
  return {
    // A line without a number is known by its goods.
    line_no: row.text(line.no) || (format.shape === 'group' ? sku || name : '') || fallbackNo,
    sku: sku || null,
    name: name || null,
    quantity,
    unit_price_minor: row.money(line.price, currency) ?? each,
  };
}

function readQuantity(row: FileRow, source: readonly string[] | undefined): number | null {
  const text = row.text(source).replaceAll(',', '');
  if (source === undefined || text === '') return null;
  if (!/^\d{1,9}(?:\.0+)?$/.test(text)) throw row.problem(source, 'not-a-number', text);
  return Number(text);
}

/** `260517-6071…` was made on 2026-05-17: the only date where the export leaves the time blank. */
function dayInOrderNo(orderNo: string, zone: string): number | null {
  const match = /^(\d{2})(\d{2})(\d{2})-\d/.exec(orderNo);
  if (match === null) return null;
  const [year, month, day] = [2000 + Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return fromWall(Date.UTC(year, month - 1, day), zone);
}

function missingColumn(
  format: OrderFormat,
  row: FileRow,
  status: string | null,
  createdAt: number | null,
): string | null {
  if (status === null) return row.columnOf(format.status.seen);
  if (createdAt === null) return row.columnOf(format.columns.created_at ?? []);
  return null;
}

export function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}
