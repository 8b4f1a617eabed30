/**
 * Where scans end. `targets`, `pools` and what a code points to are set by hand; `code_changes` keeps
 * what was changed on codes after printing. `visits` is made anew: our own server keeps every hit, so
 * that the same visitor may come twice in one millisecond, and a hit must be a cheap row at the end of
 * the table. Hence no index over the visits of the server: whoever wants those of one code reads all.
 * `target_counts` and `pool_turns` are derived from visits and written in the same transaction.
 */
export const liveCodes = /* sql */ `
-- A picture with a QR in it that was read back; text is what it says.
CREATE TABLE pictures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  text TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- staff: the account as files of joins name it. shown_before: how often it had been shown when its
-- group was replaced by a new one. cost_minor: what one add costs.
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

-- The ways to one member of staff, each with its fixed state. campaign_id null: for every campaign;
-- variant '': for every variant.
CREATE TABLE contact_ways (
  state TEXT PRIMARY KEY CHECK (length(state) BETWEEN 1 AND 30),
  target_id INTEGER NOT NULL REFERENCES targets (id),
  campaign_id INTEGER REFERENCES campaigns (id),
  variant TEXT NOT NULL DEFAULT '',
  url TEXT,
  picture_id INTEGER REFERENCES pictures (id),
  CHECK ((url IS NULL) <> (picture_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE pools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  policy TEXT NOT NULL CHECK (policy IN ('weighted', 'round-robin', 'sticky', 'least-loaded')),
  fallback_url TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- Caps count what the target was shown, by whichever pool. hours, dates: as redirect/hours.ts reads them.
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

-- What the codes of a batch pointed to when it was made.
ALTER TABLE batches ADD COLUMN pool_id INTEGER REFERENCES pools (id);
ALTER TABLE batches ADD COLUMN target_id INTEGER REFERENCES targets (id);

-- A code points to a pool, a target or nothing yet.
ALTER TABLE codes ADD COLUMN pool_id INTEGER REFERENCES pools (id);
ALTER TABLE codes ADD COLUMN target_id INTEGER REFERENCES targets (id);
ALTER TABLE codes ADD COLUMN disabled_at INTEGER;
ALTER TABLE codes ADD COLUMN valid_from INTEGER;
ALTER TABLE codes ADD COLUMN valid_until INTEGER;

-- What a code was after each change, and who made it.
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

-- reason null: read from a file. flags 0: likely a human, and not the same one again. reason, flags,
-- page: as redirect/words.ts numbers them.
CREATE TABLE visits_anew (
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
INSERT INTO visits_anew (id, code, at, day, visitor) SELECT id, code, at, day, visitor FROM visits;
DROP TABLE visits;
ALTER TABLE visits_anew RENAME TO visits;
CREATE UNIQUE INDEX visits_from_files ON visits (code, at, visitor) WHERE reason IS NULL;

-- Derived: visits with flags 0 that were shown a target.
CREATE TABLE target_counts (
  target_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (target_id, day)
) STRICT, WITHOUT ROWID;

-- Derived: whom a pool that takes turns showed last.
CREATE TABLE pool_turns (
  pool_id INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL
) STRICT;

-- What hashes of visitors are keyed with: purpose 'visitor' one a day, kept two days; 'sticky' one (day 0).
CREATE TABLE salts (
  purpose TEXT NOT NULL CHECK (purpose IN ('visitor', 'sticky')),
  day INTEGER NOT NULL,
  salt BLOB NOT NULL,
  PRIMARY KEY (purpose, day)
) STRICT, WITHOUT ROWID;

-- Files of visits that could not be written at once, each taken in exactly once.
CREATE TABLE spills (
  id TEXT PRIMARY KEY,
  visits INTEGER NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which server works on this workspace.
CREATE TABLE server_holder (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  address TEXT NOT NULL,
  since INTEGER NOT NULL,
  beat_at INTEGER NOT NULL
) STRICT;

-- One number that grows with whatever a running server holds in memory. PRAGMA data_version says
-- that anything was written; this says whether it matters.
CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL) STRICT;
INSERT INTO revision (id, n) VALUES (1, 1);
${[
  ['targets', 'INSERT'],
  ['targets', 'UPDATE'],
  ['contact_ways', 'INSERT'],
  ['contact_ways', 'UPDATE'],
  ['contact_ways', 'DELETE'],
  ['pools', 'INSERT'],
  ['pools', 'UPDATE'],
  ['pool_members', 'INSERT'],
  ['pool_members', 'UPDATE'],
  ['pool_members', 'DELETE'],
  ['settings', 'INSERT'],
  ['settings', 'UPDATE'],
  ['batches', 'INSERT'],
  ['code_changes', 'INSERT'],
  ['imports', 'INSERT'],
  ['imports', 'UPDATE'],
]
  .map(
    ([table = '', event = '']) =>
      `CREATE TRIGGER ${table}_${event.toLowerCase()}_counts AFTER ${event} ON ${table}\n` +
      `BEGIN UPDATE revision SET n = n + 1; END;`,
  )
  .join('\n')}
`;
