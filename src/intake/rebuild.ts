import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { checkPeople } from '../people/check.ts';
import { derive } from '../people/derive.ts';
import { openOrderRows } from './order-rows.ts';
import { openDomains, settleOrder } from './order-writer.ts';
import { openVersionRows } from './version-rows.ts';

/** Something derived that was stored otherwise than the facts say: nowhere, unless there is a bug. */
export type Difference = {
  readonly kind: string;
  readonly id: number;
  readonly stored: string | null;
  readonly computed: string | null;
};

export type Rebuilt = {
  readonly orders: number;
  readonly identities: number;
  readonly differences: readonly Difference[];
};

const NEXT_LONE = /* sql */ `
  SELECT id, platform, shop, domain, created_at, paid_at, created_day, paid_day
  FROM orders WHERE id > ? AND versions = 1 ORDER BY id LIMIT 5000`;
const SPLIT = /* sql */ `SELECT id FROM orders WHERE versions <> 1 ORDER BY id`;
const MISCOUNTED = /* sql */ `
  SELECT id, versions, (SELECT count(*) FROM order_versions v WHERE v.order_id = orders.id) AS kept
  FROM orders
  WHERE versions <> CASE WHEN import_id IS NULL THEN
    (SELECT count(*) FROM order_versions v WHERE v.order_id = orders.id) ELSE 1 END`;
const REPAIR = /* sql */ `UPDATE orders SET domain = ?, created_day = ?, paid_day = ? WHERE id = ?`;
const IDENTITIES = /* sql */ `SELECT count(*) FROM identities`;

type LoneRow = {
  id: number;
  platform: string;
  shop: string;
  domain: string;
  created_at: number | null;
  paid_at: number | null;
  created_day: number | null;
  paid_day: number | null;
};

/**
 * Computes everything anew that follows from the facts (states of orders, days, domains, who is one
 * person, through which code a join came) and writes it where it was otherwise. Run in a transaction.
 * @param newRule what follows from a rule that was changed just now is no difference
 */
export function rebuild(db: Database, timezone: string, newRule = false): Rebuilt {
  if (newRule) derive(db, 'all');
  const lone = rebuildLone(db, timezone);
  const split = rebuildSplit(db, timezone);
  const people = checkPeople(db);
  derive(db, 'all');
  return {
    orders: lone.orders + split.orders,
    identities: db.prepare<[], number>(IDENTITIES).pluck().get() ?? 0,
    differences: [...miscounted(db), ...lone.differences, ...split.differences, ...people],
  };
}

type Checked = { readonly orders: number; readonly differences: readonly Difference[] };

/** A lone order is its own version: only its days and its domain follow from something. */
function rebuildLone(db: Database, timezone: string): Checked {
  const next = db.prepare<[number], LoneRow>(NEXT_LONE);
  const repair = db.prepare<[string, number | null, number | null, number]>(REPAIR);
  const domainOf = openDomains(db);
  const day = (at: number | null): number | null => (at === null ? null : dayOf(at, timezone));
  const differences: Difference[] = [];
  let orders = 0;
  let last = 0;
  for (let page = next.all(last); page.length > 0; page = next.all(last)) {
    for (const row of page) {
      last = row.id;
      orders += 1;
      const stored = `${row.domain} ${row.created_day} ${row.paid_day}`;
      const [domain, created, paid] = [
        domainOf(row.platform, row.shop),
        day(row.created_at),
        day(row.paid_at),
      ];
      const computed = `${domain} ${created} ${paid}`;
      if (stored === computed) continue;
      differences.push({ kind: 'order', id: row.id, stored, computed });
      repair.run(domain, created, paid, row.id);
    }
  }
  return { orders, differences };
}

function rebuildSplit(db: Database, timezone: string): Checked {
  const rows = openOrderRows(db);
  const versions = openVersionRows(db);
  const domainOf = openDomains(db);
  const ids = db.prepare<[], number>(SPLIT).pluck().all();
  const differences: Difference[] = [];
  for (const id of ids) {
    const kept = versions.rowsOf(id);
    if (kept.length === 0) continue;
    const before = rows.text(id);
    if (settleOrder(id, kept, rows, domainOf, timezone))
      differences.push({ kind: 'order', id, stored: before, computed: rows.text(id) });
  }
  return { orders: ids.length, differences };
}

function miscounted(db: Database): Difference[] {
  return db
    .prepare<[], { id: number; versions: number; kept: number }>(MISCOUNTED)
    .all()
    .map(({ id, versions, kept }) => ({
      kind: 'versions',
      id,
      stored: String(versions),
      computed: String(kept),
    }));
}
