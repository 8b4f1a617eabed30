import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { readSources } from './sources.fixture.ts';
import { type Statement, statementsOf } from './statements.fixture.ts';

function makesTable({ sql, temp }: Statement): boolean {
  return temp && /^\s*CREATE\s/.test(sql);
}

/** Makes a table or an index of one's own; anew, where another statement made one of the same name. */
function make(db: Database, sql: string): void {
  const [, name] = /^\s*CREATE TEMP TABLE (?!IF\b)(\w+)/.exec(sql) ?? [];
  db.transaction(() => {
    if (name !== undefined) db.exec(`DROP TABLE IF EXISTS temp.${name}`);
    db.exec(sql);
  })();
}

/** Prepares every statement on the database; one line for each that SQLite does not take. */
function refused(db: Database, statements: readonly Statement[]): readonly string[] {
  const problems: string[] = [];
  const problemOf = ({ where, sql }: Statement, act: (sql: string) => void): string | undefined => {
    try {
      if (sql.includes('${')) throw new Error('SQL is literal: no ${}');
      act(sql);
      return undefined;
    } catch (error) {
      return `${where}: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  // What is made from others is made after them, wherever it is written.
  let open = statements.filter(makesTable);
  for (let before = Infinity; open.length < before;) {
    before = open.length;
    open = open.filter((one) => problemOf(one, (sql) => make(db, sql)) !== undefined);
  }
  for (const one of open) problems.push(problemOf(one, (sql) => make(db, sql)) ?? '');
  for (const one of statements.filter((other) => !makesTable(other))) {
    problems.push(problemOf(one, (sql) => db.prepare(sql)) ?? '');
  }
  return problems.filter((problem) => problem !== '');
}

describe('the SQL in the sources', () => {
  let db: Database;
  beforeEach(() => {
    db = openWorkspace(':memory:', { create: true });
  });
  afterEach(() => {
    db.close();
  });

  const refusedIn = (source: string, path = 'reports/a.ts'): readonly string[] =>
    refused(db, statementsOf(new Map([[path, source]])));

  it('fits the migrated schema, every statement of it', () => {
    const statements = statementsOf(readSources());
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.map(({ sql }) => sql)).toContain('SELECT key, value FROM settings');
    expect(refused(db, statements)).toEqual([]);
  });

  it.each([
    ['marked', 'const A = /* sql */ `SELECT nonsense FROM orders`;'],
    ['not marked', 'const A = `\n  SELECT nonsense FROM orders`;'],
    ['prepared', `db.prepare('SELECT nonsense FROM orders')`],
    [
      'prepared with types',
      `db.prepare<[], { a: string; b: Map<string, number> }>(\n  'SELECT nonsense FROM orders')`,
    ],
    [
      'after another',
      `db.prepare('SELECT key FROM settings'); db.exec("UPDATE orders SET nonsense = 1")`,
    ],
  ])('a column that is not there is found: %s', (_, source) => {
    expect(refusedIn(source)).toEqual([
      expect.stringMatching(/^reports\/a\.ts:\d+: no such column: nonsense$/),
    ]);
  });

  it('says the line', () => {
    expect(refusedIn('\n\nconst A = /* sql */ `SELECT nonsense`;')).toEqual([
      'reports/a.ts:3: no such column: nonsense',
    ]);
  });

  it('is found where it is no SQL at all, or glued together', () => {
    expect(refusedIn(`db.prepare('frobnicate')`)).toEqual([
      'reports/a.ts:1: near "frobnicate": syntax error',
    ]);
    expect(refusedIn('const A = /* sql */ `SELECT ${column} FROM orders`;')).toEqual([
      'reports/a.ts:1: SQL is literal: no ${}',
    ]);
    expect(refusedIn(`const A = 'SELECT id FROM ' + table;`)).toHaveLength(1);
  });

  it('may use a temporary table that it makes, wherever that is written', () => {
    const use = 'const USE = /* sql temp */ `SELECT person FROM temp.reached`;';
    const made = 'const MAKE = /* sql temp */ `CREATE TEMP TABLE reached (person INTEGER)`;';
    expect(refusedIn(use)).toEqual(['reports/a.ts:1: no such table: temp.reached']);
    expect(refusedIn(`${use}\n${made}`)).toEqual([]);
    const more =
      'const MORE = /* sql temp */ `CREATE TEMP TABLE more AS SELECT person FROM reached`;';
    expect(refusedIn(`${more}\n${made}`)).toEqual([]);
    expect(refusedIn(`${made}\n${made}`)).toEqual([]);
  });

  it('is not looked for in tests and migrations', () => {
    const source = 'const A = /* sql */ `SELECT nonsense`;';
    expect(refusedIn(source, 'reports/a.test.ts')).toEqual([]);
    expect(refusedIn(source, 'db/migrations/002_more.ts')).toEqual([]);
  });

  it('has a literal after each mark', () => {
    expect(() => refusedIn('const A = /* sql */ OTHER;')).toThrow('a sql mark without');
    expect(() => refusedIn('const A = /* sql tmp */ `SELECT 1`;')).toThrow('a sql mark without');
  });
});
