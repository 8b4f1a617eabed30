import type { Database } from '../db/open.ts';
import type { Shop } from './domains.ts';
import { openDomains } from './order-writer.ts';

/** Gathers the shops whose orders a file holds. Rows of one shop mostly stand together. */
export function openShops(): {
  readonly see: (order: Shop) => void;
  readonly all: () => readonly Shop[];
} {
  const found = new Map<string, Shop>();
  let last: Shop = { platform: '', shop: '' };
  return {
    see: ({ platform, shop }) => {
      if (last.platform === platform && last.shop === shop && found.size > 0) return;
      last = { platform, shop };
      found.set(`${platform}\u0000${shop}`, last);
    },
    all: () => [...found.values()],
  };
}

const KEEP = /* sql */ `
  INSERT INTO import_shops (import_id, platform, shop, domain)
  VALUES (@import, @platform, @shop, @domain)`;
type Kept = Shop & { readonly import: number; readonly domain: string };

/**
 * Remembers whose orders a file holds, so that a shop that is missing in the files of a month is missed; each in the
 * domain that is known of it so far.
 */
export function keepShops(db: Database, importId: number, shops: readonly Shop[]): void {
  const keep = db.prepare<Kept>(KEEP);
  const domainOf = openDomains(db);
  for (const { platform, shop } of shops) {
    keep.run({ import: importId, platform, shop, domain: domainOf(platform, shop) });
  }
}

const OF_FILE = /* sql */ `
  SELECT platform, shop FROM import_shops WHERE import_id = ? ORDER BY platform, shop`;

/** The shops whose orders an import holds. */
export function shopsOf(db: Database, importId: number): readonly Shop[] {
  return db.prepare<[number], Shop>(OF_FILE).all(importId);
}
