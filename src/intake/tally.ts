import { maskCell, maskWithin } from '../core/mask.ts';
import { isStatus } from '../core/status.ts';
import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import type { FactSeen } from '../formats/canonical.ts';
import { isMisread } from '../people/normalise.ts';
import { isSeenNumber } from '../people/refusals.ts';
import { deliveryStatus } from './delivery-writer.ts';
import { isKnownPlatform, nearestPlatform } from '../formats/platforms.ts';
import type { Change } from './fact-keeper.ts';
import { codeOf } from './fact-writer.ts';
import type { Total } from './ledger.ts';
import { currentOrder, type OrderState } from './order-state.ts';
import type { Glimpsed, Seen } from './order-writer.ts';
import { hashOf, type PreparedOrder } from './prepare-order.ts';
import { openPaidAnyway, shownLines } from './paid-anyway.ts';
import { isOptOut } from './reply-writer.ts';
import { text, type Values } from './values.ts';

/** Where a file shows an order first; of an order of which it shows several versions. */
const FIRST_LINE = /* sql */ `
  SELECT min(s.line) FROM order_versions v
  CROSS JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
  WHERE v.order_id = ? AND s.import_id = ?`;

type Money = Pick<OrderState, 'status' | 'currency' | 'paid_minor' | 'refund_minor'> & {
  readonly lines: { readonly length: number };
};

/**
 * Adds up what a file holds, so that the import can say it and a person can compare it with the file.
 * An order counts once: where the file shows it again otherwise, or in parts, what was added for it is
 * taken off, and its sums as this file alone shows it are added at the end.
 */
