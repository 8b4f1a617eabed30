import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Database, openWorkspace } from '../../db/open.ts';
import { issueBatch } from '../issue-batch.ts';
import { planBatch } from '../plan-batch.ts';
import { addPerson, campaign, MARCH, MARCH_DAY, workspace } from '../workspace.fixture.ts';
import { carryOut, decideRedirect } from './decide.ts';
import { addsAsShown, loadRedirects, openChangeWatch, openCodeFinder } from './load.ts';
import { checkCounts, rebuildCounts } from './counts.ts';
import { openVisitWriter, type VisitRow, visitRow } from './record.ts';
import type { RedirectState } from './state.ts';
import { FLAGS } from './words.ts';

const MARCH_NOW = { now: MARCH, day: MARCH_DAY };

/** Two members of staff in one pool that takes turns, 3 and 2 a day, and one shared code. */
function desk(db: Database): string {
  const of = campaign(db, 'poster', 'poster');
  const plan = planBatch(db, { mode: 'count', count: 1 }, { campaign: of });
  const [one] = issueBatch(db, plan, { ...MARCH_NOW, seed: 'desk' }).codes;
  db.exec(`
    INSERT INTO targets (id, name, kind, url, staff, capacity, created_at) VALUES
      (1, 'anna', 'acquisition-link', 'https://work.weixin.qq.com/ca/a', 'staff_01', NULL, 0),
      (2, 'bo', 'url', 'https://example.com/b', 'staff_02', 200, 0);
    INSERT INTO pools (id, name, policy, created_at) VALUES (1, 'sales', 'round-robin', 0);
    INSERT INTO pool_members (pool_id, target_id, position, daily_cap, hours) VALUES
      (1, 1, 1, 3, 'mon-sun 08:00-20:00'), (1, 2, 2, 2, '');
    UPDATE codes SET pool_id = 1;`);
  return one?.code ?? '';
}

/** As the server does: all visits of one turn decided, carried out, written. */
function visits(
  db: Database,
  code: string,
  flags: readonly number[],
  state: RedirectState = loadRedirects(db, MARCH),
): string[] {
  const found = openCodeFinder(db)(code);
  const rows: VisitRow[] = [];
  const shown: string[] = [];
  for (const [n, flag] of flags.entries()) {
    const decision = decideRedirect(found, { flags: flag, random: 0, stickyKey: n }, state, MARCH);
    carryOut(decision, state, MARCH);
    const hit = { code, at: MARCH, day: MARCH_DAY, visitor: `v${n}`, flags: flag };
    rows.push(visitRow(hit, decision, 'redirect'));
    shown.push(decision.target?.name ?? decision.reason);
  }
  const write = openVisitWriter(db);
  db.transaction(() => write(rows))();
  return shown;
}

describe('the state of redirects', () => {
  it('goes on after a restart where it was: turns, caps and all', () => {
    const db = workspace();
    const code = desk(db);
    expect(visits(db, code, [0, 0, 0])).toEqual(['anna', 'bo', 'anna']);
    expect(visits(db, code, [0, 0, FLAGS.bot, 0])).toEqual(['bo', 'anna', 'flagged', 'away']);
    expect(db.prepare('SELECT * FROM target_counts').all()).toEqual([
      { target_id: 1, day: MARCH_DAY, shown: 3 },
      { target_id: 2, day: MARCH_DAY, shown: 2 },
    ]);
    expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(7);
  });

  it('keeps every hit, also two of one visitor in one millisecond', () => {
    const db = workspace();
    const code = desk(db);
    const state = loadRedirects(db, MARCH);
    const hit = { code, at: MARCH, day: MARCH_DAY, visitor: 'v', flags: FLAGS.repeat };
    const row = visitRow(
      hit,
      decideRedirect(undefined, { ...hit, random: 0, stickyKey: 0 }, state, MARCH),
      'away',
    );
    openVisitWriter(db)([row, row]);
    expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(2);
  });

  it('a shared code is told from one of a single parcel', () => {
    const db = workspace();
    const code = desk(db);
    expect(openCodeFinder(db)(code)).toMatchObject({ code, single: false, poolId: 1 });
    expect(openCodeFinder(db)('nothing')).toBeUndefined();
  });
});

