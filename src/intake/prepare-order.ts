import { dayOf } from '../core/time.ts';
import type { OrderSeen } from '../formats/canonical.ts';
import { type Identifier, normalisePerson } from '../people/normalise.ts';
import { type Content, contentHash } from './content-hash.ts';

/**
 * An order as one file shows it, ready to be written: what needs no database is done. It is made where
 * the file is read, which may be another thread; instants are ms UTC, days days, money minor units.
 */
export type PreparedOrder = Content & {
  /** What the order is called in the whole workspace. */
  readonly key: string;
  readonly platform: string;
  readonly order_no: string;
  readonly line: number;
  readonly role: 'order' | 'items' | 'part';
  readonly created_day: number | null;
  readonly paid_day: number | null;
  /** What is counted nowhere, for the status is not known: no part of what the order says. */
  readonly unpaid_minor: number | null;
  /** The buyer's identifiers, the best first, each of another kind. */
  readonly people: readonly Identifier[];
  /** See `hashOf`; null: not computed, for the fingerprint does its service. */
  readonly hash: number | null;
  /** Fingerprint of the row that the order is, and of how it was read; null where it is more than one. */
  readonly print: number | null;
};

export type Preparing = {
  /** The workspace's, in which days are counted. */
  readonly timezone: string;
  /** Order numbers are unique within a shop only. */
  readonly perShop: boolean;
};

/** What an order is called in the whole workspace; the shop is part of it where numbers need it. */
export function orderKey(
  platform: string,
  shop: string,
  orderNo: string,
  perShop: boolean,
): string {
  return perShop && shop !== '' ? `${platform}:${shop}:${orderNo}` : `${platform}:${orderNo}`;
}

/** @param print computes the fingerprint of the row, where the order is one row */
export function prepareOrder(
  order: OrderSeen,
  { timezone, perShop }: Preparing,
  print?: () => number,
): PreparedOrder {
  const { people, phoneSeen } = order.people.length === 0 ? UNNAMED : usable(order);
  const { created_at, paid_at } = order;
  const isPrinted = print !== undefined;
  const prepared = {
    key: orderKey(order.platform, order.shop, order.order_no, perShop),
    platform: order.platform,
    order_no: order.order_no,
    line: order.line,
    role: order.role,
    part: order.part,
    shop: order.shop,
    status: order.status,
    created_at,
    paid_at,
    completed_at: order.completed_at,
    latest_at: order.latest_at,
    created_day: created_at === null ? null : dayOf(created_at, timezone),
    paid_day: paid_at === null ? null : dayOf(paid_at, timezone),
    currency: order.currency,
    paid_minor: order.paid_minor,
    refund_minor: order.refund_minor ?? whollyRefunded(order),
    unpaid_minor: order.unpaid_minor,
    phone_seen: phoneSeen,
    province: order.province,
    city: order.city,
    lines: inOrder(order.lines),
    people,
    hash: null,
    print: isPrinted ? print() : null,
  };
  return isPrinted ? prepared : { ...prepared, hash: hashOf(prepared) };
}

/** The hash of what an order says, computed where it is not known yet. */
export function hashOf(order: PreparedOrder): number {
  const [best] = order.people;
  return order.hash ?? contentHash(order, best === undefined ? '' : `${best.kind}:${best.value}`);
}

const UNNAMED: ReturnType<typeof usable> = { people: [], phoneSeen: null };

/** Identifiers in the form in which they are compared; a number that identifies nobody is kept as seen. */
function usable(order: OrderSeen): { people: Identifier[]; phoneSeen: string | null } {
  const people: Identifier[] = [];
  let phoneSeen: string | null = null;
  for (const { kind, value } of order.people) {
    const person = normalisePerson(kind, value, order);
    if (person !== undefined) people.push(person);
    else if (kind === 'phone') phoneSeen = value;
  }
  return { people, phoneSeen };
}

/** Wholly refunded is all that was paid, where the file names no amount. */
function whollyRefunded({ role, status, paid_minor: paid }: OrderSeen): number | null {
  return role === 'order' && status === 'refunded' ? paid : null;
}

/** Files list the lines of one order in any order: by number, what they say is the same. */
function inOrder(lines: OrderSeen['lines']): OrderSeen['lines'] {
  if (lines.length < 2) return lines;
  return lines.toSorted((a, b) => (a.line_no < b.line_no ? -1 : a.line_no > b.line_no ? 1 : 0));
}
