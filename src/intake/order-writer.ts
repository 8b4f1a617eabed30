import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { OrderLine, OrderSeen } from '../formats/canonical.ts';
import { platformDomain } from '../formats/platforms.ts';
import { normalisePerson } from '../people/normalise.ts';
import type { PeopleStore } from '../people/store.ts';
import { currentOrder, type OrderState, type Version } from './order-state.ts';
import type { Sightings } from './sightings.ts';
import { openVersions, parseVersion, type StoredVersion, toVersion } from './stored-version.ts';
import type { Touched } from './workbench.ts';

const FIND_ORDER = /* sql */ `SELECT id FROM orders WHERE key = ?`;
const ADD_ORDER = /* sql */ `
  INSERT INTO orders (
    key, platform, order_no, shop, domain, status, created_at, paid_at, completed_at,
    created_day, paid_day, currency, paid_minor, refund_minor, buyer_id
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** file_latest_at: a version that several files show is as new as the newest of them. */
const VERSIONS = /* sql */ `
  SELECT v.role, v.part, v.hash, v.shop, v.status, v.created_at, v.paid_at, v.completed_at, v.latest_at,
         v.currency, v.paid_minor, v.refund_minor, v.buyer_id, v.lines,
         (SELECT max(i.latest_at) FROM sightings s JOIN imports i ON i.id = s.import_id
          WHERE s.fact = 'version' AND s.fact_id = v.id) AS file_latest_at
  FROM order_versions v WHERE v.order_id = ?`;

const CURRENT = /* sql */ `
  SELECT shop, domain, status, created_at, paid_at, completed_at, currency, paid_minor, refund_minor,
         (SELECT i.id FROM identities i WHERE i.id = orders.buyer_id AND i.kind <> 'order') AS buyer_id,
         (SELECT json_group_array(json_array(line_no, sku, name, quantity, unit_price_minor)) FROM (
            SELECT * FROM order_lines WHERE order_id = orders.id ORDER BY n)) AS lines
  FROM orders WHERE id = ?`;

/** A buyer known only through a code (kind 'order') is kept: files do not name one. */
const WRITE_ORDER = /* sql */ `
  UPDATE orders SET shop = ?, domain = ?, status = ?, created_at = ?, paid_at = ?, completed_at = ?,
    created_day = ?, paid_day = ?, currency = ?, paid_minor = ?, refund_minor = ?,
    buyer_id = coalesce(?, buyer_id)
  WHERE id = ?`;
const DROP_LINES = /* sql */ `DELETE FROM order_lines WHERE order_id = ?`;
const ADD_LINE = /* sql */ `
  INSERT INTO order_lines (order_id, n, line_no, sku, name, quantity, unit_price_minor)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const DOMAIN = /* sql */ `
  SELECT domain FROM shop_domains WHERE platform = ? AND shop = ? ORDER BY import_id DESC LIMIT 1`;

type CurrentRow = Omit<OrderState, 'lines'> & { domain: string; lines: string };

/** What an order is called in the whole workspace; the shop is part of it where numbers need it. */
export function orderKey(
  platform: string,
  shop: string,
  orderNo: string,
  perShop: boolean,
): string {
  return perShop && shop !== '' ? `${platform}:${shop}:${orderNo}` : `${platform}:${orderNo}`;
}

export type OrderWriter = {
  /**
   * Keeps one version of an order as a file shows it. An order that is not settled by it must be
   * settled when the whole file is read: the file's latest time ranks its versions.
   */
  readonly see: (order: OrderSeen) => Touched & { readonly hasBuyer: boolean };
  /** Computes an order's state from all its versions. @returns whether it changed, and was written */
  readonly settle: (orderId: number) => boolean;
};

