import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { checkJourneys } from '../journeys/check.ts';
import { refresh } from '../journeys/fresh.ts';
import { markStale } from '../journeys/marks.ts';
import { checkPeople } from '../people/check.ts';
import { derive, followsTheRules } from '../people/derive.ts';
import { dateFiles } from './date-files.ts';
import { applyToFiles } from './domains.ts';
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

const MISCOUNTED = /* sql */ `
  SELECT o.id, o.versions, o.lines,
         CASE WHEN o.import_id IS NULL
              THEN (SELECT count(*) FROM order_versions WHERE order_id = o.id) ELSE 1 END AS kept,
         ifnull(l.n, 0) AS held
  FROM orders o
  LEFT JOIN (SELECT order_id, count(*) AS n FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
  WHERE o.versions <> kept OR o.lines <> held
  ORDER BY o.id`;
const RECOUNT = /* sql */ `UPDATE orders SET versions = ?, lines = ? WHERE id = ?`;
const SPLIT = /* sql */ `SELECT id FROM orders WHERE versions <> 1 ORDER BY id`;
const NEXT = /* sql */ `
  SELECT id, platform, shop, domain, created_at, paid_at, created_day, paid_day
  FROM orders WHERE id > ? ORDER BY id LIMIT 5000`;
const REPAIR = /* sql */ `UPDATE orders SET domain = ?, created_day = ?, paid_day = ? WHERE id = ?`;
const IDENTITIES = /* sql */ `SELECT count(*) FROM identities`;

type CountRow = { id: number; versions: number; lines: number; kept: number; held: number };
type OrderRow = {
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
 * What follows from a rule that has changed since is no difference.
 */
export function rebuild(db: Database, timezone: string): Rebuilt {
  if (!followsTheRules(db)) derive(db, 'all');
  const journeys = checkJourneys(db);
  const counts = recount(db);
  const states = rebuildStates(db, timezone);
  const days = rebuildDays(db, timezone);
  const people = checkPeople(db);
  derive(db, 'all');
  dateFiles(db);
  const differences = [...counts, ...states, ...days.differences, ...people, ...journeys];
  if (differences.length > 0) markStale(db, { people: 'all', days: 'all' });
  refresh(db);
  return {
    orders: days.orders,
    identities: db.prepare<[], number>(IDENTITIES).pluck().get() ?? 0,
    differences,
  };
}

/** How many versions there are of an order, and how many lines in it, which everything else goes by. */
function recount(db: Database): Difference[] {
  const mend = db.prepare<[number, number, number]>(RECOUNT);
  return db
    .prepare<[], CountRow>(MISCOUNTED)
    .all()
    .map(({ id, versions, lines, kept, held }) => {
      mend.run(kept, held, id);
      const [stored, computed] = [`${versions} ${lines}`, `${kept} ${held}`];
      return { kind: 'counts', id, stored, computed };
    });
}

/** What is held to be so of orders with several versions. A lone order is its own version. */
function rebuildStates(db: Database, timezone: string): Difference[] {
  const rows = openOrderRows(db);
  const versions = openVersionRows(db);
  const domainOf = openDomains(db);
  const differences: Difference[] = [];
  for (const id of db.prepare<[], number>(SPLIT).pluck().all()) {
    const kept = versions.rowsOf(id);
    if (kept.length === 0) continue;
    const before = rows.text(id);
    if (settleOrder(id, kept, rows, domainOf, timezone))
      differences.push({ kind: 'order', id, stored: before, computed: rows.text(id) });
  }
  return differences;
}

/** The days and the domain of every order, which follow from its times and its shop. */
function rebuildDays(
  db: Database,
  timezone: string,
): { readonly orders: number; readonly differences: readonly Difference[] } {
  const next = db.prepare<[number], OrderRow>(NEXT);
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
  applyToFiles(db);
  return { orders, differences };
}
