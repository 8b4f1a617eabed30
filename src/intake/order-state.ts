import { saysPaid, statusRank } from '../core/status.ts';
import type { OrderLine } from '../formats/canonical.ts';

/** One version of an order (or of a part of it), with what ranks it against the others. */
export type Version = {
  readonly role: 'order' | 'items' | 'part';
  readonly part: string;
  readonly hash: number;
  readonly shop: string;
  readonly status: string;
  readonly created_at: number | null;
  readonly paid_at: number | null;
  readonly completed_at: number | null;
  readonly latest_at: number | null;
  /** The latest instant in any file that showed this version. */
  readonly file_latest_at: number | null;
  readonly currency: string | null;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
  readonly buyer_id: number | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly lines: readonly OrderLine[];
};

export type OrderState = Pick<
  Version,
  | 'shop'
  | 'status'
  | 'created_at'
  | 'paid_at'
  | 'completed_at'
  | 'currency'
  | 'paid_minor'
  | 'refund_minor'
  | 'buyer_id'
  | 'province'
  | 'city'
  | 'lines'
>;

/**
 * Which of two versions is the newer: the later status, then the latest instant in the row, then the
 * latest in its file, then the hash. The order of import never decides.
 * @returns positive where `a` is the newer
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    statusRank(a.status) - statusRank(b.status) ||
    compareTimes(a.latest_at, b.latest_at) ||
    compareTimes(a.file_latest_at, b.file_latest_at) ||
    a.hash - b.hash
  );
}

function compareTimes(a: number | null, b: number | null): number {
  return (a ?? Number.NEGATIVE_INFINITY) === (b ?? Number.NEGATIVE_INFINITY)
    ? 0
    : (a ?? -Infinity) - (b ?? -Infinity);
}

/**
 * The state of an order from all versions of it that files showed. The newest version of the whole
 * order decides its status and money, and older ones only say what it leaves open: a file that knows
 * less takes nothing away. Where no version is of the whole order, its parts are added up. Lines come
 * from the order's own rows, else from its parts, else from an items file.
 */
export function currentOrder(versions: readonly Version[]): OrderState {
  const wholes = versions
    .filter(({ role }) => role === 'order')
    .toSorted((a, b) => compareVersions(b, a));
  const parts = newestOfEach(versions.filter(({ role }) => role === 'part'));
  const items = newestOfEach(versions.filter(({ role }) => role === 'items'));
  const state = wholes.length > 0 ? fillUp(wholes) : addUp(parts.length > 0 ? parts : items);
  const lines = [
    linesOf(wholes),
    joinPieces(parts.flatMap((v) => v.lines)),
    items.flatMap((v) => v.lines),
  ];
  return {
    shop: state.shop,
    status: state.status,
    created_at: state.created_at,
    paid_at: state.paid_at,
    completed_at: state.completed_at,
    currency: state.currency,
    paid_minor: state.paid_minor,
    refund_minor: state.refund_minor,
    buyer_id: state.buyer_id ?? knownBuyer(versions),
    province: state.province,
    city: state.city,
    lines: lines.find((some) => some.length > 0) ?? [],
  };
}

/**
 * The newest version, with what it does not say from the next that does: amounts only from versions
 * of a paid order in the same currency. An order is made once: the earliest time is the truest (some
 * exports have the payment's time only).
 */
function fillUp(wholes: readonly Version[]): OrderState {
  const [first] = wholes;
  if (first === undefined) throw new RangeError('an order without a version');
  const isPaid = first.paid_at !== null || saysPaid(first.status);
  const alike = wholes.filter(
    (one) => one.currency === first.currency && (one.paid_at !== null || saysPaid(one.status)),
  );
  const paid = isPaid ? firstKnown(alike.map((one) => one.paid_minor)) : first.paid_minor;
  return {
    ...first,
    shop: wholes.find(({ shop }) => shop !== '')?.shop ?? '',
    created_at: least(wholes.flatMap((one) => one.created_at ?? [])),
    completed_at: firstKnown(wholes.map((one) => one.completed_at)),
    province: wholes.find(({ province }) => province !== null)?.province ?? null,
    city: wholes.find(({ city }) => city !== null)?.city ?? null,
    paid_minor: paid,
    refund_minor: first.refund_minor ?? refundKnown(first.status, paid, alike),
  };
}

