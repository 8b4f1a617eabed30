import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { issueBatch } from '../issue-batch.ts';
import { planBatch } from '../plan-batch.ts';
import { campaign, MARCH, MARCH_DAY, workspace } from '../workspace.fixture.ts';
import { openCodeTable } from './code-table.ts';
import { openCodeFinder } from './load.ts';

function issue(db: Database, count: number, seed: string): readonly string[] {
  const plan = planBatch(db, { mode: 'count', count }, { campaign: campaign(db, seed, 'poster') });
  return issueBatch(db, plan, { now: MARCH, day: MARCH_DAY, seed }).codes.map(({ code }) => code);
}

describe('the table of codes', () => {
  it('says of every code what the database says, while it is read and when it is whole', () => {
    const db = workspace();
    const codes = [...issue(db, 7_000, 'one'), ...issue(db, 4_000, 'two')];
    db.exec(`INSERT INTO pools (id, name, policy, created_at) VALUES (1, 'p', 'sticky', 0);
      UPDATE codes SET pool_id = 1, valid_until = 7 WHERE id % 3 = 0`);
    const ask = openCodeFinder(db);
    const table = openCodeTable(db);
    for (const isLast of [false, false, true]) {
      for (const code of codes) expect(table.find(code)).toEqual(ask(code));
      expect(table.find('nothing')).toBeUndefined();
      if (!isLast) expect(table.readOn()).toBe(true);
    }
    expect(table.readOn()).toBe(false);
    for (const code of codes) expect(table.known(code)).toEqual(ask(code));
    expect(table.known('nothing')).toBeUndefined();
  });

  it('asks no database for what is not there when it is whole', () => {
    const db = workspace();
    const [code = ''] = issue(db, 3, 'one');
    const table = openCodeTable(db);
    while (table.readOn());
    db.close();
    expect([table.find(code)?.code, table.find('nothing')]).toEqual([code, undefined]);
  });

  it('takes up what is changed and what is new', () => {
    const db = workspace();
    const [one = '', two = ''] = issue(db, 2, 'one');
    const table = openCodeTable(db);
    while (table.readOn());
    db.exec(`UPDATE codes SET disabled_at = 5 WHERE code = '${one}';
      INSERT INTO code_changes (code_id, at, who, disabled_at)
        SELECT id, 5, '', 5 FROM codes WHERE code = '${one}'`);
    const [three = ''] = issue(db, 1, 'three');
    expect([table.find(one)?.disabledAt, table.find(three)]).toEqual([null, undefined]);
    expect(table.readOn()).toBe(false);
    expect([one, two, three].map((code) => table.find(code)?.disabledAt)).toEqual([5, null, null]);
  });
});
