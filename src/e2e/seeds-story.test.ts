import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';

test('the seeds of an invitation are the customers of a segment, and generation 0 of what they bring', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn/');
  at.write(
    'orders.csv',
    'platform,order_no,status,buyer_id,created_at,currency,paid\n' +
      'own,1,paid,phone:13800000001,2026-03-01 08:00:00,CNY,1.00\n' +
      'own,2,paid,phone:13800000002,2026-03-20 08:00:00,CNY,1.00\n' +
      'own,3,paid,phone:13800000003,2026-03-21 08:00:00,CNY,1.00\n',
  );
  expect((await at.run('import orders.csv')).code).toBe(0);
  await at.run('campaign create friends --channel referral');
  const line = 'code batch --campaign friends --per-customer --segment bought-since:2026-03-10';
  const dry = await at.run(`${line} --dry-run`);
  expect(dry.out, dry.err).toContain('2 codes would be made for friends.');
  expect((await at.run(`${line} --images none --out seeds`)).code).toBe(0);
  // Whoever has a code gets no second one; the others still may.
  expect((await at.run(`${line} --dry-run`)).out).toContain('0 codes would be made');
  const all = await at.run('code batch --campaign friends --per-customer --dry-run');
  expect(all.out).toContain('1 code would be made');
  const { rows } = await at.json<{ rows: unknown[] }>(
    'report kfactor --campaign friends --who seeds',
  );
  expect(rows).toHaveLength(2);
  const bad = await at.run('code batch --campaign friends --per-customer --segment weather');
  expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('[bad-option]')]);
});
