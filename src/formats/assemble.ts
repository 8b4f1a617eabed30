import { isStatus, saysPaid } from '../core/status.ts';
import type { OrderSeen, PersonSeen } from './canonical.ts';
import type { OrderFormat } from './format.ts';
import type { OrderRow } from './order-row.ts';
import { latest } from './order-row.ts';

/** Why the rows of an order do not make one. */
export type Unreadable = {
  readonly column: string;
  readonly reason: 'missing' | 'contradicts' | 'currency-unknown';
};

/** What an order is filed under while its rows are gathered. */
export function gatherKey(row: OrderRow): string {
  return `${row.platform}\u0000${row.shop}\u0000${row.order_no}\u0000${row.part}`;
}

type Amount = 'paid' | 'refund';

/**
 * Puts the rows of one order (or of one part) together. Order-level things are taken once, from the
 * first row that has them: exports repeat them on each line, or leave them blank after the first.
 * Where a row sums the order up, it is the first, and the amounts are its own.
 * @param sums the amounts that belong to the lines and are added up
 * @returns the order, or the column that no row of it fills or that rows fill differently
 */
export function assembleOrder(
  seen: readonly OrderRow[],
  { sums = [] }: Pick<OrderFormat, 'sums'> = {},
): OrderSeen | Unreadable {
  const [only] = seen;
  if (only !== undefined && seen.length === 1) return assembleOne(only);
  const summary = seen.find(({ is_summary }) => is_summary === true);
  const rows = summary === undefined ? seen : [summary, ...seen.filter((row) => row !== summary)];
  const [first] = rows;
  if (first === undefined) return { column: '', reason: 'missing' };
  // In a file that was sorted anew, the row with the order's own cells may come after others.
  const main = rows.find((row) => row.missing === null) ?? first;
  const pick = <K extends keyof OrderRow>(key: K): OrderRow[K] | null => {
    for (const row of rows) if (row[key] !== null) return row[key];
    return null;
  };

  const missing = rows.every((row) => row.missing !== null) ? first.missing : null;
  if (missing !== null) return { column: missing, reason: 'missing' };
  const amountRows = summary === undefined ? rows : rows.filter(({ is_summary }) => is_summary);
  for (const one of ['paid', 'refund'] as const) {
    if (differs(amountRows, one, sums.includes(one))) return { column: one, reason: 'contradicts' };
  }

  const status = pick('status') ?? '';
  const paidByTest = pick('paid_by_test') ?? false;
  const createdAt = pick('created_at');
  const amounts = {
    paid: amountOf(amountRows, 'paid', sums.includes('paid')),
    refund: amountOf(amountRows, 'refund', sums.includes('refund')),
  };
  // An items file says what is in an order; what was paid for it is not its business.
  const { paid, refund, unpaid } =
    first.role === 'items' && amounts.paid === null
      ? { ...amounts, unpaid: null }
      : settle(status, paidByTest, amounts.paid, amounts.refund);

  const money = withAmount(amountRows) ?? main;
  const isOpen = opens(money, paid, refund, unpaid);
  if (isOpen !== undefined) return isOpen;

  return {
    line: seen[0]?.line ?? first.line,
    platform: first.platform,
    shop: first.shop,
    order_no: first.order_no,
    role: first.role,
    part: first.part,
    status: refundedStatus(status, paid, refund),
    created_at: createdAt,
    paid_at: paidByTest ? (pick('paid_at') ?? createdAt) : null,
    completed_at: pick('completed_at'),
    latest_at: latest(rows.map((row) => row.latest_at)),
    currency: money.currency,
    paid_minor: paid,
    refund_minor: refund,
    unpaid_minor: unpaid,
    people: rows.length === 1 ? first.people : peopleOf(rows),
    region: pick('region'),
    province: pick('province'),
    city: pick('city'),
    lines: numberTwins(seen.flatMap((row) => row.order_line ?? [])),
  };
}

/** An order, or a part of one, that stands on one row. */
export function assembleOne(row: OrderRow): OrderSeen | Unreadable {
  if (row.missing !== null) return { column: row.missing, reason: 'missing' };
  const status = row.status ?? '';
  const paidByTest = row.paid_by_test ?? false;
  const { paid_minor: seenPaid, refund_minor: seenRefund } = row;
  const { paid, refund, unpaid } =
    row.role === 'items' && seenPaid === null
      ? { paid: seenPaid, refund: seenRefund, unpaid: null }
      : settle(status, paidByTest, seenPaid, seenRefund);
  const isOpen = opens(row, paid, refund, unpaid);
  if (isOpen !== undefined) return isOpen;
  return {
    line: row.line,
    platform: row.platform,
    shop: row.shop,
    order_no: row.order_no,
    role: row.role,
    part: row.part,
    status: refundedStatus(status, paid, refund),
    created_at: row.created_at,
    paid_at: paidByTest ? (row.paid_at ?? row.created_at) : null,
    completed_at: row.completed_at,
    latest_at: row.latest_at,
    currency: row.currency,
    paid_minor: paid,
    refund_minor: refund,
    unpaid_minor: unpaid,
    people: row.people,
    region: row.region,
    province: row.province,
    city: row.city,
    lines: row.order_line === null ? [] : [row.order_line],
  };
}

