import { hash } from 'node:crypto';
import type { Database } from '../db/open.ts';
import type { OrderLine, OrderSeen } from '../formats/canonical.ts';
import type { Version } from './order-state.ts';

const FIND = /* sql */ `
  SELECT v.id, NOT EXISTS (
    SELECT 1 FROM order_versions o WHERE o.order_id = v.order_id AND o.id <> v.id) AS is_only
  FROM order_versions v WHERE v.order_id = ? AND v.role = ? AND v.part = ? AND v.hash = ?`;
const ADD = /* sql */ `
  INSERT INTO order_versions (
    order_id, role, part, hash, shop, status, created_at, paid_at, completed_at, latest_at,
    currency, paid_minor, refund_minor, buyer_id, phone_seen, lines
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A row of order_versions: lines are JSON there. */
export type StoredVersion = Omit<Version, 'lines'> & { readonly lines: string };

export function parseVersion(row: StoredVersion): Version {
  const lines: OrderLine[] = JSON.parse(row.lines);
  return { ...row, lines };
}

/** What a file says of an order as a version of it, and its lines as they are stored. */
export function toVersion(
  order: OrderSeen,
  buyerId: number | null,
): { version: Version; lines: string } {
  const lines = JSON.stringify(order.lines);
  const version = {
    ...order,
    hash: versionHash(order, lines),
    buyer_id: buyerId,
    file_latest_at: null,
  };
  return { version, lines };
}

/** Two rows that say the same thing, wherever in a file they stand, are one version. */
function versionHash(order: OrderSeen, lines: string): string {
  const said = [
    order.shop,
    order.status,
    order.created_at,
    order.paid_at,
    order.completed_at,
    order.latest_at,
    order.currency,
    order.paid_minor,
    order.refund_minor,
    order.region,
    order.people,
    lines,
  ];
  return hash('sha256', JSON.stringify(said)).slice(0, 32);
}

/** The same version as it is kept already; `is_only`: 1 where the order has no other. */
type Found = { readonly id: number; readonly is_only: number };

export type VersionStore = {
  readonly find: (orderId: number, version: Version) => Found | undefined;
  /** @param lines as JSON @returns the version's id */
  readonly add: (
    orderId: number,
    version: Version,
    phoneSeen: string | null,
    lines: string,
  ) => number;
};

export function openVersions(db: Database): VersionStore {
  const find = db.prepare<[number, string, string, string], Found>(FIND);
  const add = db.prepare(ADD);
  return {
    find: (orderId, { role, part, hash: hashed }) => find.get(orderId, role, part, hashed),
    add: (orderId, version, phoneSeen, lines) =>
      Number(
        add.run(
          orderId,
          version.role,
          version.part,
          version.hash,
          version.shop,
          version.status,
          version.created_at,
          version.paid_at,
          version.completed_at,
          version.latest_at,
          version.currency,
          version.paid_minor,
          version.refund_minor,
          version.buyer_id,
          phoneSeen,
          lines,
        ).lastInsertRowid,
      ),
  };
}
