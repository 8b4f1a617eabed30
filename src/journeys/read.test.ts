import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { DEFAULTS } from '../db/settings.ts';
import { at, tell } from '../reports/journeys.fixture.ts';
import { randomStory } from '../reports/random-story.fixture.ts';
import { checkJourneys } from './check.ts';
import { readCodeVisits } from './code-visits.ts';
import { type Contacts, LEAVE, PROVED, readContacts, ROUTE } from './contacts.ts';
import { bringUpToDate, isFresh, refresh, withJourneys } from './fresh.ts';
import { markStale } from './marks.ts';
import { NOBODY, readOrderDays } from './order-days.ts';
import { PRIVATE, type Purchases, readPurchases, REFUNDED, UNKNOWN_AMOUNT } from './purchases.ts';

// What the facts say, said by SQL alone: whose each is, and in the order in which it is read.
const PURCHASES = `
  SELECT coalesce(c.customer_id, o.buyer_id) AS person, paid_at, paid_day,
    iif(domain = 'private', ${PRIVATE}, 0)
      + iif(status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0), ${REFUNDED}, 0)
      + iif(paid_minor IS NULL, ${UNKNOWN_AMOUNT}, 0) AS flags,
    coalesce(paid_minor, 0) AS paid, coalesce(paid_minor - coalesce(refund_minor, 0), 0) AS net,
    coalesce(currency, '') AS currency, o.id
  FROM orders o LEFT JOIN customers c ON c.identity_id = o.buyer_id
  WHERE buyer_id IS NOT NULL AND paid_at IS NOT NULL`;
const CONTACTS = `
  SELECT coalesce(c.customer_id, f.identity_id) AS person, f.at, f.day, f.flags, f.code_id, f.staff, f.id
  FROM (
    SELECT j.id, identity_id, joined_at AS at, day, CASE level WHEN 'P1' THEN ${PROVED} WHEN 'P3' THEN ${ROUTE} ELSE 0 END AS flags,
      coalesce(code_id, 0) AS code_id, staff
    FROM joins j LEFT JOIN join_attributions a ON a.join_id = j.id
    UNION ALL SELECT id, identity_id, left_at, day, ${LEAVE}, 0, staff FROM leaves
  ) f LEFT JOIN customers c ON c.identity_id = f.identity_id`;
const VISITS = `
  SELECT c.id, v.at, v.flags FROM visits v JOIN codes c ON c.code = v.code`;

const DAYS = `
  SELECT paid_day, coalesce(currency, '') AS currency,
    iif(domain = 'private', ${PRIVATE}, 0)
      + iif(status = 'refunded' OR coalesce(coalesce(refund_minor, 0) >= paid_minor, 0), ${REFUNDED}, 0)
      + iif(paid_minor IS NULL, ${UNKNOWN_AMOUNT}, 0) + iif(buyer_id IS NULL, ${NOBODY}, 0) AS flags,
    count(*), sum(coalesce(paid_minor, 0)), sum(coalesce(paid_minor - coalesce(refund_minor, 0), 0))
  FROM orders WHERE paid_at <= ? GROUP BY 1, 2, 3`;

type Cells = readonly (number | string)[];

const facts = (db: Database, sql: string): Cells[] =>
  db.prepare<[], Cells>(sql).raw().all().toSorted(compare);
const read = (rows: Cells[]): Cells[] => rows.toSorted(compare);
function compare(a: Cells, b: Cells): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Each person's values as rows, with a test on the way that they are in the order of time. */
function rowsOf(
  { people, starts, ...of }: Purchases | Contacts,
  ...columns: (keyof typeof of)[]
): Cells[] {
  return [...people].flatMap((person, n) => {
    const [from, to] = [starts[n] ?? 0, starts[n + 1] ?? 0];
    expect(of.at.slice(from, to)).toEqual(of.at.slice(from, to).toSorted());
    return Array.from({ length: to - from }, (_, k) => [
      person,
      ...columns.map((column) => of[column][from + k] ?? ''),
    ]);
  });
}

