CREATE TRIGGER batches_insert_counts AFTER INSERT ON batches
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  channel TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('count', 'orders', 'customers', 'recipients')),
  unit TEXT NOT NULL CHECK (unit IN ('single', 'shared')),
  invites INTEGER NOT NULL CHECK (invites IN (0, 1)),
  count INTEGER NOT NULL,
  length INTEGER NOT NULL,
  alphabet TEXT NOT NULL,
  seed TEXT,
  folder TEXT,
  created_at INTEGER NOT NULL,
  created_day INTEGER NOT NULL
, pool_id INTEGER REFERENCES pools (id), target_id INTEGER REFERENCES targets (id), has_check INTEGER NOT NULL DEFAULT 0 CHECK (has_check IN (0, 1)), capitals INTEGER NOT NULL DEFAULT 0 CHECK (capitals IN (0, 1))) STRICT;

CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('user', 'import')),
  created_at INTEGER NOT NULL
, play TEXT) STRICT;

CREATE TRIGGER code_changes_insert_counts AFTER INSERT ON code_changes
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE code_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES codes (id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  pool_id INTEGER REFERENCES pools (id),
  target_id INTEGER REFERENCES targets (id),
  disabled_at INTEGER,
  valid_from INTEGER,
  valid_until INTEGER
) STRICT;

CREATE INDEX code_changes_by_code ON code_changes (code_id);

CREATE TABLE code_visits (
  drawer INTEGER PRIMARY KEY,
  codes BLOB NOT NULL,
  counts BLOB NOT NULL,
  at BLOB NOT NULL,
  flags BLOB NOT NULL
) STRICT;

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  n INTEGER NOT NULL,
  variant TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL,
  order_key TEXT,
  owner_id INTEGER REFERENCES identities (id)
, pool_id INTEGER REFERENCES pools (id), target_id INTEGER REFERENCES targets (id), disabled_at INTEGER, valid_from INTEGER, valid_until INTEGER) STRICT;

CREATE INDEX codes_by_campaign ON codes (campaign_id);

CREATE INDEX codes_by_order ON codes (order_key) WHERE order_key IS NOT NULL;

CREATE INDEX codes_by_owner ON codes (owner_id) WHERE owner_id IS NOT NULL;

CREATE TRIGGER contact_ways_delete_counts AFTER DELETE ON contact_ways
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER contact_ways_insert_counts AFTER INSERT ON contact_ways
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER contact_ways_update_counts AFTER UPDATE ON contact_ways
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE contact_ways (
  state TEXT PRIMARY KEY CHECK (length(state) BETWEEN 1 AND 30),
  target_id INTEGER NOT NULL REFERENCES targets (id),
  campaign_id INTEGER REFERENCES campaigns (id),
  variant TEXT NOT NULL DEFAULT '',
  url TEXT,
  picture_id INTEGER REFERENCES pictures (id), retired_at INTEGER,
  CHECK ((url IS NULL) <> (picture_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  drawer INTEGER PRIMARY KEY,
  people BLOB NOT NULL,
  counts BLOB NOT NULL,
  at BLOB NOT NULL,
  flags BLOB NOT NULL,
  code_id BLOB NOT NULL,
  day BLOB NOT NULL,
  staff BLOB NOT NULL,
  fact_id BLOB NOT NULL
) STRICT;

CREATE TABLE costs (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  variant TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  UNIQUE (campaign_id, variant, kind, amount_minor, currency, at, nth)
) STRICT;

CREATE TABLE customers (
  identity_id INTEGER PRIMARY KEY REFERENCES identities (id),
  customer_id INTEGER NOT NULL
) STRICT;

CREATE INDEX customers_by_customer ON customers (customer_id);

CREATE TABLE day_marks (day INTEGER PRIMARY KEY) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER REFERENCES identities (id),
  phone_seen TEXT,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  template TEXT,
  reference TEXT,
  status TEXT NOT NULL,
  code TEXT,
  received_at INTEGER,
  nth INTEGER NOT NULL
) STRICT;

CREATE INDEX deliveries_by_identity ON deliveries (identity_id, at, phone_seen, nth);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  a INTEGER NOT NULL REFERENCES identities (id),
  b INTEGER NOT NULL REFERENCES identities (id),
  reason TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  CHECK (a < b),
  UNIQUE (a, b, reason, source)
) STRICT;

