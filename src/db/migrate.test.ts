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