function purchaseRows(db: Database): Cells[] {
  const { currency, words, ...of } = readPurchases(db);
  const rows = rowsOf({ ...of, currency, words }, 'at', 'day', 'flags');
  return rows.map((row, n) => [
    ...row,
    of.paid[n] ?? 0,
    of.net[n] ?? 0,
    words[currency[n] ?? 0] ?? '',
    of.orderId[n] ?? 0,
  ]);
}

function contactRows(db: Database): Cells[] {
  const { staff, words, ...of } = readContacts(db);
  const rows = rowsOf({ ...of, staff, words }, 'at', 'day', 'flags');
  return rows.map((row, n) => [
    ...row,
    of.codeId[n] ?? 0,
    words[staff[n] ?? 0] ?? '',
    of.factId[n] ?? 0,
  ]);
}

function visitRows(db: Database): Cells[] {
  const { codes, starts, at: times, flags } = readCodeVisits(db);
  return [...codes].flatMap((code, n) =>
    Array.from({ length: (starts[n + 1] ?? 0) - (starts[n] ?? 0) }, (_, k) => {
      const place = (starts[n] ?? 0) + k;
      return [code, times[place] ?? 0, flags[place] ?? 0];
    }),
  );
}

function expectAsTheFacts(db: Database): void {
  expect(read(purchaseRows(db))).toEqual(facts(db, PURCHASES));
  expect(read(contactRows(db))).toEqual(facts(db, CONTACTS));
  expect(read(visitRows(db))).toEqual(facts(db, VISITS));
}

