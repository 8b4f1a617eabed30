import type { Database } from '../db/open.ts';

/** What a lone order says, for the sums of a file whose row need not be read again. */
export type GlimpsedOrder = {
  readonly id: number;
  readonly key: string;
  readonly platform: string;
  readonly shop: string;
  readonly print: number | null;
  readonly import_id: number;
  readonly status: string;
  readonly currency: string | null;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
  readonly latest_at: number | null;
  readonly lines: number;
  readonly has_buyer: number;
};

const FIND = /* sql */ `SELECT id FROM orders WHERE key = ?`;
const FROM = /* sql */ `
  SELECT id, key, print, import_id, status, currency, paid_minor, refund_minor, latest_at, lines,
         CASE WHEN buyer_id IS NULL THEN 0
              ELSE EXISTS (SELECT 1 FROM identities i WHERE i.id = buyer_id AND i.kind <> 'order')
         END AS has_buyer, platform, shop
  FROM orders WHERE id >= ? AND versions = 1 ORDER BY id LIMIT ?`;

/** A row as SQLite gives it: an object made of it in JavaScript costs half of one made in C++. */
type Row = [
  number,
  string,
  number | null,
  number,
  string,
  string | null,
  number | null,
  number | null,
  number | null,
  number,
  number,
  string,
  string,
];

const MOST = 1000;

/**
 * Finds lone orders by the fingerprint of their row. A file shows what it showed before mostly in the same
 * order, in which the orders were written then: where one was found, those behind it are fetched
 * together, twice as many each time that half of them were asked for.
 */
export function openGlimpses(db: Database) {
  const find = db.prepare<[string], number>(FIND).pluck();
  const from = db.prepare<[number, number], Row>(FROM).raw();
  const ahead = new Map<string, Row>();
  let size = 1;
  let used = 0;
  let next = 0;

  const fetch = (id: number): void => {
    size = used * 2 >= size ? Math.min(MOST, size * 2) : 1;
    used = 0;
    ahead.clear();
    next = id;
    for (const row of from.all(id, size)) {
      ahead.set(row[1], row);
      next = row[0] + 1;
    }
  };

  return {
    /** A lone order that was read from a row with this fingerprint. */
    find: (key: string, print: number): GlimpsedOrder | undefined => {
      let row = ahead.get(key);
      if (row === undefined && used * 2 >= size) {
        fetch(next);
        row = ahead.get(key);
      }
      if (row === undefined) {
        const id = find.get(key);
        if (id === undefined) return undefined;
        fetch(id);
        row = ahead.get(key);
      }
      used += 1;
      return row?.[2] === print ? toOrder(row) : undefined;
    },
    /** Something else has been said of this order: what was fetched of it holds no more. */
    forget: (key: string): void => void ahead.delete(key),
  };
}

function toOrder(row: Row): GlimpsedOrder {
  const [id, key, print, import_id, status, currency, paid_minor, refund_minor, latest_at] = row;
  const [lines, has_buyer, platform, shop] = [row[9], row[10], row[11], row[12]];
  return {
    id,
    key,
    platform,
    shop,
    print,
    import_id,
    status,
    currency,
    paid_minor,
    refund_minor,
    latest_at,
    lines,
    has_buyer,
  };
}
