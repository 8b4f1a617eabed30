import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { type CodeForm, PLAIN } from '../alphabet.ts';
import { findCode } from '../destinations.ts';
import { issueBatch } from '../issue-batch.ts';
import { planBatch } from '../plan-batch.ts';
import { campaign, MARCH, MARCH_DAY, workspace } from '../workspace.fixture.ts';
import { loadShapes } from './code-shapes.ts';
import { openCodeTable } from './code-table.ts';

const CHECKED: CodeForm = { alphabet: 'mixed', check: true, capitals: false };
const CAPITALS: CodeForm = { alphabet: 'upper', check: true, capitals: true };

function issue(db: Database, name: string, form: CodeForm, length?: number): readonly string[] {
  const plan = planBatch(db, { mode: 'count', count: 20 }, { campaign: campaign(db, name) });
  const options = { now: MARCH, day: MARCH_DAY, seed: name, form };
  const wanted = length === undefined ? options : { ...options, length };
  return issueBatch(db, plan, wanted).codes.map(({ code }) => code);
}

/** One symbol of it is another one. */
const mistyped = (code: string): string => (code[0] === 'A' ? 'B' : 'A') + code.slice(1);

describe('what a code can look like', () => {
  it('is told from the batches there are: with a check symbol a slip fits none', () => {
    const db = workspace();
    expect(loadShapes(db).fit('Ab3xY9kz')).toBe(false);
    const codes = issue(db, 'checked', CHECKED);
    const shapes = loadShapes(db);
    expect(codes.every(shapes.fit)).toBe(true);
    expect(codes.map(mistyped).some(shapes.fit)).toBe(false);
    expect(codes.map((code) => code.slice(1)).some(shapes.fit)).toBe(false);
  });

  it('old batches without a check symbol go on fitting, those of the same length too', () => {
    const db = workspace();
    const old = issue(db, 'old', PLAIN);
    const checked = issue(db, 'checked', CHECKED);
    expect([...old, ...checked].every(loadShapes(db).fit)).toBe(true);
    // as long as those with a check symbol: now a slip cannot be told any more
    const long = issue(db, 'long', PLAIN, 8);
    expect([...long, ...checked.map(mistyped)].every(loadShapes(db).fit)).toBe(true);
  });
});

describe('a mistyped code', () => {
  it('never reaches the database, not while the codes are still being read', () => {
    const db = workspace();
    const codes = issue(db, 'checked', CHECKED);
    const table = openCodeTable(db);
    // Nothing is in memory yet. Whoever asks the database now gets an error.
    db.close();
    for (const code of codes) {
      expect(() => table.find(code)).toThrow('not open');
      expect(table.find(mistyped(code))).toBeUndefined();
    }
  });

  it('of a batch that comes later is known when the table is read on', () => {
    const db = workspace();
    const table = openCodeTable(db);
    while (table.readOn());
    const codes = issue(db, 'later', CHECKED);
    expect(table.find(codes[0] ?? '')).toBeUndefined();
    while (table.readOn());
    expect(table.find(codes[0] ?? '')?.code).toBe(codes[0]);
  });

  it('is said to be one', () => {
    const db = workspace();
    const [code = ''] = issue(db, 'checked', CHECKED);
    expect(findCode(db, code).code).toBe(code);
    expect(() => findCode(db, mistyped(code))).toThrow('mistyped-code');
    expect(() => findCode(db, 'abc')).toThrow('unknown-code');
    issue(db, 'old', PLAIN, 8);
    expect(() => findCode(db, mistyped(code))).toThrow('unknown-code');
  });
});

describe('codes in capitals', () => {
  it('are read in small letters too, before and after the table is whole', () => {
    const db = workspace();
    const codes = issue(db, 'capitals', CAPITALS);
    expect(codes.join('')).toMatch(/^[A-HJKMNP-Z2-9]+$/);
    const table = openCodeTable(db);
    const readings = codes.flatMap((code) => [code, code.toLowerCase()]);
    const wanted = codes.flatMap((code) => [code, code]);
    expect(readings.map((code) => table.find(code)?.code)).toEqual(wanted);
    while (table.readOn());
    expect(readings.map((code) => table.find(code)?.code)).toEqual(wanted);
    expect(readings.map((code) => table.known(code)?.code)).toEqual(wanted);
    expect(readings.map((code) => findCode(db, code).code)).toEqual(wanted);
  });

  it('do not make others tell no case: a code as it is typed comes first', () => {
    const db = workspace();
    const [mixed = ''] = issue(db, 'mixed', CHECKED);
    issue(db, 'capitals', CAPITALS);
    const table = openCodeTable(db);
    while (table.readOn());
    expect(table.find(mixed)?.code).toBe(mixed);
    expect(table.find(mixed.toLowerCase())).toBeUndefined();
  });
});
