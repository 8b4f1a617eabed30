import type { Database } from '../db/open.ts';
import type { OrderLine } from '../formats/canonical.ts';
import { contentHash } from './content-hash.ts';
import { openTieSightings } from './tie-sightings.ts';
import type { Version } from './order-state.ts';
import type { PreparedOrder } from './prepare-order.ts';

/** A version as it is stored; a lone order's row says the same of its only one (`id` null). */
export type KeptVersion = Version & {
  readonly id: number | null;
  readonly phone_seen: string | null;
  /** `kind:value` of the buyer; '' where the version names nobody. */
  readonly buyer: string;
};

type StoredVersion = Omit<KeptVersion, 'lines' | 'hash'> & {
  readonly lines: string;
  readonly hash: number | null;
};

/** file_latest_at: a version that several files show is as new as the newest of them. */
const VERSIONS = /* sql */ `
  SELECT v.id, v.role, v.part, v.hash, v.shop, v.status, v.created_at, v.paid_at, v.completed_at,
         v.latest_at, v.currency, v.paid_minor, v.refund_minor, v.buyer_id, v.phone_seen, v.province,
         v.city, v.lines, ifnull(b.kind || ':' || b.value, '') AS buyer,
         (SELECT max(i.latest_at) FROM sightings s JOIN imports i ON i.id = s.import_id
          WHERE s.fact = 'version' AND s.fact_id = v.id) AS file_latest_at
  FROM order_versions v LEFT JOIN identities b ON b.id = v.buyer_id
  WHERE v.order_id = ? ORDER BY v.id`;

/** The only version of a lone order is the order's own row. */
const LONE = /* sql */ `
  SELECT NULL AS id, o.role, o.part, o.hash, o.shop, o.status, o.created_at, o.paid_at, o.completed_at,
         o.latest_at, o.currency, o.paid_minor, o.refund_minor, b.id AS buyer_id, o.phone_seen, o.province,
         o.city, ifnull(b.kind || ':' || b.value, '') AS buyer, NULL AS file_latest_at,
         (SELECT json_group_array(json_object('line_no', line_no, 'sku', sku, 'name', name,
                   'quantity', quantity, 'unit_price_minor', unit_price_minor)) FROM (
            SELECT * FROM order_lines WHERE order_id = o.id ORDER BY n)) AS lines
  FROM orders o LEFT JOIN identities b ON b.id = o.buyer_id AND b.kind <> 'order'
  WHERE o.id = ? AND o.versions = 1`;
/** CROSS JOIN: from the order to its sightings, where SQLite would begin with all of an import's. */
const SEEN_HERE = /* sql */ `
  SELECT s.fact_id FROM order_versions v CROSS JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
  WHERE v.order_id = ? AND s.import_id = ?`;
const ADD = /* sql */ `
  INSERT INTO order_versions (
    order_id, role, part, hash, shop, status, created_at, paid_at, completed_at, latest_at,
    currency, paid_minor, refund_minor, buyer_id, phone_seen, province, city, lines
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const COUNT = /* sql */ `
  UPDATE orders SET versions = versions + 1, import_id = NULL, line = NULL, hash = NULL, print = NULL,
    also_named = NULL, latest_at = NULL, phone_seen = NULL, role = 'order', part = '' WHERE id = ?`;

/** What a lone order's row says of its version and its first sighting moves into rows of their own. */
const MOVE_FIRST_SIGHTING = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line)
  SELECT 'version', ?, import_id, line FROM orders WHERE id = ?`;