describe('what is laid out', () => {
  it('counts the orders of each day, of anybody and nobody, up to any instant', () => {
    fc.assert(
      fc.property(randomStory, fc.integer({ min: -6, max: 24 }), (story, days) => {
        const nobody = ['order +1d 100', 'order +1d ? in USD', 'order +9d 500 500 public'];
        const db = tell({ ...story, people: { ...story.people, nobody } });
        bringUpToDate(db);
        const asOf = at(`${days < 0 ? '' : '+'}${days}d`) + 1;
        const scope = { from: 0, day: dayOf(asOf, DEFAULTS.timezone), asOf };
        const found = readOrderDays(db, scope).map((one) => Object.values(one));
        expect(read(found)).toEqual(
          db.prepare<[number], Cells>(DAYS).raw().all(asOf).toSorted(compare),
        );
        db.close();
      }),
    );
  });

  it('counts the last day of a stretch whole, without a look at its orders', () => {
    fc.assert(
      fc.property(randomStory, fc.integer({ min: -6, max: 24 }), (story, days) => {
        const nobody = ['order +1d 100', 'order +9d 500 500 public'];
        const db = tell({ ...story, people: { ...story.people, nobody } });
        bringUpToDate(db);
        // Stories begin at 08:00.
        const asOf = at(`${days < 0 ? '' : '+'}${days}d`) + 16 * 3_600_000 - 1;
        const scope = { from: 0, day: dayOf(asOf + 1, DEFAULTS.timezone), asOf };
        expect(scope.day).toBe(dayOf(asOf, DEFAULTS.timezone) + 1);
        const found = readOrderDays(db, scope).map((one) => Object.values(one));
        expect(read(found)).toEqual(
          db.prepare<[number], Cells>(DAYS).raw().all(asOf).toSorted(compare),
        );
        db.close();
      }),
    );
  });

  it('is what the facts say, whoever is one person with whom', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const db = tell(story);
        bringUpToDate(db);
        expectAsTheFacts(db);
        // Everybody is one person: all are named, who they were and who they are.
        const everybody =
          'SELECT customer_id FROM customers UNION SELECT identity_id FROM customers';
        const people = new Set(db.prepare<[], number>(everybody).pluck().all());
        db.exec('UPDATE customers SET customer_id = (SELECT min(identity_id) FROM customers)');
        markStale(db, { people });
        bringUpToDate(db);
        expect(checkJourneys(db)).toEqual([]);
        expectAsTheFacts(db);
        db.close();
      }),
    );
  });

  it('follows what is marked as stale, and a difference elsewhere is found', () => {
    const db = tell({ people: { ann: ['order +1d 100', 'join - +1d'], ben: ['order +2d 300'] } });
    bringUpToDate(db);
    expect(checkJourneys(db)).toEqual([]);
    db.exec('UPDATE orders SET paid_minor = paid_minor + 1');
    const [ann = 0, ben = 0] = readPurchases(db).people;
    markStale(db, { people: new Set([ann]), days: new Set([readPurchases(db).day[0] ?? 0]) });
    expect(isFresh(db)).toBe(false);
    const day = readPurchases(db).day[1];
    const [start, currency] = [at('+2d'), readPurchases(db).currency[1]];
    expect(checkJourneys(db)).toEqual([
      { kind: 'order-days', id: day, stored: 'CNY 1 1 300 300', computed: 'CNY 1 1 301 301' },
      {
        kind: 'purchases',
        id: ben,
        stored: `${start} 1 ${day} 300 300 ${currency} 2`,
        computed: `${start} 1 ${day} 301 301 ${currency} 2`,
      },
    ]);
    bringUpToDate(db);
    expect([...readPurchases(db).paid]).toEqual([101, 300]);
    markStale(db, { people: 'all', days: 'all' });
    bringUpToDate(db);
    expect(checkJourneys(db)).toEqual([]);
    expect([...readPurchases(db).paid]).toEqual([101, 301]);
    db.close();
  });

  it('takes visits as they come, those older than their code and those that go', () => {
    const db = tell({
      batches: [{ codes: ['c1'] }],
      people: { ann: ['visit c1 +1h', 'visit c2 +2h', 'visit c1 +3h v bot'] },
    });
    const visit = db.prepare(`INSERT INTO visits (code, at, day) VALUES (?, ?, 0)`);
    const lookAgain = (): Cells[] => {
      expect(isFresh(db)).toBe(false);
      bringUpToDate(db);
      expect(checkJourneys(db)).toEqual([]);
      expectAsTheFacts(db);
      return visitRows(db);
    };
    expect(lookAgain()).toEqual([
      [1, at('+1h'), 0],
      [1, at('+3h'), 1],
    ]);
    visit.run('c1', at('+2h'));
    expect(lookAgain()).toHaveLength(3);
    db.exec(
      `INSERT INTO codes (code, batch_id, campaign_id, n, channel) VALUES ('c2', 1, 1, 2, 'sms')`,
    );
    expect(lookAgain()).toHaveLength(4);
    db.exec(`DELETE FROM visits WHERE code = 'c1'`);
    expect(lookAgain()).toEqual([[2, at('+2h'), 0]]);
    db.close();
  });
});

describe('where it cannot be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pscrm-journeys-'));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is laid out for the one who asks, and left as it was', () => {
    const story = tell({
      batches: [{ codes: ['c1'] }],
      people: { ann: ['order +1d 100', 'visit c1 +1d', 'join c1 +2d'] },
    });
    const file = join(folder, 'pscrm.db');
    story.exec(`VACUUM INTO '${file}'`);
    story.close();
    const ask = (db: Database): void => {
      const marks = db.prepare('SELECT count(*) FROM main.journey_marks').pluck();
      for (const turn of ['first', 'second']) {
        bringUpToDate(db);
        db.transaction(() =>
          withJourneys(db, () => {
            expectAsTheFacts(db);
          }),
        ).deferred();
        expect(marks.get(), turn).toBe(1);
      }
    };
    const readonly = new Sqlite(file, { readonly: true });
    ask(readonly);
    readonly.close();

    const importing = new Sqlite(file);
    importing.pragma('journal_mode = WAL');
    importing.exec('BEGIN IMMEDIATE');
    const other = new Sqlite(file);
    ask(other);
    expect(other.pragma('busy_timeout', { simple: true })).toBe(5000);
    importing.exec('COMMIT');
    bringUpToDate(other);
    expect(isFresh(other)).toBe(true);
    other.transaction(refresh)(other);
    importing.close();
    other.close();
  });
});