/** An amount whose currency no row says is not to be counted in the workspace's. */
function opens(
  { open_currency: column }: OrderRow,
  ...amounts: readonly (number | null)[]
): Unreadable | undefined {
  if (column === undefined || amounts.every((one) => (one ?? 0) === 0)) return undefined;
  return { column, reason: 'currency-unknown' };
}

/** The row whose currency is the order's: a line that cost nothing may leave it blank. */
function withAmount(rows: readonly OrderRow[]): OrderRow | undefined {
  return (
    rows.find(({ paid_minor: paid, refund_minor: refund }) => (paid || refund || 0) !== 0) ??
    rows.find(({ paid_minor: paid }) => paid !== null)
  );
}

/**
 * An amount of the order stands on each of its rows or on one, and is one and the same; amounts of the
 * lines are in one currency at least, but for nothing, which is nothing in each.
 */
function differs(rows: readonly OrderRow[], which: Amount, isSum: boolean): boolean {
  if (rows.length < 2) return false;
  const known = rows.filter((row) => {
    const amount = row[`${which}_minor`];
    return amount !== null && !(isSum && amount === 0);
  });
  const says = (row: OrderRow): string =>
    isSum ? row.currency : `${row.currency} ${row[`${which}_minor`]}`;
  return new Set(known.map(says)).size > 1;
}

/**
 * An amount taken once, or added up over the lines. A line without a refund has none; what was paid for
 * one is not known where it is not said, unless there is nothing of it: half a sum is a wrong sum.
 */
function amountOf(rows: readonly OrderRow[], which: Amount, isSum: boolean): number | null {
  const amounts = rows.map((row) => row[`${which}_minor`]);
  const known = amounts.filter((amount) => amount !== null);
  if (!isSum || known.length === 0) return known[0] ?? null;
  const isOpen = ({ paid_minor, order_line }: OrderRow): boolean =>
    paid_minor === null && order_line !== null && order_line.quantity !== 0;
  if (which === 'paid' && rows.some(isOpen)) return null;
  return known.reduce((sum, amount) => sum + amount, 0);
}

/** One identifier of each kind; the row that names most of them comes first. */
function peopleOf(rows: readonly OrderRow[]): OrderSeen['people'] {
  const ordered = rows.toSorted((a, b) => b.people.length - a.people.length);
  const byKind = new Map<string, PersonSeen>();
  for (const person of ordered.flatMap((row) => row.people)) {
    if (!byKind.has(person.kind)) byKind.set(person.kind, person);
  }
  return [...byKind.values()];
}

/** Two lines of one order with the same number (the same goods twice) stay two lines. */
function numberTwins(lines: OrderSeen['lines']): OrderSeen['lines'] {
  if (lines.length < 2) return lines;
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const nth = (seen.get(line.line_no) ?? 0) + 1;
    seen.set(line.line_no, nth);
    return nth === 1 ? line : { ...line, line_no: `${line.line_no}#${nth}` };
  });
}

/**
 * Nothing is paid until it is paid; wholly refunded without an amount means all that was paid, and
 * partly refunded without one is not known.
 */
function settle(
  status: string,
  paidByTest: boolean,
  paid: number | null,
  refund: number | null,
): { paid: number | null; refund: number | null; unpaid: number | null } {
  if (!paidByTest) {
    const isUnknown = status !== '' && !isStatus(status);
    return { paid: 0, refund: 0, unpaid: isUnknown ? paid : null };
  }
  if (status === 'refunded' && refund === null) return { paid, refund: paid, unpaid: null };
  return { paid, refund: refund ?? (status === 'partly_refunded' ? null : 0), unpaid: null };
}

/** Where a file gives the amounts, they say best how much of an order was refunded. */
function refundedStatus(status: string, paid: number | null, refund: number | null): string {
  if (paid === null || refund === null || refund === 0 || paid === 0) return status;
  if (refund >= paid) return 'refunded';
  return saysPaid(status) || status === 'closed' ? 'partly_refunded' : status;
}