CREATE INDEX evidence_by_b ON evidence (b);

CREATE TABLE identities (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (kind, value)
) STRICT;

CREATE TABLE identity_flags (
  identity_id INTEGER PRIMARY KEY REFERENCES identities (id),
  flag TEXT NOT NULL CHECK (flag IN ('blocked', 'shared', 'many-buyers', 'many-wechat')),
  kind TEXT NOT NULL DEFAULT '',
  n INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_rejects (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  n INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_shops (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  domain TEXT NOT NULL CHECK (domain IN ('public', 'private')),
  PRIMARY KEY (import_id, platform, shop)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER imports_insert_counts AFTER INSERT ON imports
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER imports_update_counts AFTER UPDATE ON imports
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  timezone TEXT NOT NULL,
  latest_at INTEGER,
  rows INTEGER NOT NULL DEFAULT 0,
  orders INTEGER NOT NULL DEFAULT 0,
  lines INTEGER NOT NULL DEFAULT 0,
  inserted INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  totals TEXT NOT NULL DEFAULT '[]',
  identities INTEGER NOT NULL DEFAULT 0,
  evidence INTEGER NOT NULL DEFAULT 0,
  imported_at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL DEFAULT 0
, bytes INTEGER NOT NULL DEFAULT 0, options TEXT NOT NULL DEFAULT '', undone_at INTEGER, complete_until INTEGER) STRICT;

CREATE TABLE join_attributions (
  join_id INTEGER PRIMARY KEY REFERENCES joins (id),
  code_id INTEGER REFERENCES codes (id),
  level TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX join_attributions_by_code ON join_attributions (code_id);

CREATE TABLE join_details (
  id INTEGER PRIMARY KEY,
  join_id INTEGER NOT NULL REFERENCES joins (id),
  nickname TEXT,
  phone_seen TEXT,
  link TEXT,
  flow_id TEXT,
  lead_id TEXT,
  source TEXT,
  department TEXT,
  company TEXT,
  tags TEXT
) STRICT;

CREATE INDEX join_details_by_join ON join_details (join_id);

CREATE INDEX join_details_by_link ON join_details (link) WHERE link IS NOT NULL;

CREATE TABLE joins (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  staff TEXT NOT NULL DEFAULT '',
  joined_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT '',
  UNIQUE (identity_id, staff, joined_at, state)
) STRICT;

CREATE INDEX joins_by_state ON joins (state) WHERE state <> '';

CREATE TABLE journey_marks (id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE journey_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE leaves (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  staff TEXT NOT NULL DEFAULT '',
  left_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  UNIQUE (identity_id, staff, left_at)
) STRICT;

CREATE TABLE order_days (
  day INTEGER NOT NULL,
  currency TEXT NOT NULL,
  flags INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  paid INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (day, currency, flags)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_lines (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  n INTEGER NOT NULL,
  line_no TEXT NOT NULL,
  sku TEXT,
  name TEXT,
  quantity INTEGER,
  unit_price_minor INTEGER,
  PRIMARY KEY (order_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_sightings (
  order_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (order_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "order_versions" (
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

CREATE INDEX versions_by_buyer ON order_versions (buyer_id) WHERE buyer_id IS NOT NULL;

CREATE INDEX versions_by_order ON order_versions (order_id);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  shop TEXT NOT NULL DEFAULT '',
  order_no TEXT NOT NULL,
  domain TEXT NOT NULL DEFAULT 'public' CHECK (domain IN ('public', 'private')),
  status TEXT NOT NULL DEFAULT '',
  created_at INTEGER,
  paid_at INTEGER,
  completed_at INTEGER,
  created_day INTEGER,
  paid_day INTEGER,
  currency TEXT,
  paid_minor INTEGER,
  refund_minor INTEGER,
  buyer_id INTEGER REFERENCES identities (id)
, lines INTEGER NOT NULL DEFAULT 0, versions INTEGER NOT NULL DEFAULT 1, role TEXT NOT NULL DEFAULT 'order', part TEXT NOT NULL DEFAULT '', hash INTEGER, print INTEGER, latest_at INTEGER, phone_seen TEXT, province TEXT, city TEXT, import_id INTEGER REFERENCES imports (id), line INTEGER, also_named TEXT) STRICT;

CREATE INDEX orders_by_buyer ON orders (buyer_id) WHERE buyer_id IS NOT NULL;

CREATE INDEX orders_by_paid_day ON orders (paid_day);

CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  UNIQUE (campaign_id, identity_id, at)
) STRICT;

CREATE INDEX participants_by_identity ON participants (identity_id);

CREATE TABLE "people_actions" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL CHECK (action IN ('merge', 'block', 'cut', 'accept')),
  a INTEGER NOT NULL,
  b INTEGER,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  undone_at INTEGER,
  CHECK ((action = 'block') = (b IS NULL)),
  CHECK (a < b)
) STRICT;

CREATE TABLE pictures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  text TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER pool_members_delete_counts AFTER DELETE ON pool_members
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER pool_members_insert_counts AFTER INSERT ON pool_members
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER pool_members_update_counts AFTER UPDATE ON pool_members
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE pool_members (
  pool_id INTEGER NOT NULL REFERENCES pools (id),
  target_id INTEGER NOT NULL REFERENCES targets (id),
  position INTEGER NOT NULL,
  weight INTEGER NOT NULL DEFAULT 1 CHECK (weight > 0),
  daily_cap INTEGER CHECK (daily_cap >= 0),
  total_cap INTEGER CHECK (total_cap >= 0),
  adds_cap INTEGER CHECK (adds_cap >= 0),
  hours TEXT NOT NULL DEFAULT '',
  dates TEXT NOT NULL DEFAULT '',
  backup INTEGER NOT NULL DEFAULT 0 CHECK (backup IN (0, 1)),
  paused_at INTEGER,
  PRIMARY KEY (pool_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pool_turns (
  pool_id INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER pools_insert_counts AFTER INSERT ON pools
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER pools_update_counts AFTER UPDATE ON pools
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE pools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  policy TEXT NOT NULL CHECK (policy IN ('weighted', 'round-robin', 'sticky', 'least-loaded')),
  fallback_url TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE profiles (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  identity_id INTEGER REFERENCES identities (id),
  phone_seen TEXT,
  since INTEGER,
  member_since INTEGER,
  is_member INTEGER CHECK (is_member IN (0, 1)),
  is_friend INTEGER CHECK (is_friend IN (0, 1)),
  nickname TEXT,
  gender TEXT,
  level TEXT,
  points INTEGER,
  tags TEXT,
  source TEXT,
  order_count INTEGER,
  currency TEXT NOT NULL,
  spent_minor INTEGER,
  refunded_minor INTEGER,
  last_order_at INTEGER
) STRICT;

CREATE INDEX profiles_by_identity ON profiles (identity_id, phone_seen, since);

CREATE TABLE purchases (
  drawer INTEGER PRIMARY KEY,
  people BLOB NOT NULL,
  counts BLOB NOT NULL,
  at BLOB NOT NULL,
  flags BLOB NOT NULL,
  day BLOB NOT NULL,
  paid BLOB NOT NULL,
  net BLOB NOT NULL,
  currency BLOB NOT NULL,
  order_id BLOB NOT NULL
) STRICT;

CREATE TABLE referrals (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  inviter_id INTEGER NOT NULL REFERENCES identities (id),
  invitee_id INTEGER NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  UNIQUE (campaign_id, inviter_id, invitee_id, at)
) STRICT;

CREATE INDEX referrals_by_invitee ON referrals (invitee_id);

CREATE INDEX referrals_by_inviter ON referrals (inviter_id);

CREATE TABLE refusals (
  hash TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('opted-out', 'erased')),
  at INTEGER NOT NULL,
  PRIMARY KEY (hash, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE replies (
  id INTEGER PRIMARY KEY,
  identity_id INTEGER REFERENCES identities (id),
  phone_seen TEXT,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  opts_out INTEGER NOT NULL CHECK (opts_out IN (0, 1)),
  nth INTEGER NOT NULL
) STRICT;

CREATE INDEX replies_by_identity ON replies (identity_id, at, phone_seen, nth);

CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL) STRICT;

CREATE TABLE rewards (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  task TEXT NOT NULL DEFAULT '',
  reward TEXT NOT NULL DEFAULT '',
  cost_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  invitee_id INTEGER REFERENCES identities (id)
) STRICT;

CREATE INDEX rewards_by_identity ON rewards (identity_id);

CREATE INDEX rewards_by_invitee ON rewards (invitee_id) WHERE invitee_id IS NOT NULL;

CREATE UNIQUE INDEX rewards_once ON rewards (
  campaign_id, identity_id, at, task, reward, cost_minor, currency, ifnull(invitee_id, 0));

CREATE TABLE risks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  rule TEXT NOT NULL,
  of TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (campaign_id, rule, of)
) STRICT;

CREATE TABLE salts (
  purpose TEXT NOT NULL CHECK (purpose IN ('visitor', 'sticky')),
  day INTEGER NOT NULL,
  salt BLOB NOT NULL,
  PRIMARY KEY (purpose, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE server_holder (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  address TEXT NOT NULL,
  since INTEGER NOT NULL,
  beat_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER settings_insert_counts AFTER INSERT ON settings
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER settings_update_counts AFTER UPDATE ON settings
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_days (
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (platform, shop, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_domains (
  platform TEXT NOT NULL,
  shop TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  domain TEXT NOT NULL CHECK (domain IN ('public', 'private')),
  PRIMARY KEY (platform, shop, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sightings (
  fact TEXT NOT NULL,
  fact_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (fact, fact_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sightings_by_import ON sightings (import_id, fact);

CREATE TABLE sms_batches (
  batch_id INTEGER PRIMARY KEY REFERENCES batches (id),
  provider TEXT NOT NULL,
  signature TEXT NOT NULL,
  text TEXT NOT NULL,
  link TEXT NOT NULL CHECK (link IN ('own', 'constant')),
  send_at INTEGER NOT NULL,
  segments INTEGER NOT NULL,
  price_micros INTEGER,
  currency TEXT,
  holdout_percent REAL NOT NULL DEFAULT 0,
  holdout_seed TEXT
, cancelled_at INTEGER) STRICT;

CREATE TABLE sms_people (
  batch_id INTEGER NOT NULL REFERENCES sms_batches (batch_id),
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  role TEXT NOT NULL CHECK (role IN ('sent', 'held')),
  PRIMARY KEY (batch_id, identity_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sms_people_by_identity ON sms_people (identity_id);

CREATE TABLE spills (
  id TEXT PRIMARY KEY,
  visits INTEGER NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE target_counts (
  target_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (target_id, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER targets_insert_counts AFTER INSERT ON targets
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TRIGGER targets_update_counts AFTER UPDATE ON targets
BEGIN UPDATE revision SET n = n + 1; END;

CREATE TABLE targets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('acquisition-link', 'contact-way', 'qr-image', 'url')),
  url TEXT,
  picture_id INTEGER REFERENCES pictures (id),
  staff TEXT NOT NULL,
  is_group INTEGER NOT NULL DEFAULT 0 CHECK (is_group IN (0, 1)),
  expires_at INTEGER,
  capacity INTEGER CHECK (capacity > 0),
  shown_before INTEGER NOT NULL DEFAULT 0,
  cost_minor INTEGER CHECK (cost_minor >= 0),
  currency TEXT,
  paused_at INTEGER,
  created_at INTEGER NOT NULL,
  CHECK ((cost_minor IS NULL) = (currency IS NULL))
) STRICT;

CREATE TABLE variants (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight >= 0),
  PRIMARY KEY (campaign_id, position),
  UNIQUE (campaign_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE "visits" (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  visitor TEXT NOT NULL DEFAULT '',
  flags INTEGER NOT NULL DEFAULT 0,
  reason INTEGER,
  page INTEGER,
  target_id INTEGER,
  pool_id INTEGER
) STRICT;

CREATE UNIQUE INDEX visits_from_files ON visits (code, at, visitor) WHERE reason IS NULL;

CREATE TABLE visits_taken (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  visit_id INTEGER NOT NULL,
  code_id INTEGER NOT NULL,
  unplaced INTEGER NOT NULL
) STRICT;
