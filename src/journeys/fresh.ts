import { foreignCode } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { atOnce, type Bits } from './bit-by-bit.ts';
import { areVisitsFresh, refreshVisits, visitsToTake } from './code-visits.ts';
import { contactsShelf } from './contacts.ts';
import { clearMarks, markStale, readDayMarks, readMarks } from './marks.ts';
import { countDays } from './order-days.ts';
import { refreshShelf } from './people-shelf.ts';
import { purchasesShelf } from './purchases.ts';
import { layOutShopDays } from './shop-days.ts';

/** Is everything laid out as the facts are now? */
export function isFresh(db: Database): boolean {
  const marks = [readMarks(db), readDayMarks(db)];
  return marks.every((stale) => stale.length === 0) && areVisitsFresh(db);
}

/** Lays out anew what is stale. Run in a transaction. */
export function refresh(db: Database): void {
  atOnce(refreshing(db));
}

function* refreshing(db: Database): Bits<void> {
  const marks = readMarks(db);
  for (const shelf of [purchasesShelf, contactsShelf]) {
    if (marks.length > 0) yield* refreshShelf(db, shelf, marks);
  }
  const days = readDayMarks(db);
  if (days.length > 0) {
    countDays(db, days);
    layOutShopDays(db, days);
  }
  clearMarks(db);
  if (!areVisitsFresh(db)) yield* refreshVisits(db);
}

/**
 * Brings what is laid out up to date before it is read, in a transaction of its own. Where that cannot be written now (the
 * workspace is read-only, or something else is being written) it is left as it is: see `withJourneys`.
 */
export function bringUpToDate(db: Database): void {
  atOnce(bringingUpToDate(db));
}

/** So much is laid out in some 0.2 s. */
const LITTLE = { people: 3000, days: 31, visits: 3000 };

/**
 * Brings up to date what little has come, so that the next report is as fast as the one before. Much is left to that
 * report, which can say how far it is; other files may come before it.
 */
export function bringLittleUpToDate(db: Database): void {
  const [people, days] = [readMarks(db), readDayMarks(db)];
  if (people === 'all' || people.length > LITTLE.people) return;
  if (days === 'all' || days.length > LITTLE.days) return;
  if (visitsToTake(db) <= LITTLE.visits) bringUpToDate(db);
}

/** `bringUpToDate`; whoever gives up on the way has changed nothing. */
export function* bringingUpToDate(db: Database): Bits<void> {
  if (isFresh(db)) return;
  const patience = db.pragma('busy_timeout', { simple: true });
  db.pragma('busy_timeout = 0');
  try {
    db.exec('BEGIN IMMEDIATE');
    yield* refreshing(db);
    db.exec('COMMIT');
  } catch (error) {
    if (!CANNOT_WRITE.test(foreignCode(error) ?? '')) throw error;
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma(`busy_timeout = ${String(patience)}`);
  }
}

const CANNOT_WRITE = /^SQLITE_(BUSY|LOCKED|READONLY|FULL)/;

/** Tables of one's own, of the same names, which hide those of the workspace until they are dropped. */
const STAND_IN = [
  /* sql temp */ `CREATE TEMP TABLE purchases AS SELECT * FROM main.purchases WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE contacts AS SELECT * FROM main.contacts WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE code_visits AS SELECT * FROM main.code_visits WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE journey_words AS SELECT * FROM main.journey_words WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE order_days AS SELECT * FROM main.order_days WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE shop_days AS SELECT * FROM main.shop_days WHERE false`,
  /* sql temp */ `CREATE TEMP TABLE journey_marks (id INTEGER PRIMARY KEY)`,
  /* sql temp */ `CREATE TEMP TABLE day_marks (day INTEGER PRIMARY KEY)`,
  /* sql temp */ `CREATE TEMP TABLE visits_taken AS SELECT 1 AS id, 0 AS visit_id, 0 AS code_id, 0 AS unplaced`,
];
const STAND_DOWN = [
  /* sql temp */ `DROP TABLE temp.purchases`,
  /* sql temp */ `DROP TABLE temp.contacts`,
  /* sql temp */ `DROP TABLE temp.code_visits`,
  /* sql temp */ `DROP TABLE temp.journey_words`,
  /* sql temp */ `DROP TABLE temp.order_days`,
  /* sql temp */ `DROP TABLE temp.shop_days`,
  /* sql temp */ `DROP TABLE temp.journey_marks`,
  /* sql temp */ `DROP TABLE temp.day_marks`,
  /* sql temp */ `DROP TABLE temp.visits_taken`,
];

/**
 * Reads with everything laid out as the facts are that are read beside it. Where it is not, and could not be
 * brought up to date, it is laid out in temporary tables: slower, and nobody else has any of it.
 * Run in a transaction, so that all of it is one state of the workspace.
 */
export function withJourneys<T>(db: Database, read: () => T): T {
  if (isFresh(db)) return read();
  for (const table of STAND_IN) db.exec(table);
  try {
    markStale(db, { people: 'all', days: 'all' });
    refresh(db);
    return read();
  } finally {
    for (const table of STAND_DOWN) db.exec(table);
  }
}