const MOVE_SIGHTINGS = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line)
  SELECT 'version', ?, import_id, line FROM order_sightings WHERE order_id = ?`;
const DROP_LONE_SIGHTINGS = /* sql */ `DELETE FROM order_sightings WHERE order_id = ?`;

/** The other way round, for an order of which one version is left. */
const JOIN = /* sql */ `
  UPDATE orders SET (role, part, hash, latest_at, phone_seen, import_id, line) = (
    SELECT v.role, v.part, v.hash, v.latest_at, v.phone_seen, s.import_id, s.line
    FROM order_versions v CROSS JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
    WHERE v.order_id = orders.id ORDER BY s.import_id LIMIT 1)
  WHERE id = ?`;
const MOVE_SIGHTINGS_BACK = /* sql */ `
  INSERT INTO order_sightings (order_id, import_id, line)
  SELECT o.id, s.import_id, s.line
  FROM orders o
  CROSS JOIN order_versions v ON v.order_id = o.id
  CROSS JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
  WHERE o.id = ? AND s.import_id <> o.import_id`;
const DROP_SIGHTINGS = /* sql */ `
  DELETE FROM sightings WHERE fact = 'version'
    AND fact_id IN (SELECT id FROM order_versions WHERE order_id = ?)`;
const DROP = /* sql */ `DELETE FROM order_versions WHERE order_id = ?`;

export function parseVersion(row: StoredVersion): KeptVersion {
  const lines: OrderLine[] = JSON.parse(row.lines);
  const version = { ...row, lines };
  return { ...version, hash: row.hash ?? contentHash(version, row.buyer) };
}

/** The versions of orders, wherever they are kept. */
export function openVersionRows(db: Database) {
  const versions = db.prepare<[number], StoredVersion>(VERSIONS);
  const lone = db.prepare<[number], StoredVersion>(LONE);
  const seenHere = db.prepare<[number, number], number>(SEEN_HERE).pluck();
  const add = db.prepare(ADD);
  const count = db.prepare<[number]>(COUNT);
  const moveFirst = db.prepare<[number, number]>(MOVE_FIRST_SIGHTING);
  const dropLone = db.prepare<[number]>(DROP_LONE_SIGHTINGS);
  const moveOthers = db.prepare<[number, number]>(MOVE_SIGHTINGS);

  const ties = openTieSightings(db);

  const joining = [JOIN, MOVE_SIGHTINGS_BACK, DROP_SIGHTINGS, DROP].map((sql) =>
    db.prepare<[number]>(sql),
  );

  const keep = (
    orderId: number,
    version: Omit<KeptVersion, 'id' | 'buyer' | 'file_latest_at'>,
  ): number =>
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
        version.phone_seen,
        version.province,
        version.city,
        JSON.stringify(version.lines),
      ).lastInsertRowid,
    );
  const loneOf = (orderId: number): KeptVersion | undefined => {
    const row = lone.get(orderId);
    return row === undefined ? undefined : parseVersion(row);
  };

  return {
    /** All versions of an order, a lone order's only one too. */
    of: (orderId: number): readonly KeptVersion[] => {
      const one = loneOf(orderId);
      return one === undefined ? versions.all(orderId).map(parseVersion) : [one];
    },
    /** The versions that have rows of their own. */
    rowsOf: (orderId: number): readonly KeptVersion[] => versions.all(orderId).map(parseVersion),
    /** Ids of an order's versions that one import showed; of an order that is not lone. */
    seenBy: (orderId: number, importId: number): ReadonlySet<number> =>
      new Set(seenHere.all(orderId, importId)),
    /** The order is lone no more: its version and sightings get rows of their own. */
    split: (orderId: number): void => {
      const only = loneOf(orderId);
      if (only === undefined) throw new RangeError('split an order that is not lone');
      ties.spell(orderId);
      const id = keep(orderId, only);
      moveFirst.run(id, orderId);
      moveOthers.run(id, orderId);
      dropLone.run(orderId);
    },
    /** The order is lone again: one version is left, and the order's state is what it says. */
    join: (orderId: number): void => {
      for (const step of joining) step.run(orderId);
    },
    /** Adds a version to an order that is split. @returns its id */
    add: (
      orderId: number,
      order: PreparedOrder & { readonly hash: number },
      buyerId: number | null,
    ): number => {
      count.run(orderId);
      return keep(orderId, { ...order, buyer_id: buyerId });
    },
  };
}