/** Wholly refunded is all that was paid; in part, what an older version named. */
function refundKnown(
  status: string,
  paid: number | null,
  alike: readonly Version[],
): number | null {
  if (status === 'refunded') return paid;
  return firstKnown(alike.map(({ refund_minor: refund }) => (refund === 0 ? null : refund)));
}

function firstKnown(values: readonly (number | null)[]): number | null {
  return values.find((value) => value !== null) ?? null;
}

/**
 * The lines of the newest version that has some, together with those of versions of the same state:
 * a file may end in the middle of an order, and the next one begin there.
 */
function linesOf(wholes: readonly Version[]): readonly OrderLine[] {
  const first = wholes.find(({ lines }) => lines.length > 0);
  if (first === undefined) return [];
  const byNumber = new Map<string, OrderLine>();
  for (const { status, latest_at, lines } of wholes) {
    if (status !== first.status || latest_at !== first.latest_at) continue;
    for (const line of lines) {
      if (!byNumber.has(line.line_no)) byNumber.set(line.line_no, line);
    }
  }
  return [...byNumber.values()].toSorted((a, b) =>
    a.line_no < b.line_no ? -1 : a.line_no > b.line_no ? 1 : 0,
  );
}

/** Files with a row for each piece: pieces of the same goods at the same price are one line. */
function joinPieces(lines: readonly OrderLine[]): readonly OrderLine[] {
  const joined = new Map<string, OrderLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.line_no, line.name, line.unit_price_minor]);
    const before = joined.get(key);
    const quantity = before === undefined ? line.quantity : sum([before.quantity, line.quantity]);
    joined.set(key, { ...line, quantity });
  }
  return [...joined.values()];
}

function newest(versions: readonly Version[]): Version | undefined {
  let best: Version | undefined;
  for (const version of versions) {
    if (best === undefined || compareVersions(version, best) > 0) best = version;
  }
  return best;
}

function newestOfEach(versions: readonly Version[]): Version[] {
  const best = new Map<string, Version>();
  for (const version of versions) {
    const rival = best.get(version.part);
    if (rival === undefined || compareVersions(version, rival) > 0) best.set(version.part, version);
  }
  return [...best.values()].toSorted((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0));
}

/** A later export may hide a buyer whom an earlier one named. */
function knownBuyer(versions: readonly Version[]): number | null {
  return newest(versions.filter(({ buyer_id }) => buyer_id !== null))?.buyer_id ?? null;
}

/** An order that is only known by its parts. @throws RangeError where there is no part */
function addUp(parts: readonly Version[]): OrderState {
  const [first] = parts;
  if (first === undefined) throw new RangeError('an order without a version');
  const times = (key: 'created_at' | 'paid_at' | 'completed_at'): number[] =>
    parts.map((part) => part[key]).filter((time) => time !== null);
  const completed = times('completed_at');
  return {
    ...first,
    status: statusOfParts(parts.map(({ status }) => status)),
    created_at: least(times('created_at')),
    paid_at: least(times('paid_at')),
    completed_at: completed.length === parts.length ? Math.max(...completed) : null,
    paid_minor: sum(parts.map((part) => part.paid_minor)),
    refund_minor: sum(parts.map((part) => part.refund_minor)),
    buyer_id: parts.find((part) => part.buyer_id !== null)?.buyer_id ?? null,
    province: parts.find((part) => part.province !== null)?.province ?? null,
    city: parts.find((part) => part.city !== null)?.city ?? null,
  };
}

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

/** Null as soon as one addend is unknown: half a sum is a wrong sum. */
function sum(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce(
    (total, amount) => (total === null || amount === null ? null : total + amount),
    0,
  );
}

/**
 * The status of an order whose parts go their own ways. Closed parts (a gift that falls away with its
 * main line) decide only where all are closed. Refunded only where every other part is; shipped as soon
 * as one is; completed only when all are.
 */
export function statusOfParts(statuses: readonly string[]): string {
  const open = statuses.filter((status) => status !== 'closed');
  const [first] = open;
  if (first === undefined) return 'closed';
  if (open.every((status) => status === first)) return first;
  if (open.some((status) => status === 'refunded' || status === 'partly_refunded'))
    return 'partly_refunded';
  if (open.some((status) => status === 'shipped' || status === 'completed')) return 'shipped';
  if (open.some((status) => saysPaid(status))) return 'paid';
  return open.includes('unpaid') ? 'unpaid' : first;
}
