import Sqlite from 'better-sqlite3';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MIGRATIONS } from './migrations/index.ts';
import { openWorkspace } from './open.ts';

// A locked file is waited for, five seconds by default; nobody wants to wait for that in a test.
vi.mock('better-sqlite3', async (original) => {
  const real = await original<{ default: typeof Sqlite }>();
  return {
    default: class extends real.default {
      constructor(file: string) {
        super(file, { timeout: 0 });
      }
    },
  };
});

const failing = (code: string): unknown => expect.objectContaining({ code });

describe('a workspace', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pscrm-open-'));
    file = join(folder, 'shop.db');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made when asked for, in WAL with foreign keys held, and found again', () => {
    const db = openWorkspace(file, { create: true });
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.exec(`INSERT INTO settings (key, value) VALUES ('currency', 'JPY')`);
    db.close();

    const again = openWorkspace(file, { create: false });
    expect(again.prepare('SELECT value FROM settings').pluck().get()).toBe('JPY');
    again.close();
  });

  it('is not made when only looked for', () => {
    expect(() => openWorkspace(file, { create: false })).toThrow(failing('no-workspace'));
    expect(existsSync(file)).toBe(false);
  });

  it.each([true, false])("refuses a stranger's database, untouched (create: %s)", (create) => {
    const theirs = new Sqlite(file);
    theirs.exec('CREATE TABLE diary (day TEXT)');
    theirs.close();
    const before = readFileSync(file);
    expect(() => openWorkspace(file, { create })).toThrow(failing('not-a-workspace'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([true, false])('refuses a text file, untouched (create: %s)', (create) => {
    const text = '订单编号,买家会员名\n'.repeat(200);
    writeFileSync(file, text);
    expect(() => openWorkspace(file, { create })).toThrow(failing('not-a-database'));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('makes a workspace of an empty file only where one may be made', () => {
    writeFileSync(file, '');
    expect(() => openWorkspace(file, { create: false })).toThrow(failing('not-a-workspace'));
    expect(readFileSync(file)).toHaveLength(0);
    openWorkspace(file, { create: true }).close();
    openWorkspace(file, { create: false }).close();
  });

  it('names the folder where there is none to make it in', () => {
    const nowhere = join(folder, 'nowhere');
    for (const create of [true, false])
      expect(() => openWorkspace(join(nowhere, 'shop.db'), { create })).toThrow(
        expect.objectContaining({
          code: 'no-folder',
          params: { database: join(nowhere, 'shop.db'), folder: nowhere },
        }),
      );
    expect(existsSync(nowhere)).toBe(false);
  });

  it('refuses a folder', () => {
    mkdirSync(file);
    for (const create of [true, false])
      expect(() => openWorkspace(file, { create })).toThrow(failing('not-a-file'));
  });

  it('refuses a file that a later program wrote', () => {
    const db = openWorkspace(file, { create: true });
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openWorkspace(file, { create: false })).toThrow(failing('database-newer'));
  });

  it('says so when another program holds the file', () => {
    const other = new Sqlite(file);
    other.exec('BEGIN EXCLUSIVE; CREATE TABLE held (x)');
    expect(() => openWorkspace(file, { create: true })).toThrow(failing('database-locked'));
    other.exec('ROLLBACK');
    other.close();

    const db = openWorkspace(file, { create: true });
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    db.close();
  });
});
