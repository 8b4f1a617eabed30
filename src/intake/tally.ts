import { isStatus } from '../core/status.ts';
import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import type { FactSeen, OrderSeen } from '../formats/canonical.ts';
import { codeOf } from './fact-writer.ts';
import type { Total } from './ledger.ts';
import { currentOrder } from './order-state.ts';
import { parseVersion, type StoredVersion } from './stored-version.ts';

/** The versions of an order that one import saw: the order as that file alone would show it. */
const SEEN_HERE = /* sql */ `
  SELECT v.role, v.part, v.hash, v.shop, v.status, v.created_at, v.paid_at, v.completed_at, v.latest_at,
         NULL AS file_latest_at, v.currency, v.paid_minor, v.refund_minor, v.buyer_id, v.lines
  FROM order_versions v
  JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id AND s.import_id = ?
  WHERE v.order_id = ?`;

type Money = Pick<OrderSeen, 'currency' | 'paid_minor' | 'refund_minor'> & {
  readonly lines: number;
};

/**
 * Adds up what a file holds, so that the import can say it and a person can compare it with the file.
 * An order counts once: where the file shows it again, or in parts, its sums are taken at the end.
 */
export function openTally(db: Database, importId: number, fileKind: string) {
  const totals = new Map<string, { paid: number; refund: number }>();
  const unknownStatus = new Map<string, number>();
  const counts = { orders: 0, lines: 0, inserted: 0, updated: 0, unchanged: 0 };
  let [unknownAmount, nobody, orphanVisits, orphanStates] = [0, 0, 0, 0];
  let addsUpLater = false;
  const seenHere = db.prepare<[number, number], StoredVersion>(SEEN_HERE);
  const knowsCode = db.prepare<[string], number>('SELECT 1 FROM codes WHERE code = ?').pluck();

  const add = (money: Money): void => {
    counts.lines += money.lines;
    const { paid_minor: paid, refund_minor: refund } = money;
    if (paid === null || refund === null) unknownAmount += 1;
    if (paid === null && refund === null) return;
    const total = totals.get(money.currency) ?? { paid: 0, refund: 0 };
    total.paid += paid ?? 0;
    total.refund += refund ?? 0;
    totals.set(money.currency, total);
  };

  return {
    order: (order: OrderSeen, firstTime: boolean, hasBuyer: boolean): void => {
      if (firstTime) counts.orders += 1;
      if (firstTime && !hasBuyer && order.role !== 'items') nobody += 1;
      if (!isStatus(order.status) && order.status !== '') {
        unknownStatus.set(order.status, (unknownStatus.get(order.status) ?? 0) + 1);
      }
      addsUpLater ||= !firstTime || order.part !== '';
      if (!addsUpLater) add({ ...order, lines: order.lines.length });
    },
    fact: ({ kind, values }: FactSeen, isNew: boolean): void => {
      counts[isNew ? 'inserted' : 'unchanged'] += 1;
      const code = values[kind === 'visits' ? 'code' : 'state'];
      if (typeof code !== 'string' || knowsCode.get(codeOf(code)) !== undefined) return;
      if (kind === 'visits') orphanVisits += 1;
      else orphanStates += 1;
    },
    settled: (orderId: number, change: 'inserted' | 'updated' | 'unchanged'): void => {
      if (addsUpLater && counts.inserted + counts.updated + counts.unchanged === 0) {
        totals.clear();
        [counts.lines, unknownAmount] = [0, 0];
      }
      counts[change] += 1;
      if (!addsUpLater) return;
      const state = currentOrder(seenHere.all(importId, orderId).map(parseVersion));
      add({ ...state, currency: state.currency ?? '', lines: state.lines.length });
    },
    result: (): typeof counts & { totals: Total[] } => ({
      ...counts,
      totals: [...totals]
        .map(([currency, { paid, refund }]) => ({
          currency,
          paid_minor: paid,
          refund_minor: refund,
        }))
        .toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    }),
    notes: (): Note[] => {
      const count = (code: string, n: number): Note[] => (n === 0 ? [] : [{ code, params: { n } }]);
      return [
        ...count('orders-without-buyer', nobody),
        ...count('amount-unknown', fileKind === 'items' ? 0 : unknownAmount),
        ...count('visits-of-unknown-codes', orphanVisits),
        ...count('joins-of-unknown-codes', orphanStates),
        ...[...unknownStatus].map(([status, n]) => ({
          code: 'unknown-status',
          params: { status, n },
        })),
      ];
    },
  };
}
