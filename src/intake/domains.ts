import type { Database } from '../db/open.ts';
import { markStale } from '../journeys/marks.ts';
import type { Purchase } from './order-rows.ts';
import { openDomains } from './order-writer.ts';

/** The shops that one import's orders are of, and the shop of a file without any. */
const MARK_SHOPS = /* sql */ `
  INSERT INTO shop_domains (platform, shop, import_id, domain)
  SELECT platform, shop, @import, @domain FROM (
    SELECT o.platform, v.shop
    FROM sightings s JOIN order_versions v ON v.id = s.fact_id JOIN orders o ON o.id = v.order_id
    WHERE s.import_id = @import AND s.fact = 'version'
    UNION
    SELECT o.platform, o.shop FROM order_sightings s JOIN orders o ON o.id = s.order_id
    WHERE s.import_id = @import
    UNION
    SELECT platform, shop FROM orders WHERE import_id = @import
    UNION
    SELECT platform, shop FROM import_shops WHERE import_id = @import
  )`;

export function markShops(db: Database, importId: number, domain: string): void {
  db.prepare<{ import: number; domain: string }>(MARK_SHOPS).run({ import: importId, domain });
}

const MARKED = /* sql */ `SELECT platform, shop FROM shop_domains WHERE import_id = ?`;
const APPLY = /* sql */ `
  UPDATE orders SET domain = @domain
  WHERE platform = @platform AND shop = @shop AND domain <> @domain
  RETURNING buyer_id, paid_day`;
const APPLY_TO_FILES = /* sql */ `
  UPDATE import_shops SET domain = @domain WHERE platform = @platform AND shop = @shop`;

/** Orders of the shops that an import marked follow the marks as they stand, whoever brought them. */
export function applyDomain(db: Database, importId: number): void {
  applyDomains(db, markedShops(db, importId));
}

export type Shop = { readonly platform: string; readonly shop: string };

export function markedShops(db: Database, importId: number): readonly Shop[] {
  return db.prepare<[number], Shop>(MARKED).all(importId);
}

const HELD = /* sql */ `SELECT DISTINCT platform, shop FROM import_shops`;

/** Shops in files follow the marks as they stand; their orders do already. */
export function applyToFiles(db: Database): void {
  const domainOf = openDomains(db);
  const apply = db.prepare<Shop & { domain: string }>(APPLY_TO_FILES);
  for (const { platform, shop } of db.prepare<[], Shop>(HELD).all())
    apply.run({ platform, shop, domain: domainOf(platform, shop) });
}

export function applyDomains(db: Database, shops: readonly Shop[]): void {
  const domainOf = openDomains(db);
  const apply = db.prepare<Shop & { domain: string }, Purchase>(APPLY);
  const toFiles = db.prepare<Shop & { domain: string }>(APPLY_TO_FILES);
  for (const { platform, shop } of shops) {
    const marked = { platform, shop, domain: domainOf(platform, shop) };
    toFiles.run(marked);
    const changed = apply.all(marked);
    const people = new Set(changed.flatMap(({ buyer_id }) => buyer_id ?? []));
    markStale(db, { people, days: new Set(changed.flatMap(({ paid_day }) => paid_day ?? [])) });
  }
}
