/** Two ids of which one person mostly has one may be right all the same: `accept` says so by hand. */
export const acceptedIds = /* sql */ `
CREATE TABLE actions_anew (
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
INSERT INTO actions_anew (id, action, a, b, note, at, undone_at)
  SELECT id, action, a, b, note, at, undone_at FROM people_actions;
DROP TABLE people_actions;
ALTER TABLE actions_anew RENAME TO people_actions;
`;
