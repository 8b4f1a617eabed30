import type { Database } from '../db/open.ts';
import type { OrderLine } from '../formats/canonical.ts';
import type { OrderState } from './order-state.ts';
import type { PreparedOrder } from './prepare-order.ts';

/** An order that is known already: null import and line where its versions have rows of their own. */
export type KnownOrder = {
  readonly id: number;
  readonly hash: number | null;
  readonly versions: number;
  readonly import_id: number | null;
  readonly print: number | null;
  readonly also_named: string | null;
};

/** Every column but `id` is given; an order whose key is known stays as it is. */
const ADD_LONE = /* sql */ `
  INSERT INTO orders (
    key, platform, order_no, shop, domain, status, created_at, paid_at, completed_at, latest_at,
    created_day, paid_day, currency, paid_minor, refund_minor, buyer_id, role, part, hash, print,
    phone_seen, province, city, import_id, line, lines, also_named
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (key) DO NOTHING`;
const FIND = /* sql */ `SELECT id, hash, versions, import_id, print, also_named FROM orders WHERE key = ?`;

/** A buyer known only through a code (kind 'order') is kept: files do not name one. */
const WRITE_STATE = /* sql */ `
  UPDATE orders SET shop = ?, domain = ?, status = ?, created_at = ?, paid_at = ?, completed_at = ?,
    created_day = ?, paid_day = ?, currency = ?, paid_minor = ?, refund_minor = ?, province = ?, city = ?,
    lines = ?,
    buyer_id = coalesce(?, CASE WHEN (SELECT kind FROM identities WHERE id = buyer_id) = 'order'
                                THEN buyer_id END)
  WHERE id = ?`;
const STATE = /* sql */ `
  SELECT shop, domain, status, created_at, paid_at, completed_at, currency, paid_minor, refund_minor,
         province, city,
         (SELECT i.id FROM identities i WHERE i.id = orders.buyer_id AND i.kind <> 'order') AS buyer_id,
         (SELECT json_group_array(json_array(line_no, sku, name, quantity, unit_price_minor)) FROM (
            SELECT * FROM order_lines WHERE order_id = orders.id ORDER BY n)) AS lines
  FROM orders WHERE id = ?`;
const DROP_LINES = /* sql */ `DELETE FROM order_lines WHERE order_id = ?`;
const ADD_LINE = /* sql */ `
  INSERT INTO order_lines (order_id, n, line_no, sku, name, quantity, unit_price_minor)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const PLATFORM = /* sql */ `SELECT platform FROM orders WHERE id = ?`;
const PURCHASE = /* sql */ `SELECT buyer_id, paid_day FROM orders WHERE id = ?`;
const DROP = /* sql */ `DELETE FROM orders WHERE id = ?`;

/** Whom an order's row names: the buyer as it is known best, and a list (JSON) of the others, if any. */
export type Named = { readonly buyerId: number | null; readonly also: string | null };

type StateRow = Omit<OrderState, 'lines'> & { domain: string; lines: string };
type LineCells = [string, string | null, string | null, number | null, number | null];

/** Days of an order's times, in the workspace's time zone. */
export type Days = { readonly created: number | null; readonly paid: number | null };

/** Who bought, and on which day it was paid. */
export type Purchase = { readonly buyer_id: number | null; readonly paid_day: number | null };
const NO_PURCHASE: Purchase = { buyer_id: null, paid_day: null };

export type OrderRows = ReturnType<typeof openOrderRows>;

/** The rows of `orders` and `order_lines`. */
export function openOrderRows(db: Database) {
  const addLone = db.prepare(ADD_LONE);
  const find = db.prepare<[string], KnownOrder>(FIND);
  const writeState = db.prepare(WRITE_STATE);
  const state = db.prepare<[number], StateRow>(STATE);
  const dropLines = db.prepare<[number]>(DROP_LINES);
  const addLine = db.prepare<[number, number, ...LineCells]>(ADD_LINE);
  const platform = db.prepare<[number], string>(PLATFORM).pluck();
  const purchase = db.prepare<[number], Purchase>(PURCHASE);
  const drop = db.prepare<[number]>(DROP);

  const addLines = (orderId: number, lines: readonly OrderLine[]): void => {
    for (let n = 0; n < lines.length; n += 1) {
      const line = lines[n];
      if (line === undefined) continue;
      const { line_no, sku, name, quantity, unit_price_minor } = line;
      addLine.run(orderId, n + 1, line_no, sku, name, quantity, unit_price_minor);
    }
  };

  return {
    /** @returns the new order's id, or undefined where its key is known: then nothing is written */
    addLone: (
      order: PreparedOrder,
      { buyerId, also }: Named,
      domain: string,
      importId: number,
    ): number | undefined => {
      const added = addLone.run(
        order.key,
        order.platform,
        order.order_no,
        order.shop,
        domain,
        order.status,
        order.created_at,
        order.paid_at,
        order.completed_at,
        order.latest_at,
        order.created_day,
        order.paid_day,
        order.currency,
        order.paid_minor,
        order.refund_minor,
        buyerId,
        order.role,
        order.part,
        order.hash,
        order.print,
        order.phone_seen,
        order.province,
        order.city,
        importId,
        order.line,
        order.lines.length,
        also,
      );
      if (added.changes === 0) return undefined;
      const id = Number(added.lastInsertRowid);
      addLines(id, order.lines);
      return id;
    },
    platform: (orderId: number): string => platform.get(orderId) ?? '',
    purchase: (orderId: number): Purchase => purchase.get(orderId) ?? NO_PURCHASE,
    /** An order's state, for a maintainer to compare; names its buyer by number. */
    text: (orderId: number): string => JSON.stringify(state.get(orderId) ?? null),
    find: (key: string): KnownOrder | undefined => find.get(key),
    /** Writes what has changed of an order's state. @returns whether anything had */
    write: (orderId: number, now: OrderState, domain: string, days: Days): boolean => {
      const before = state.get(orderId);
      if (before !== undefined && isSame(before, now, domain)) return false;
      writeState.run(
        now.shop,
        domain,
        now.status,
        now.created_at,
        now.paid_at,
        now.completed_at,
        days.created,
        days.paid,
        now.currency,
        now.paid_minor,
        now.refund_minor,
        now.province,
        now.city,
        now.lines.length,
        now.buyer_id,
        orderId,
      );
      dropLines.run(orderId);
      addLines(orderId, now.lines);
      return true;
    },
    drop: (orderId: number): void => {
      dropLines.run(orderId);
      drop.run(orderId);
    },
  };
}

const SAME = [
  'shop',
  'status',
  'created_at',
  'paid_at',
  'completed_at',
  'currency',
  'paid_minor',
  'refund_minor',
  'province',
  'city',
  'buyer_id',
] as const;

function isSame(before: StateRow, now: OrderState, domain: string): boolean {
  const lines = now.lines.map((line) => [
    line.line_no,
    line.sku,
    line.name,
    line.quantity,
    line.unit_price_minor,
  ]);
  return (
    before.domain === domain &&
    SAME.every((key) => before[key] === now[key]) &&
    before.lines === JSON.stringify(lines)
  );
}
