/**
 * `join_details`: what one file says of a join beyond what makes it one. Two files that hold the same
 * friendship (a customer list and a link's export) share the join and say different things of it, so
 * that undoing one import takes back only what that file said.
 *
 * `profiles`: what a shop knows of its customers, as seen at an import; a customer of whom the shop
 * knows something else later has another row. `deliveries`: what became of a text message; one that
 * waits in one report and has arrived in the next has two rows. In both, `identity_id` is null where
 * the number is hidden: it is kept in `phone_seen` and ties nobody.
 */
export const factsOfOthers = /* sql */ `
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

INSERT INTO join_details (id, join_id, nickname, phone_seen)
SELECT id, id, nickname, phone_seen FROM joins WHERE nickname IS NOT NULL OR phone_seen IS NOT NULL;

INSERT INTO sightings (fact, fact_id, import_id, line)
SELECT 'detail', s.fact_id, s.import_id, s.line
FROM sightings s JOIN join_details d ON d.id = s.fact_id WHERE s.fact = 'join';

ALTER TABLE joins DROP COLUMN nickname;
ALTER TABLE joins DROP COLUMN phone_seen;

-- tags: one a line. Money is minor units of currency.
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

-- reference: what whoever sent it calls the lot. status: delivered, failed, waiting, or as seen.
-- nth: hidden numbers look alike, so that equal rows of one file are several messages.
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
`;
