/**
 * What happened to people, laid out to be read whole: for each customer one row, and in it a vector for each
 * property, packed as a typed array (`at` 64 bit floats, `flags` bytes, all else 32 bit integers, amounts
 * 64 bit floats). Read by `src/journeys`, which also says what is in them. Derived from `orders`, `joins`,
 * `leaves`, `join_attributions`, `customers` and `visits`.
 *
 * `order_days`: how many paid orders each day had, and what was paid; flags as those of `purchases`, and 8
 * where the buyer is nobody that is known.
 *
 * Whoever changes facts or people only marks whose rows (0: everybody's; an identity stands for its customer of
 * then) and which days (-1: all) are stale; they are
 * brought up to date before the next report. `journey_words`: texts that stand in the vectors as numbers. `visits_taken`:
 * visits and codes up to which `code_visits` tells, and how many visits were to no code.
 */
export const journeys = /* sql */ `
CREATE TABLE purchases (
  customer_id INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  at BLOB NOT NULL,
  day BLOB NOT NULL,
  flags BLOB NOT NULL,
  paid BLOB NOT NULL,
  net BLOB NOT NULL,
  currency BLOB NOT NULL,
  order_id BLOB NOT NULL
) STRICT;

CREATE TABLE contacts (
  customer_id INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  at BLOB NOT NULL,
  day BLOB NOT NULL,
  flags BLOB NOT NULL,
  code_id BLOB NOT NULL,
  staff BLOB NOT NULL,
  fact_id BLOB NOT NULL
) STRICT;

CREATE TABLE code_visits (
  code_id INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  at BLOB NOT NULL,
  flags BLOB NOT NULL
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

CREATE TABLE journey_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE journey_marks (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO journey_marks VALUES (0);
CREATE TABLE day_marks (day INTEGER PRIMARY KEY) STRICT;
INSERT INTO day_marks VALUES (-1);

CREATE TABLE visits_taken (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  visit_id INTEGER NOT NULL,
  code_id INTEGER NOT NULL,
  unplaced INTEGER NOT NULL
) STRICT;
INSERT INTO visits_taken VALUES (1, 0, 0, 0)`;
