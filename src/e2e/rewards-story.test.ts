import { expect, test } from 'vitest';
import {
  joinsFile,
  leavesFile,
  participantsFile,
  referralsFile,
  rewardsFile,
} from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Told = {
  summary: Record<string, unknown>;
  rows: Record<string, unknown>[];
  notes: { code: string; text: string }[];
};
type Listed = { rows: { id: number; identities: { value: string }[] }[] };

/** 01 brought 11, who stayed, and 12, who left on the third day; 02 brought nobody. */
async function friends() {
  const at = openHarness();
  await at.run('init');
  const asked = '2026-03-01 10:00:00';
  at.write(
    'asked.csv',
    participantsFile(...['wm_test_01', 'wm_test_02'].map((person) => ({ person, at: asked }))),
  );
  const brought = { inviter: 'wm_test_01', at: '2026-03-02 10:00:00' };
  at.write(
    'referrals.csv',
    referralsFile(
      { ...brought, invitee: 'wm_test_11' },
      { ...brought, invitee: 'wm_test_12', at: '2026-03-03 10:00:00' },
    ),
  );
  at.write(
    'joins.csv',
    joinsFile(
      { external_userid: 'wm_test_11', joined_at: '2026-03-02 09:00:00' },
      { external_userid: 'wm_test_12', joined_at: '2026-03-03 09:00:00' },
      { external_userid: 'wm_test_20', joined_at: '2026-03-28 09:00:00' },
    ),
  );
  at.write(
    'leaves.csv',
    leavesFile({ external_userid: 'wm_test_12', left_at: '2026-03-06 09:00' }),
  );
  at.write(
    'rewards.csv',
    rewardsFile(
      { person: 'wm_test_01', at: '2026-03-02 11:00', cost: '5.00', invitee: 'wm_test_11' },
      { person: 'wm_test_01', at: '2026-03-03 11:00', cost: '5.00', invitee: 'wm_test_12' },
      { person: 'wm_test_02', at: '2026-03-04 11:00', cost: '2.00' },
    ),
  );
  const { code, err } = await at.run('import asked.csv referrals.csv joins.csv leaves.csv');
  expect(code, err).toBe(0);
  return at;
}

const REPORT = 'report kfactor --campaign friends --until 2026-03-28';

test('what was given is held against what it brought, and whoever left', async () => {
  const at = await friends();
  const before = (await at.run(REPORT, { terminal: true })).out;
  expect(before).not.toMatch(/reward/i);
  expect((await at.run('import rewards.csv')).out).toContain('3 new');
  const { summary, notes } = await at.json<Told>(REPORT);
  expect(summary).toMatchObject({
    rewarded: 2,
    rewards: 3,
    rewarded_in_vain: 1, // 02
    reclaimable: 1, // 01, for 12
  });
  const said = notes.map(({ text }) => text);
  expect(said).toContain(
    '3 rewards to 2 people cost 12.00 CNY: 6.00 CNY for each accepted invitation. --rewards has what each kept one cost.',
  );
  expect(said).toContain(
    '1 reward was given for somebody who had left within 7 days: 5.00 CNY that may be reclaimed. --who reclaimable lists who got it.',
  );
  const who = await at.json<Listed>(`${REPORT} --who rewarded`);
  expect(who.rows).toHaveLength(2);
  const list = await at.json<Told>(`${REPORT} --rewards`);
  // 12.00 by the 21st, when 11 was known to have stayed.
  expect(list.rows[1]).toMatchObject({
    stage: 'rewarded_7d',
    cost_minor: 1200,
    invitations: 1,
    each_minor: 1200,
  });
  await at.run('imports undo 5 --yes');
  expect((await at.run(REPORT, { terminal: true })).out).toBe(before);
});

test('two who turn out to be one were rewarded as one', async () => {
  const at = await friends();
  await at.run('import rewards.csv');
  const { rows } = await at.json<Listed>('customer list --reveal');
  const idOf = (name: string): number =>
    rows.find(({ identities }) => identities.some(({ value }) => value === name))?.id ?? 0;
  const merged = await at.run(`customer merge ${idOf('wm_test_01')} ${idOf('wm_test_02')}`);
  expect(merged.code, merged.err).toBe(0);
  const { summary } = await at.json<Told>(REPORT);
  expect(summary).toMatchObject({ rewarded: 1, rewards: 3, rewarded_in_vain: 0, reclaimable: 1 });
  expect((await at.run('rebuild')).out).toContain('Nothing was stored otherwise.');
});

test('a customer shows what they were given, for what and for whom; numbers in it masked', async () => {
  const at = await friends();
  const given = { person: 'wm_test_02', at: '2026-03-05 11:00', cost: '3.50' };
  const task = '邀请 13800000006';
  at.write('more.csv', rewardsFile({ ...given, task, reward: '样品', invitee: 'wm_test_12' }));
  await at.run('import more.csv');
  const { rows } = await at.json<Listed>('customer list --reveal');
  const idOf = (name: string): number =>
    rows.find(({ identities }) => identities.some(({ value }) => value === name))?.id ?? 0;
  const show = `customer show ${idOf('wm_test_02')}`;
  expect(await at.json(show)).toMatchObject({
    rewards: [
      {
        campaign: 'friends',
        given_at: '2026-03-05T11:00:00+08:00',
        task: '邀请 138****0006',
        reward: '样品',
        cost_minor: 350,
        currency: 'CNY',
        invitee: idOf('wm_test_12'),
        imports: [{ file: 'more.csv', line: 2 }],
      },
    ],
  });
  expect((await at.run(`${show} --reveal`)).out).toContain(task);
  expect((await at.run(show, { terminal: true })).out).toMatch(/样品 +3\.50 +CNY/);
});