/** Writes the orders of one import. Run inside its transaction. */
export function openOrders(
  db: Database,
  { timezone, perShop }: { timezone: string; perShop: boolean },
  people: PeopleStore,
  sightings: Sightings,
): OrderWriter {
  const findOrder = db.prepare<[string], number>(FIND_ORDER).pluck();
  const addOrder = db.prepare(ADD_ORDER);
  const kept = openVersions(db);
  const versions = db.prepare<[number], StoredVersion>(VERSIONS);
  const current = db.prepare<[number], CurrentRow>(CURRENT);
  const writeOrder = db.prepare(WRITE_ORDER);
  const dropLines = db.prepare(DROP_LINES);
  const addLine = db.prepare(ADD_LINE);
  const markedDomain = db.prepare<[string, string], string>(DOMAIN).pluck();
  const platformOf = db
    .prepare<[number], string>('SELECT platform FROM orders WHERE id = ?')
    .pluck();

  const domainOf = (platform: string, shop: string): string =>
    markedDomain.get(platform, shop) ?? platformDomain(platform);
  const day = (at: number | null): number | null => (at === null ? null : dayOf(at, timezone));
  const stateCells = (state: OrderState, domain: string): (string | number | null)[] => [
    state.shop,
    domain,
    state.status,
    state.created_at,
    state.paid_at,
    state.completed_at,
    day(state.created_at),
    day(state.paid_at),
    state.currency,
    state.paid_minor,
    state.refund_minor,
    state.buyer_id,
  ];
  const addLines = (orderId: number, lines: readonly OrderLine[]): void => {
    for (const [n, line] of lines.entries()) addLine.run(orderId, n + 1, ...lineCells(line));
  };

  /** The state of an order with one version follows from that one: nothing need be read back. */
  const addFirst = (key: string, { platform, order_no }: OrderSeen, only: Version): number => {
    const state = currentOrder([only]);
    const cells = stateCells(state, domainOf(platform, state.shop));
    const orderId = Number(addOrder.run(key, platform, order_no, ...cells).lastInsertRowid);
    addLines(orderId, state.lines);
    return orderId;
  };

  const see: OrderWriter['see'] = (order) => {
    const key = orderKey(order.platform, order.shop, order.order_no, perShop);
    const buyer = tieBuyer(order, people, sightings);
    const { version, lines } = toVersion(order, buyer.id);
    const known = findOrder.get(key);
    const orderId = known ?? addFirst(key, order, version);
    const seen = known === undefined ? undefined : kept.find(known, version);
    const versionId = seen?.id ?? kept.add(orderId, version, buyer.phoneSeen, lines);
    sightings.add('version', versionId, order.line);
    return {
      orderId,
      isNew: known === undefined,
      isSettled: known === undefined || seen?.is_only === 1,
      hasBuyer: buyer.id !== null,
    };
  };

  const settle = (orderId: number): boolean => {
    const state = currentOrder(versions.all(orderId).map(parseVersion));
    const domain = domainOf(platformOf.get(orderId) ?? '', state.shop);
    const before = current.get(orderId);
    if (before !== undefined && sameState(before, state, domain)) return false;
    writeOrder.run(...stateCells(state, domain), orderId);
    dropLines.run(orderId);
    addLines(orderId, state.lines);
    return true;
  };

  return { see, settle };
}

/** The buyer's identities, tied to one another because one row names them all; the best comes first. */
function tieBuyer(
  order: OrderSeen,
  people: PeopleStore,
  sightings: Sightings,
): { id: number | null; phoneSeen: string | null } {
  const ids: number[] = [];
  let phoneSeen: string | null = null;
  for (const { kind, value } of order.people) {
    const person = normalisePerson(kind, value, order);
    if (person !== undefined) ids.push(people.identity(person));
    else if (kind === 'phone') phoneSeen = value;
  }
  const [best, ...others] = ids;
  if (best === undefined) return { id: null, phoneSeen };
  for (const other of others) {
    const tie = people.tie(best, other, 'order-row');
    if (tie !== undefined) sightings.add('evidence', tie, order.line);
  }
  return { id: best, phoneSeen };
}

function lineCells(line: OrderLine): (string | number | null)[] {
  return [line.line_no, line.sku, line.name, line.quantity, line.unit_price_minor];
}

function sameState(before: CurrentRow, state: OrderState, domain: string): boolean {
  return (
    before.domain === domain &&
    before.shop === state.shop &&
    before.status === state.status &&
    before.created_at === state.created_at &&
    before.paid_at === state.paid_at &&
    before.completed_at === state.completed_at &&
    before.currency === state.currency &&
    before.paid_minor === state.paid_minor &&
    before.refund_minor === state.refund_minor &&
    before.buyer_id === state.buyer_id &&
    before.lines === JSON.stringify(state.lines.map(lineCells))
  );
}
