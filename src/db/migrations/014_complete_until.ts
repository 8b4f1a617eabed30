/**
 * Up to when a file is complete, ms UTC, inclusive: nothing of what it tells happened between its last row
 * and then. A file does not say so itself; a person does. `import_shops`: whose orders a file holds; `domain` follows
 * the marks as that of orders does. `shop_days`: on which days which shop sold, derived as `order_days` are and with
 * them.
 */
export const completeUntil = /* sql */ `
ALTER TABLE imports ADD COLUMN complete_until INTEGER;

CREATE TABLE import_shops (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  domain TEXT NOT NULL CHECK (domain IN ('public', 'private')),
  PRIMARY KEY (import_id, platform, shop)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO import_shops (import_id, platform, shop, domain)
  SELECT DISTINCT o.import_id, o.platform, o.shop, o.domain
  FROM orders o JOIN imports i ON i.id = o.import_id AND i.undone_at IS NULL;
INSERT OR IGNORE INTO import_shops (import_id, platform, shop, domain)
  SELECT DISTINCT s.import_id, o.platform, o.shop, o.domain
  FROM order_sightings s JOIN orders o ON o.id = s.order_id;
INSERT OR IGNORE INTO import_shops (import_id, platform, shop, domain)
  SELECT DISTINCT s.import_id, o.platform, v.shop, o.domain
  FROM sightings s JOIN order_versions v ON v.id = s.fact_id JOIN orders o ON o.id = v.order_id
  WHERE s.fact = 'version';

CREATE TABLE shop_days (
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (platform, shop, day)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO day_marks VALUES (-1);
`;
