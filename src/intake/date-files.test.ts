import { expect, it } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { joinsFile, leavesFile, referralsFile } from '../e2e/files.fixture.ts';
import { openDesk } from './desk.fixture.ts';

const lines = (file: string): string[] => file.trimEnd().split('\n');
const friend = (n: number) => ({ external_userid: `wm_test_${n}`, staff: 'staff_a' });
const DATES = `SELECT id, latest_at FROM imports ORDER BY id`;

it('finds out when rebuilt what imports of before did not write down: the latest instant of each', async () => {
  const { bring, harness, rows } = openDesk();
  const [early, late] = [
    { ...friend(1), joined_at: '2026-03-01 10:00:00' },
    { ...friend(2), joined_at: '2026-03-09 10:00:00' },
  ];
  await bring('joins.csv', lines(joinsFile(early, late)));
  // It shows again what the first did, and nothing else.
  await bring('early.csv', lines(joinsFile(early)));
  await bring('leaves.csv', lines(leavesFile({ ...friend(1), left_at: '2026-03-11 10:00:00' })));
  const invited = { inviter: 'external_userid:wm_test_1', invitee: 'external_userid:wm_test_2' };
  await bring('referrals.csv', lines(referralsFile({ ...invited, at: '2026-03-12 10:00:00' })));
  await bring('none.csv', lines(leavesFile()));

  const dates = rows(DATES);
  const at = (day: string): number => Date.parse(`2026-03-${day}T10:00:00+08:00`);
  expect(dates.map(({ latest_at }) => latest_at)).toEqual([
    at('09'),
    at('01'),
    at('11'),
    at('12'),
    null,
  ]);

  const db = openWorkspace(harness.path('pscrm.db'), { create: false });
  db.exec(`UPDATE imports SET latest_at = NULL`);
  db.close();
  const { out } = await harness.run('rebuild');
  expect(rows(DATES)).toEqual(dates);
  // Nothing was stored otherwise than the facts say: it was not stored.
  expect(out).toContain('Nothing was stored otherwise.');
});