describe('a cap on adds', () => {
  it('is N showings until enough is known, then N ÷ the rate of the last 28 days', () => {
    expect(addsAsShown(15, null)).toBe(15);
    expect(addsAsShown(15, 0.3)).toBe(50);
    // Whoever is searched for by name adds without a scan: never fewer showings than adds.
    expect(addsAsShown(15, 1.5)).toBe(15);
  });

  it('is corrected when joins come in', () => {
    const db = workspace();
    desk(db);
    db.exec(`
      UPDATE pool_members SET adds_cap = 6;
      INSERT INTO target_counts VALUES
        (1, ${MARCH_DAY - 40}, 500), (1, ${MARCH_DAY - 1}, 40), (2, ${MARCH_DAY}, 19);`);
    const caps = (): (number | undefined)[] =>
      [0, 1].map((n) => loadRedirects(db, MARCH).pools.get(1)?.members[n]?.addsCap);
    const addedOn = (day: number, n: number, level = 'P1'): void => {
      const { lastInsertRowid } = db
        .prepare('INSERT INTO joins (identity_id, staff, joined_at, day) VALUES (?, ?, ?, ?)')
        .run(addPerson(db, `external_userid:wm_test_${day}_${n}`), 'staff_01', n, day);
      db.prepare('INSERT INTO join_attributions VALUES (?, NULL, ?, ?)').run(
        lastInsertRowid,
        level,
        '',
      );
    };
    addedOn(MARCH_DAY - 2, 0); // before it was shown
    // Nobody has added: 40 showings and nothing known of them yet.
    expect(caps()).toEqual([6, 6]);
    for (let n = 0; n < 12; n += 1) addedOn(MARCH_DAY - 1, n);
    // Who added the same member of staff by a search did not come by the link.
    addedOn(MARCH_DAY - 1, 12, 'unknown');
    expect(caps()).toEqual([20, 6]); // 12 of 40 add: 6 ÷ 0.3
  });
});

describe('changes', () => {
  it('are noticed from another connection, and only those that matter', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pscrm-')), 'w.db');
    const server = openWorkspace(file, { create: true });
    const other = openWorkspace(file, { create: false });
    desk(server);
    const changed = openChangeWatch(server);
    expect(changed()).toBe(false);
    other.exec('UPDATE targets SET paused_at = 1 WHERE id = 1');
    expect([changed(), changed()]).toEqual([true, false]);
    expect(loadRedirects(server, MARCH).targets.get(1)?.paused).toBe(true);
    other.exec(`INSERT INTO visits (code, at, day) VALUES ('x', 1, 1)`);
    expect(changed()).toBe(false);
    other.exec(`INSERT INTO code_changes (code_id, at, who) VALUES (1, 1, '')`);
    expect(changed()).toBe(true);
    server.close();
    other.close();
  });
});

describe('counters', () => {
  it('are in memory what they are in the database and what the visits say, whatever comes', () => {
    const turns = fc.array(fc.array(fc.constantFrom(0, 0, 0, 1, 128), { maxLength: 5 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(turns, fc.constantFrom('weighted', 'round-robin'), (all, policy) => {
        const db = workspace();
        const code = desk(db);
        db.prepare('UPDATE pools SET policy = ?').run(policy);
        const kept = loadRedirects(db, MARCH);
        for (const flags of all) visits(db, code, flags, kept);
        const read = loadRedirects(db, MARCH);
        expect([...kept.targets.values()].map(({ shownTotal }) => shownTotal)).toEqual(
          [...read.targets.values()].map(({ shownTotal }) => shownTotal),
        );
        expect(kept.pools.get(1)?.lastTargetId).toBe(read.pools.get(1)?.lastTargetId);
        expect(checkCounts(db)).toEqual([]);
        db.close();
      }),
      { numRuns: 25 },
    );
  });

  it('follow from the visits: computed anew they are the same, and a wrong one is found', () => {
    const db = workspace();
    const code = desk(db);
    visits(db, code, [0, 0, FLAGS.preview, 0, FLAGS.repeat, 0, 0]);
    expect(checkCounts(db)).toEqual([]);
    db.exec('UPDATE target_counts SET shown = 9 WHERE target_id = 1; DELETE FROM pool_turns');
    db.exec('INSERT INTO target_counts VALUES (2, 1, 5)');
    expect(checkCounts(db)).toEqual([
      { kind: 'shown', id: 1, stored: `${MARCH_DAY}: 9`, computed: `${MARCH_DAY}: 3` },
      { kind: 'shown', id: 2, stored: '1: 5', computed: null },
      { kind: 'turn', id: 1, stored: null, computed: '1' },
    ]);
    rebuildCounts(db);
    expect(checkCounts(db)).toEqual([]);
  });
});
