import { expect, test } from 'vitest';
import { issueBatch } from '../codes/issue-batch.ts';
import { planBatch } from '../codes/plan-batch.ts';
import { campaign } from '../codes/workspace.fixture.ts';
import { openDesk } from './desk.fixture.ts';

test('a code is answered in either case where it is made of capitals, and recorded as it was made', async () => {
  const { db, start } = openDesk();
  const form = { alphabet: 'upper', check: true, capitals: true } as const;
  const plan = planBatch(
    db,
    { mode: 'count', count: 1 },
    { campaign: campaign(db, 'cards', 'poster') },
  );
  const to = { pool_id: null, target_id: 1 };
  const options = { now: 0, day: 0, seed: 'capitals', form, destination: to };
  const code = issueBatch(db, plan, options).codes[0]?.code ?? '';
  const { get } = await start();
  const { status, headers } = await get(`/${code.toLowerCase()}`);
  expect([status, headers.location]).toEqual([
    302,
    `https://work.weixin.qq.com/ca/a?customer_channel=${code}`,
  ]);
  expect(db.prepare('SELECT code FROM visits').pluck().all()).toEqual([code]);
  const slip = (code[0] === 'A' ? 'B' : 'A') + code.slice(1);
  expect((await get(`/${slip}`)).status).toBe(404);
});
