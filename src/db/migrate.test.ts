import Sqlite from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './open.ts';

const SNAPSHOT = join(import.meta.dirname, 'schema.snapshot.sql');

const SCHEMA = /* sql */ `
  SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
  ORDER BY tbl_name, type DESC, name`;

/** Every table and index as SQLite keeps it, each table followed by its indexes. */
function schemaOf(db: Database): string {
  return db
    .prepare<[], string>(SCHEMA)
    .pluck()
    .all()
    .map((sql) => `${sql};\n`)
    .join('\n');
}

describe('migrating', () => {
  let db: Database;
  beforeEach(() => {
    db = new Sqlite(':memory:');
  });
  afterEach(() => {
    db.close();
  });

  it('gives the schema that is committed (UPDATE_SNAPSHOT=1 writes it anew)', () => {
    migrate(db);
    const schema = schemaOf(db);
    if (process.env['UPDATE_SNAPSHOT'] === '1') writeFileSync(SNAPSHOT, schema);
    expect(schema).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });

  it('makes the file ours and counts the migrations', () => {
    expect(schemaVersion(db)).toBe(0);
    migrate(db);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  });

  it('keeps every table STRICT, so that a text never lands where a number belongs', () => {
    migrate(db);
    const loose = db
      .prepare<[], string>(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('changes nothing the second time', () => {
    migrate(db);
    db.exec(`INSERT INTO settings (key, value) VALUES ('currency', 'CNY')`);
    const before = db.serialize();
    migrate(db);
    expect(db.serialize().equals(before)).toBe(true);
  });

  it('that fails half way leaves everything as it was, and can be tried again', () => {
    // `costs` is the last table of the first migration: all the others are made before it fails.
    db.exec('CREATE TABLE costs (in_the_way TEXT)');
    const before = schemaOf(db);
    expect(() => migrate(db)).toThrow('table costs already exists');
    expect(schemaVersion(db)).toBe(0);
    expect(db.pragma('application_id', { simple: true })).toBe(0);
    expect(schemaOf(db)).toBe(before);

    db.exec('DROP TABLE costs');
    migrate(db);
    expect(schemaVersion(db)).toBe(MIGRATIONS.length);
  });

  it('moves what files said of joins to a place of its own, with who said it', () => {
    for (const { sql } of MIGRATIONS.slice(0, 2)) db.exec(sql);
    db.pragma('user_version = 2');
    db.exec(`
      INSERT INTO imports (id, file, sha256, format, kind, timezone, imported_at)
      VALUES (1, 'joins.csv', '', 'joins', 'joins', 'Asia/Shanghai', 0);
      INSERT INTO identities (id, kind, value) VALUES (1, 'unionid', 'un_test_01');
      INSERT INTO joins (id, identity_id, joined_at, day, nickname, phone_seen)
      VALUES (7, 1, 0, 0, '测试买家01', '138****0001'), (8, 1, 1, 0, NULL, NULL);
      INSERT INTO sightings (fact, fact_id, import_id, line) VALUES ('join', 7, 1, 2), ('join', 8, 1, 3)`);
    migrate(db);
    const details = db.prepare(`
      SELECT d.join_id, d.nickname, d.phone_seen, s.import_id, s.line
      FROM join_details d JOIN sightings s ON s.fact = 'detail' AND s.fact_id = d.id`);
    expect(details.all()).toEqual([
      { join_id: 7, nickname: '测试买家01', phone_seen: '138****0001', import_id: 1, line: 2 },
    ]);
    expect(db.prepare('SELECT count(*) AS n FROM joins').get()).toEqual({ n: 2 });
  });

  it('keeps what was known of orders: one version in the order’s row, several in rows of their own', () => {
    db.exec(MIGRATIONS[0]?.sql ?? '');
    db.pragma('user_version = 1');
    db.exec(`
      INSERT INTO imports (id, file, sha256, format, kind, timezone, imported_at) VALUES
        (1, 'a.csv', '', 'orders', 'orders', 'UTC', 0), (2, 'b.csv', '', 'orders', 'orders', 'UTC', 0);
      INSERT INTO orders (id, key, platform, order_no, status) VALUES
        (5, 'own:1', 'own', '1', 'paid'), (6, 'own:2', 'own', '2', 'completed');
      INSERT INTO order_lines (order_id, n, line_no) VALUES (5, 1, 'a'), (5, 2, 'b');
      INSERT INTO order_versions (id, order_id, role, hash, status, latest_at, phone_seen) VALUES
        (10, 5, 'order', 'x', 'paid', 77, '138****0001'),
        (11, 6, 'order', 'y', 'paid', 77, NULL), (12, 6, 'order', 'z', 'completed', 88, NULL);
      INSERT INTO sightings (fact, fact_id, import_id, line) VALUES
        ('version', 10, 2, 3), ('version', 10, 1, 2), ('version', 11, 1, 4), ('version', 12, 2, 5);`);
    migrate(db);
    const orders = db.prepare(
      'SELECT id, versions, lines, import_id, line, latest_at, phone_seen FROM orders ORDER BY id',
    );
    expect(orders.all()).toEqual([
      {
        id: 5,
        versions: 1,
        lines: 2,
        import_id: 1,
        line: 2,
        latest_at: 77,
        phone_seen: '138****0001',
      },
      {
        id: 6,
        versions: 2,
        lines: 0,
        import_id: null,
        line: null,
        latest_at: null,
        phone_seen: null,
      },
    ]);
    // Whoever showed the lone order as well still does; so does whoever showed each version.
    expect(db.prepare('SELECT * FROM order_sightings').all()).toEqual([
      { order_id: 5, import_id: 2, line: 3 },
    ]);
    expect(db.prepare('SELECT id, status FROM order_versions ORDER BY id').all()).toEqual([
      { id: 11, status: 'paid' },
      { id: 12, status: 'completed' },
    ]);
    expect(
      db.prepare('SELECT fact_id, import_id, line FROM sightings ORDER BY fact_id').all(),
    ).toEqual([
      { fact_id: 11, import_id: 1, line: 4 },
      { fact_id: 12, import_id: 2, line: 5 },
    ]);
  });

  it('keeps the visits of files with their numbers, and their being there once', () => {
    for (const { sql } of MIGRATIONS.slice(0, 4)) db.exec(sql);
    db.pragma('user_version = 4');
    db.exec(`
      INSERT INTO visits (id, code, at, day, visitor) VALUES
        (3, 'abcdefg', 10, 0, 'v1'), (9, 'abcdefg', 10, 0, 'v2')`);
    migrate(db);
    expect(db.prepare('SELECT id, code, at, visitor, flags, reason FROM visits').all()).toEqual([
      { id: 3, code: 'abcdefg', at: 10, visitor: 'v1', flags: 0, reason: null },
      { id: 9, code: 'abcdefg', at: 10, visitor: 'v2', flags: 0, reason: null },
    ]);
    const again = (reason: string): void =>
      void db.exec(`
        INSERT INTO visits (code, at, day, visitor, reason)
        VALUES ('abcdefg', 10, 0, 'v1', ${reason})`);
    expect(() => again('NULL')).toThrow('UNIQUE');
    // Hits of the server are kept, all of them.
    expect(() => [1, 2].forEach(() => again('7'))).not.toThrow();
  });

  it('has laid out anew what an order that cost nothing is in', () => {
    for (const { sql } of MIGRATIONS.slice(0, 14)) db.exec(sql);
    db.pragma('user_version = 14');
    db.exec(`
      INSERT INTO identities (id, kind, value) VALUES (1, 'member', 'a'), (2, 'member', 'b');
      INSERT INTO orders (key, platform, order_no, paid_minor, buyer_id, paid_day) VALUES
        ('own:1', 'own', '1', 0, 1, 20500), ('own:2', 'own', '2', 900, 2, 20501),
        ('own:3', 'own', '3', NULL, 2, 20502), ('own:4', 'own', '4', 0, NULL, 20503);
      DELETE FROM journey_marks;
      DELETE FROM day_marks`);
    migrate(db);
    expect(db.prepare('SELECT id FROM journey_marks').pluck().all()).toEqual([1]);
    expect(db.prepare('SELECT day FROM day_marks').pluck().all()).toEqual([20_500, 20_503]);
  });

  it('refuses a file that a later program wrote, and says which versions', () => {
    migrate(db);
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(() => migrate(db)).toThrow(
      expect.objectContaining({
        code: 'database-newer',
        params: {
          database: ':memory:',
          version: MIGRATIONS.length + 1,
          known: MIGRATIONS.length,
        },
      }),
    );
    expect(schemaVersion(db)).toBe(MIGRATIONS.length + 1);
  });
});
