/**
 * Text messages. `replies`: what people answered, as facts of imports; what they wrote is not kept,
 * only whether it was a refusal. `refusals`: people who were entered by hand, by a keyed hash of each
 * of their identifiers, so that the entry outlives whatever else is known of them and gives nobody away.
 * `sms_batches`, `sms_people`: what was written to whom, and who was held back to compare with.
 * `risks`: rules of others that somebody chose to go against, or doubts, and why.
 */
export const textMessages = /* sql */ `
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

CREATE TABLE refusals (
  hash TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('opted-out', 'erased')),
  at INTEGER NOT NULL,
  PRIMARY KEY (hash, reason)
) STRICT, WITHOUT ROWID;

-- link: a code for each person, or one for all. price_micros: of one segment, millionths of the currency.
-- holdout_seed: whoever has it can draw the same people again.
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
) STRICT;

-- identity_id: the number that is written to, or would have been.
CREATE TABLE sms_people (
  batch_id INTEGER NOT NULL REFERENCES sms_batches (batch_id),
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  role TEXT NOT NULL CHECK (role IN ('sent', 'held')),
  PRIMARY KEY (batch_id, identity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sms_people_by_identity ON sms_people (identity_id);

CREATE TABLE risks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  rule TEXT NOT NULL,
  of TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (campaign_id, rule, of)
) STRICT;
`;
