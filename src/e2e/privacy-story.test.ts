import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile, referralsFile, taobaoFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** What must never be shown in full: a mobile with or without +86, an address, a WeCom id. */
const FULL = /1380000\d{4}|buyer\d+@example\.com|wm_test_\d\d/i;

/** A workspace with two people, known by everything that can be known. */
async function told() {
  const at = openHarness();
  at.write(
    'taobao.csv',
    taobaoFile({
      订单编号: '11',
      买家会员名: '测试买家01',
      买家支付宝账号: 'buyer01@example.com',
      联系手机: '13800000001',
    }),
  );
  at.write(
    'joins.csv',
    joinsFile(
      { external_userid: 'wm_test_01', phone: '13800000001' },
      { external_userid: 'wm_test_02' },
    ),
  );
  at.write(
    'referrals.csv',
    referralsFile({
      inviter: 'wm_test_01',
      invitee: 'phone:13800000002',
      at: '2026-03-10 10:00:00',
    }),
  );
  at.write(
    'people.csv',
    'person\nphone:13800000001\nphone:13800000001\nwm_test_02\nphone:13800000009\n',
  );
  await at.run('init --base-url https://q.example.cn');
  for (const file of ['taobao', 'joins', 'referrals']) await at.run(`import ${file}.csv`);
  await at.run('campaign create friends-2 --channel referral');
  return at;
}

const COMMANDS = [
  'status',
  'imports list',
  'imports show 1',
  'customer list',
  'customer show 1',
  'campaign list',
  'campaign show friends',
  'report funnel',
  "report funnel --steps 'join > order' --by staff",
  'report kfactor --campaign friends',
  'report cohort',
  'report overview',
  'report lift',
  'report channels',
  'report staff',
  'report batches',
  'report hooks --campaign friends',
  'report first-order --by product',
  'import taobao.csv joins.csv referrals.csv',
  'code batch --campaign friends-2 --recipients people.csv --images none --out a --yes',
  'code batch --campaign friends-2 --recipients people.csv --images none --out b --yes --dry-run',
];

describe('nobody is shown in full unless somebody asks', () => {
  test.each(COMMANDS)('%s', async (line) => {
    const at = await told();
    for (const more of [{}, { terminal: true }]) {
      for (const suffix of ['', ' --json']) {
        const { out, err } = await at.run(line + suffix, more);
        expect(out + err).not.toMatch(FULL);
        expect(out + err).not.toBe('');
      }
    }
  });

  test('--reveal shows them', async () => {
    const at = await told();
    for (const line of ['customer list --reveal', 'customer show 1 --reveal']) {
      const { out } = await at.run(line);
      expect(out).toContain('+8613800000001');
      expect(out).toContain('buyer01@example.com');
      expect(out).toContain('wm_test_01');
    }
    expect((await at.run('customer list')).out).toContain('138****0001');
  });

  test('a rejected cell shows its ends where it may be about a person', async () => {
    const at = openHarness();
    const row = { order_no: 'W1', phone: '13800000001', email: 'buyer01@example.com' };
    at.write(
      'orders.csv',
      // A comma without quotes moves the cells of a row to the right: the number stands anywhere.
      plainFile(
        { ...row, created_at: '13800000001' },
        { ...row, paid: '+8613800000001' },
        { ...row, status: 'buyer01@example.com' },
      ) + `${plainFile({ ...row }).split('\n')[1]},13800000001\n`,
    );
    at.write('leaves.csv', 'external_userid,staff,left_at\nwm_test_01,a,13800000001\n');
    at.write(
      'referrals.csv',
      referralsFile({ inviter: 'phone:1380000000', invitee: 'wm_test_02', at: 'x' }),
    );
    for (const file of ['orders', 'leaves', 'referrals']) {
      const { code, err, out } = await at.run(`import ${file}.csv`);
      expect(code).toBe(3);
      expect(out + err).not.toMatch(FULL);
    }
    const { err } = await at.run('import orders.csv');
    expect(err).toContain('orders.csv:5: #18: the row has more cells than the header');
  });

  test('a file without a header is refused without reading out its first row', async () => {
    const at = openHarness();
    at.write('people.csv', '测试买家01,13800000001,buyer01@example.com\n');
    const { code, err } = await at.run('import people.csv');
    expect(code).toBe(3);
    expect(err).toContain('[no-format]');
    expect(err).not.toMatch(FULL);
  });

  test('a recipients file that names nobody is refused without naming them', async () => {
    const at = await told();
    at.write('bad.csv', 'person\nphone:138****0001\n');
    const bad = await at.run('code batch --campaign friends-2 --recipients bad.csv --out c');
    expect(bad.code).toBe(3);
    expect(bad.err).toContain('bad.csv:2');
    expect(bad.err).not.toMatch(FULL);
  });
});
