import type { Database } from '../db/open.ts';

const HELD = /* sql */ `
  DELETE FROM import_shops;
  INSERT INTO import_shops (import_id, platform, shop, domain)
  SELECT DISTINCT import_id, platform, shop, domain FROM orders WHERE import_id IS NOT NULL;
  UPDATE imports SET orders = (SELECT count(*) FROM orders WHERE orders.import_id = imports.id)`;

/** Files hold the shops of the orders that came in them. */
export function holdShops(db: Database): void {
  db.exec(HELD);
}

const ALL_SHOPS = /* sql */ `
  UPDATE imports SET complete_until = imported_at
  WHERE kind = 'orders' AND latest_at = imported_at AND orders > 0`;

/** What was read after everything holds all of every shop in it. */
export function holdAllOfEach(db: Database): void {
  db.exec(ALL_SHOPS);
}
