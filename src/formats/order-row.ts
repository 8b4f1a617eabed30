import { isStatus, saysPaid, STATUSES } from '../core/status.ts';
import { fromWall } from '../core/time.ts';
import { amountStyle, type AmountStyle, openCurrency, readAmount, readRefund } from './amounts.ts';
import type { OrderLine, OrderSeen, PersonSeen } from './canonical.ts';
import { platformInCell } from './platforms.ts';
import type { FileContext } from './file-context.ts';
import type { OrderFormat, Place, Source } from './format.ts';
import type { FileRow } from './row.ts';

/** What a row takes over from the row above it. */
export type Above = Pick<OrderRow, 'order_no' | 'currency' | 'shop' | 'open_currency'>;

/**
 * A row of an order file before rows of one order are put together. Order-level things are null on
 * the further lines of an order in some exports; `complete` checks them when all rows are there.
 */
export type OrderRow = Omit<OrderSeen, 'status' | 'lines' | 'unpaid_minor'> & {
  readonly status: string | null;
  readonly order_line: OrderLine | null;
  /** Was it paid, by the format's own test? Null where the row does not know. */
  readonly paid_by_test: boolean | null;
  /** The cells that must be there on at least one row of the order. */
  readonly missing: string | null;
  /** The column that leaves the currency open: see openCurrency. */
  readonly open_currency?: string;
  /** A row that is the sum of its order, and none of its lines. */
  readonly is_summary?: true;
};

/**
 * Reads one row of an order file.
 * @param above the row above it where that one is of the same order, whose currency and shop go on
 * @throws CellProblem where a cell cannot be read; PscrmError id-ruined
 */
export function readOrderRow(
  format: OrderFormat,
  row: FileRow,
  context: FileContext,
  above?: Above,
): OrderRow {
  const { columns } = format;
  const orderNo = row.required(
    columns.order_no,
    bareOrderNo(format, row.id(columns.order_no)) ||
      (format.fillDown === true ? (above?.order_no ?? '') : ''),
  );
  const part = row.id(columns.part);
  const style = amountStyle(format, row, context, above?.currency);
  const openIn = openCurrency(format, row, context, above);

  const paidAt = row.instant(columns.paid_at, context);
  const completedAt = row.instant(columns.completed_at, context);
  const touched = columns.touched_at === undefined ? [] : row.instants(columns.touched_at, context);
  const createdAt =
    row.instant(columns.created_at, context) ??
    (format.dayInOrderNo === true ? dayInOrderNo(orderNo, context.timezone) : null);

  const refund = readRefund(format, row, style);
  const isSummary = format.summary !== undefined && row.holds(format.summary);
  const status = readStatus(format, row);
  const missing = format.kind === 'items' ? null : missingColumn(format, row, status, createdAt);

  return {
    line: row.line,
    platform: format.platform ?? readPlatform(row, columns.platform ?? []),
    shop: row.text(columns.shop) || (above?.shop ?? context.shop),
    order_no: orderNo,
    role: format.kind === 'items' ? 'items' : format.shape === 'part' ? 'part' : 'order',
    part: format.shape === 'part' ? part || orderNo : '',
    status,
    created_at: createdAt,
    paid_at: paidAt,
    completed_at: completedAt,
    latest_at: latest([createdAt, paidAt, completedAt, ...touched]),
    currency: style.currency,
    paid_minor: readAmount(format.paid, row, style, refund),
    refund_minor: refund,
    paid_by_test: status === null ? null : wasPaid(format, row, status, paidAt),
    people: readPeople(format, row),
    region: row.text(columns.country).toUpperCase() || (format.region ?? null),
    province: readPlace(row, columns.province),
    city: readPlace(row, columns.city),
    order_line: isSummary ? null : readLine(format, row, part || orderNo, style),
    missing,
    ...(openIn !== undefined && { open_currency: openIn }),
    ...(isSummary && { is_summary: true }),
  };
}

/** An order number without what may stand before it. */
export function bareOrderNo({ orderNoSign }: OrderFormat, text: string): string {
  return orderNoSign !== undefined && text.startsWith(orderNoSign)
    ? text.slice(orderNoSign.length).trim()
    : text;
}

/** @throws CellProblem where the cell holds no name of a platform */
function readPlatform(row: FileRow, source: Source): string {
  const text = row.required(source, row.text(source));
  const platform = platformInCell(text);
  if (platform === undefined) throw row.problem(source, 'not-a-platform', text);
  return platform;
}

function readStatus(format: OrderFormat, row: FileRow): string | null {
  const seen = row.text(format.status.seen);
  const is = row.ruled(format.status.rules);
  if (is !== undefined) return is;
  if (seen === '') return null;
  if (format.ownWords === true && !isStatus(seen)) {
    throw row.problem(format.status.seen, 'not-one-of', seen, STATUSES);
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

const NOBODY: readonly PersonSeen[] = [];

function readPeople(format: OrderFormat, row: FileRow): readonly PersonSeen[] {
  if (format.people.length === 0) return NOBODY;
  return format.people
    .map(({ kind, from }) => ({ kind, value: isNumber(kind) ? row.id(from) : row.text(from) }))
    .filter(({ value }) => value !== '');
}

/** What a spreadsheet can ruin; an account name such as `1E5` is just odd. */
function isNumber(kind: string): boolean {
  return kind === 'phone' || kind === 'alipay';
}

/** What is masked away says nothing; a word with digits or commas is a name and a number run together. */
function readPlace(row: FileRow, place: Place | undefined): string | null {
  const text = row.text(place?.from);
  if (text === '') return null;
  const word = place?.word === undefined ? text : text.split(/\s+/u)[place.word - 1];
  if (word === undefined || /^[*＊\s]*$/u.test(word)) return null;
  return place?.word !== undefined && /[\d,，;；]/u.test(word) ? null : word;
}

function readLine(
  format: OrderFormat,
  row: FileRow,
  fallbackNo: string,
  style: AmountStyle,
): OrderLine | null {
  const { line } = format;
  if (line === undefined) return null;
  let name = '';
  for (const source of line.name) {
    const text = row.text(source);
    if (text !== '') name = name === '' ? text : `${name} ${text}`;
  }
  const sku = row.text(line.sku);
  const isOne = line.quantity === undefined && format.shape === 'part';
  const quantity = isOne ? 1 : readQuantity(row, line.quantity);
  if (name === '' && sku === '' && (quantity === null || isOne)) return null;
  const total = row.money(line.total, style);
  const each =
    total === null || quantity === null || quantity === 0 ? null : Math.round(total / quantity);
  return {
    // A line without a number is known by its goods.
    line_no: row.text(line.no) || (format.shape === 'group' ? sku || name : '') || fallbackNo,
    sku: sku || null,
    name: name || null,
    quantity,
    unit_price_minor: row.money(line.price, style) ?? each,
  };
}

function readQuantity(row: FileRow, source: readonly string[] | undefined): number | null {
  const seen = row.text(source);
  if (source === undefined || seen === '') return null;
  if (seen.length === 1 && seen >= '0' && seen <= '9') return seen.charCodeAt(0) - 0x30;
  const text = seen.replaceAll(',', '');
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
  let newest: number | null = null;
  for (const time of times) if (time !== null && (newest === null || time > newest)) newest = time;
  return newest;
}
