/**
 * What is laid out for reports stands in drawers: a row holds the customers (or codes) of 64 ids side by side, who
 * they are, how many facts each has, and then the vectors as before, one customer's behind the other's. There are
 * some thirty times fewer rows to read than with one for each; and what nearly every report reads, `at` and `flags`, comes
 * first, so that of a large row no more is read. All of it is laid out anew before the next report.
 */
export const journeyDrawers = /* sql */ `
DROP TABLE purchases;
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

DROP TABLE contacts;
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

DROP TABLE code_visits;
CREATE TABLE code_visits (
  drawer INTEGER PRIMARY KEY,
  codes BLOB NOT NULL,
  counts BLOB NOT NULL,
  at BLOB NOT NULL,
  flags BLOB NOT NULL
) STRICT;

INSERT OR IGNORE INTO journey_marks VALUES (0);
UPDATE visits_taken SET visit_id = -1`;
