/**
 * Most orders are shown once, or always alike: such an order is *lone*, its row in `orders` is its only
 * version (`versions` = 1), with the import and line that first showed it. Further imports that show
 * the same leave a row in `order_sightings`, which holds no more than it must: exports overlap, and it
 * grows with each day. Only when a file shows an order differently do its
 * versions get rows of their own, each with its sightings; `import_id` and `line` are null then.
 *
 * `lines` is how many rows an order has in `order_lines`. `hash` tells versions apart; null: not computed yet (the rows that this migration found). `print` is
 * the fingerprint of the row of the file that a lone order was read from, and of how it was read: the
 * same row need not be read again. Null where an order is more than a row.
 */
export const loneOrders = /* sql */ `
CREATE TABLE order_sightings (
  order_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (order_id, import_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE orders ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN versions INTEGER NOT NULL DEFAULT 1;
ALTER TABLE orders ADD COLUMN role TEXT NOT NULL DEFAULT 'order';
ALTER TABLE orders ADD COLUMN part TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN hash INTEGER;
ALTER TABLE orders ADD COLUMN print INTEGER;
ALTER TABLE orders ADD COLUMN latest_at INTEGER;
ALTER TABLE orders ADD COLUMN phone_seen TEXT;
ALTER TABLE orders ADD COLUMN province TEXT;
ALTER TABLE orders ADD COLUMN city TEXT;
ALTER TABLE orders ADD COLUMN import_id INTEGER REFERENCES imports (id);
ALTER TABLE orders ADD COLUMN line INTEGER;

CREATE TABLE versions_anew (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  role TEXT NOT NULL CHECK (role IN ('order', 'items', 'part')),
  part TEXT NOT NULL DEFAULT '',
  hash INTEGER,
  shop TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL,
  created_at INTEGER,
  paid_at INTEGER,
  completed_at INTEGER,
  latest_at INTEGER,
  currency TEXT,
  paid_minor INTEGER,
  refund_minor INTEGER,
  buyer_id INTEGER REFERENCES identities (id),
  phone_seen TEXT,
  province TEXT,
  city TEXT,
  lines TEXT NOT NULL DEFAULT '[]'
) STRICT;

UPDATE orders SET versions = (SELECT count(*) FROM order_versions v WHERE v.order_id = orders.id),
  lines = (SELECT count(*) FROM order_lines l WHERE l.order_id = orders.id);

INSERT INTO versions_anew (
  id, order_id, role, part, shop, status, created_at, paid_at, completed_at, latest_at, currency,
  paid_minor, refund_minor, buyer_id, phone_seen, lines)
SELECT v.id, v.order_id, v.role, v.part, v.shop, v.status, v.created_at, v.paid_at, v.completed_at,
       v.latest_at, v.currency, v.paid_minor, v.refund_minor, v.buyer_id, v.phone_seen, v.lines
FROM order_versions v JOIN orders o ON o.id = v.order_id WHERE o.versions > 1;

UPDATE orders SET (role, part, latest_at, phone_seen, import_id, line) = (
  SELECT v.role, v.part, v.latest_at, v.phone_seen, s.import_id, s.line
  FROM order_versions v JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
  WHERE v.order_id = orders.id ORDER BY s.import_id LIMIT 1)
WHERE versions = 1;

INSERT INTO order_sightings (order_id, import_id, line)
SELECT o.id, s.import_id, s.line
FROM orders o
JOIN order_versions v ON v.order_id = o.id
JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
WHERE o.versions = 1 AND s.import_id <> o.import_id;

DELETE FROM sightings WHERE fact = 'version' AND fact_id NOT IN (SELECT id FROM versions_anew);

DROP TABLE order_versions;
ALTER TABLE versions_anew RENAME TO order_versions;
CREATE INDEX versions_by_order ON order_versions (order_id);
CREATE INDEX versions_by_buyer ON order_versions (buyer_id) WHERE buyer_id IS NOT NULL;

ALTER TABLE imports ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN options TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN undone_at INTEGER;

CREATE TABLE import_rejects (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  n INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX referrals_by_inviter ON referrals (inviter_id);
CREATE INDEX referrals_by_invitee ON referrals (invitee_id);
CREATE INDEX participants_by_identity ON participants (identity_id);
CREATE INDEX codes_by_owner ON codes (owner_id) WHERE owner_id IS NOT NULL;
`;