export function openTally(db: Database, fileKind: string, importId: number) {
  const totals = new Map<string, { paid: number; refund: number; orders: number }>();
  const unknownStatus = new Map<string, number>();
  const misread = { n: 0, line: 0, value: '' };
  const platforms = new Set<string>();
  let platform = '';
  const counts = { orders: 0, lines: 0, inserted: 0, updated: 0, unchanged: 0 };
  let [unknownAmount, nobody, orphanVisits, orphanStates] = [0, 0, 0, 0];
  /** By currency, orders of an unknown status that count as not paid, and the amounts that they show. */
  const unpaid: Amounts = new Map();
  const paidAnyway = openPaidAnyway();
  let optOuts = 0;
  let hiddenOptOuts = 0;
  let unknownOptOuts = 0;
  const otherReplies: number[] = [];
  let twice = { n: 0, line: 0, other: 0 };
  const firstLine = db.prepare<[number, number], number>(FIRST_LINE).pluck();
  const lineOf = (orderId: number): number => firstLine.get(orderId, importId) ?? 0;
  const knowsWay = db
    .prepare<[string], number>('SELECT 1 FROM contact_ways WHERE state = ?')
    .pluck();
  const knowsCode = db.prepare<[string], number>('SELECT 1 FROM codes WHERE code = ?').pluck();

  const add = (money: Money, times: 1 | -1, orderId: number, where: () => number): void => {
    addMoney(money, money.lines.length, times);
    paidAnyway.count(money, times, orderId, where);
  };

  /** @param times 1 to add, −1 to take off again */
  const addMoney = (money: Omit<Money, 'lines'>, lines: number, times: 1 | -1): void => {
    counts.lines += times * lines;
    const { paid_minor: paid, refund_minor: refund } = money;
    if (paid === null || refund === null) unknownAmount += times;
    if (paid === null && refund === null) return;
    const currency = money.currency ?? '';
    let total = totals.get(currency);
    if (total === undefined) {
      total = { paid: 0, refund: 0, orders: 0 };
      totals.set(currency, total);
    }
    total.paid += times * (paid ?? 0);
    total.refund += times * (refund ?? 0);
    total.orders += times;
  };

  /** A hidden number stands for whoever may have it, where it shows enough of it to tell. */
  const countRefusal = (values: Values): void => {
    const phone = text(values, 'phone');
    if (!phone.includes('*')) optOuts += 1;
    else if (isSeenNumber(phone)) hiddenOptOuts += 1;
    else unknownOptOuts += 1;
  };

  const countStatus = (status: string): void => {
    if (status === '' || isStatus(status)) return;
    unknownStatus.set(status, (unknownStatus.get(status) ?? 0) + 1);
  };

  const countUnpaid = ({ unpaid_minor: amount, currency }: PreparedOrder): void => {
    if (amount === null || amount === 0) return;
    count(unpaid, currency ?? '', amount);
  };

  /** Counted when its second state comes; a third is no further order. */
  const countTwice = (order: PreparedOrder, { orderId, before }: Seen): void => {
    const [first] = before;
    if (order.role !== 'order' || before.length !== 1 || first?.hash === hashOf(order)) return;
    if (twice.n === 0) twice = { n: 0, line: lineOf(orderId), other: order.line };
    twice.n += 1;
  };

  return {
    /** A row that was only looked at: the order is known, and says what it said. */
    glimpsed: ({ known, isFirst }: Glimpsed, line: number): void => {
      countStatus(known.status);
      if (!isFirst) return;
      counts.orders += 1;
      counts.unchanged += 1;
      if (known.has_buyer === 0) nobody += 1;
      addMoney(known, known.lines, 1);
      paidAnyway.count(known, 1, known.id, () => line);
    },
    /** A row of an order. `isLate`: its sums are added at the end already. */
    order: (order: PreparedOrder, seen: Seen, isLate: boolean): void => {
      countStatus(order.status);
      countUnpaid(order);
      if (order.platform !== platform) {
        platform = order.platform;
        platforms.add(platform);
      }
      if (seen.isFirst) {
        counts.orders += 1;
        if (order.people.length === 0 && order.role !== 'items') nobody += 1;
        if (order.phone_seen !== null && isMisread(order.phone_seen)) {
          if (misread.n === 0) misread.line = order.line;
          if (misread.n === 0) misread.value = maskCell(order.phone_seen);
          misread.n += 1;
        }
        if (seen.is === 'new') counts.inserted += 1;
        if (seen.is === 'same') counts.unchanged += 1;
        add(order, 1, seen.orderId, () => order.line);
      } else if (seen.is === 'other') {
        if (!isLate) add(currentOrder(seen.before), -1, seen.orderId, () => order.line);
        countTwice(order, seen);
      }
    },
    fact: ({ kind, values, line }: FactSeen, change: Change): void => {
      counts[change] += 1;
      if (kind === 'deliveries') {
        const { status, isKnown } = deliveryStatus(values);
        if (status === 'refused') countRefusal(values);
        if (!isKnown) unknownStatus.set(status, (unknownStatus.get(status) ?? 0) + 1);
      }
      if (kind === 'replies') {
        if (isOptOut(values)) countRefusal(values);
        else otherReplies.push(line);
      }
      const code = values[kind === 'visits' ? 'code' : 'state'];
      if (typeof code !== 'string' || knowsCode.get(codeOf(code)) !== undefined) return;
      if (kind === 'visits') orphanVisits += 1;
      else if (knowsWay.get(code) === undefined) orphanStates += 1;
    },
    /** An order that other files had shown before. */
    settled: (change: 'updated' | 'unchanged'): void => {
      counts[change] += 1;
    },
    /** An order that the file shows in several ways, as all of them together show it. */
    late: (state: OrderState, orderId: number): void =>
      add(state, 1, orderId, () => lineOf(orderId)),
    result: (): typeof counts & { totals: Total[] } => ({
      ...counts,
      totals: [...totals]
        .filter(([, { orders }]) => orders > 0)
        .map(([currency, { paid, refund }]) => ({
          currency,
          paid_minor: paid,
          refund_minor: refund,
        }))
        .toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    }),
    notes: (): Note[] => {
      const some = (code: string, n: number): Note[] => (n === 0 ? [] : [{ code, params: { n } }]);
      return [
        ...some('orders-without-buyer', nobody),
        ...(twice.n === 0 ? [] : [{ code: 'orders-twice', params: twice }]),
        ...[...platforms].flatMap((one) => newPlatform(db, importId, one)),
        ...(misread.n === 0 ? [] : [{ code: 'phones-misread', params: misread }]),
        ...some('amount-unknown', fileKind === 'items' ? 0 : unknownAmount),
        ...some('visits-of-unknown-codes', orphanVisits),
        ...some('joins-of-unknown-codes', orphanStates),
        ...some('opt-outs', optOuts),
        ...some('opt-outs-hidden', hiddenOptOuts),
        ...some('opt-outs-unknown', unknownOptOuts),
        ...some('other-replies', otherReplies.length).map(({ code, params }) => ({
          code,
          params: { ...params, lines: shownLines(otherReplies, otherReplies.length) },
        })),
        ...[...unknownStatus].map(([status, n]) => ({
          code: fileKind === 'deliveries' ? 'unknown-delivery-status' : 'unknown-status',
          params: { status: maskWithin(status), n },
        })),
        ...inEach(unpaid, 'unknown-status-unpaid'),
        ...paidAnyway.notes(),
      ];
    },
  };
}

type Amounts = Map<string, { n: number; amount: number }>;

function count(amounts: Amounts, currency: string, amount: number): void {
  const before = amounts.get(currency) ?? { n: 0, amount: 0 };
  amounts.set(currency, { n: before.n + 1, amount: before.amount + amount });
}

function inEach(amounts: Amounts, code: string): Note[] {
  return [...amounts].map(([currency, { n, amount }]) => ({
    code,
    params: { n, amount_minor: amount, currency },
  }));
}

const SOLD_BEFORE = /* sql */ `SELECT 1 FROM orders WHERE platform = ? AND import_id <> ? LIMIT 1`;

/** A slip of the finger makes a new platform, whose buyers are other people: it is named. */
function newPlatform(db: Database, importId: number, platform: string): Note[] {
  if (isKnownPlatform(platform)) return [];
  if (db.prepare(SOLD_BEFORE).get(platform, importId) !== undefined) return [];
  const near = nearestPlatform(platform);
  return near === ''
    ? [{ code: 'platform-new', params: { platform } }]
    : [{ code: 'platform-near', params: { platform, near } }];
}
