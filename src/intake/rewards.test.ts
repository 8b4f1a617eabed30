import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewardsFile } from '../e2e/files.fixture.ts';
import { openDesk } from './desk.fixture.ts';

const APRIL = { person: 'wm_test_01', at: '2026-04-02 10:00:00', task: '邀请1人' };
const WHO = `
  SELECT a.value AS who, task, reward, cost_minor, currency, b.value AS invitee FROM rewards
  JOIN identities a ON a.id = rewards.identity_id
  LEFT JOIN identities b ON b.id = rewards.invitee_id ORDER BY rewards.id`;

describe('a file of rewards', () => {
  it('says who was given what, for what and for whom; what has no cost cost nothing', async () => {
    const { harness, bring, rows } = openDesk();
    const lines = rewardsFile(
      { ...APRIL, cost: '2.00', invitee: 'phone:13800000008' },
      { ...APRIL, person: 'phone:13800000009', reward: '样品', cost: '300', currency: 'JPY' },
      { ...APRIL, reward: '', task: '打卡7天' },
      { ...APRIL, person: 'phnoe:13800000009' },
      { ...APRIL, invitee: 'nobody:1' },
    );
    const file = await bring('rewards.csv', [lines.trimEnd()]);
    expect(file).toMatchObject({ kind: 'rewards', inserted: 3, unchanged: 0, rejected: 2 });
    expect(file.rejects).toMatchObject([
      { line: 5, column: 'person', reason: 'unknown-kind' },
      { line: 6, column: 'invitee', reason: 'unknown-kind' },
    ]);
    expect(rows(WHO)).toEqual([
      {
        who: 'wm_test_01',
        task: '邀请1人',
        reward: '红包',
        cost_minor: 200,
        currency: 'CNY',
        invitee: '+8613800000008',
      },
      {
        who: '+8613800000009',
        task: '邀请1人',
        reward: '样品',
        cost_minor: 300,
        currency: 'JPY',
        invitee: null,
      },
      {
        who: 'wm_test_01',
        task: '打卡7天',
        reward: '',
        cost_minor: 0,
        currency: 'CNY',
        invitee: null,
      },
    ]);
    expect(rows('SELECT name, channel, origin FROM campaigns')).toEqual([
      { name: 'friends', channel: 'referral', origin: 'import' },
    ]);
    expect(await harness.json('status')).toMatchObject({ counts: { rewards: 3 } });
    expect((await harness.run('status')).out).toMatch(/^Rewards +3$/m);
    expect(await harness.json('imports list')).toMatchObject({ rows: [{ format: 'rewards' }] });
  });

  it('that shows a line twice, or comes again, has not paid twice', async () => {
    const { bring, rows } = openDesk();
    const line = { ...APRIL, cost: '2.00' };
    const twice = [rewardsFile(line, line, { ...line, invitee: 'wm_test_02' }).trimEnd()];
    expect(await bring('a.csv', twice)).toMatchObject({ inserted: 2, unchanged: 1 });
    expect(await bring('b.csv', [...twice, ''])).toMatchObject({ inserted: 0, unchanged: 3 });
    expect(rows('SELECT sum(cost_minor) AS minor FROM rewards')).toEqual([{ minor: 400 }]);
  });

  it('goes with the last import that shows it, and so do those whom only it names', async () => {
    const { harness, bring, rows } = openDesk();
    const held = { ...APRIL, cost: '2.00', invitee: 'wm_test_02' };
    await bring('a.csv', [rewardsFile(held, { ...APRIL, person: 'wm_test_03' }).trimEnd()]);
    await bring('b.csv', [rewardsFile(held).trimEnd()]);
    await harness.run('imports undo 1 --yes');
    expect(rows(WHO)).toMatchObject([{ who: 'wm_test_01', invitee: 'wm_test_02' }]);
    expect(rows('SELECT count(*) AS n FROM identities')).toEqual([{ n: 2 }]);
    await harness.run('imports undo 2 --yes');
    for (const table of ['rewards', 'identities', 'customers', 'campaigns'])
      expect(rows(`SELECT count(*) AS n FROM ${table}`), table).toEqual([{ n: 0 }]);
    expect((await harness.run('rebuild')).out).toContain('Nothing was stored otherwise.');
  });

  it('comes to the same sums in any order, and as if it had never come when it is undone', async () => {
    const reward = fc.record({
      person: fc.constantFrom('wm_test_01', 'wm_test_02', 'phone:13800000009'),
      at: fc.constantFrom('2026-04-02', '2026-04-03'),
      cost: fc.constantFrom('', '2.00', '3.33'),
      currency: fc.constantFrom('', 'USD'),
      invitee: fc.constantFrom('', 'wm_test_02', 'wm_test_03'),
    });
    const file = fc.array(reward, { minLength: 1, maxLength: 6 });
    const SUMS = `
      SELECT currency, count(*) AS n, sum(cost_minor) AS minor FROM rewards GROUP BY currency`;
    await fc.assert(
      fc.asyncProperty(file, file, async (one, other) => {
        const texts = [rewardsFile(...one), `${rewardsFile(...other)}\n`];
        const desks = [openDesk(), openDesk(), openDesk()];
        for (const [n, { harness }] of desks.entries()) {
          for (const [name, text] of texts.entries()) harness.write(`${name}.csv`, text);
          await harness.run(n === 0 ? 'import 0.csv 1.csv' : 'import 1.csv 0.csv');
        }
        const [first, turned, undone] = desks;
        expect(turned?.rows(SUMS)).toEqual(first?.rows(SUMS));
        const alone = openDesk();
        alone.harness.write('1.csv', texts[1] ?? '');
        await alone.harness.run('import 1.csv');
        await undone?.harness.run('imports undo 2 --yes');
        expect(undone?.rows(WHO)).toEqual(alone.rows(WHO));
      }),
      { numRuns: 8 },
    );
  });
});
