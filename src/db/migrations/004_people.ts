/**
 * What was said of people by hand, and what is known of identifiers that tie nobody. The first are
 * facts and survive everything; the second are derived.
 */
export const people = /* sql */ `
-- merge: a and b are one person · block: a ties nobody · cut: the evidence between a and b does not
-- count. a < b. They name identities; one that has been taken back no longer keeps them alive.
CREATE TABLE people_actions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL CHECK (action IN ('merge', 'block', 'cut')),
  a INTEGER NOT NULL,
  b INTEGER,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  undone_at INTEGER,
  CHECK ((action = 'block') = (b IS NULL)),
  CHECK (a < b)
) STRICT;

-- Derived. blocked and shared tie nobody; the others do, and are to be looked at.
-- kind, n: of which kind of neighbour there are how many; '' where they are counted together.
CREATE TABLE identity_flags (
  identity_id INTEGER PRIMARY KEY REFERENCES identities (id),
  flag TEXT NOT NULL CHECK (flag IN ('blocked', 'shared', 'many-buyers', 'many-wechat')),
  kind TEXT NOT NULL DEFAULT '',
  n INTEGER NOT NULL DEFAULT 0
) STRICT;
`;
