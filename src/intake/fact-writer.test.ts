import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { openHarness } from '../e2e/harness.ts';

const HEADER =
  '客户名称,描述,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业,邮箱,地址,职务,电话';
const friend = (name: string, phone: string): string =>
  `${name},,测试员工,staff_test_a,部门,2026-01-05 10:00:00,扫码,${phone},,,,,`;

async function people(files: readonly string[]): Promise<string[]> {
  const harness = openHarness();
  harness.write('w1.csv', `${HEADER}\n${friend('测试甲', '13800000002')}\n`);
  harness.write('w2.csv', `${HEADER}\n${friend('测试乙', '13800000003')}\n`);
  harness.write(
    'w12.csv',
    `${HEADER}\n${friend('测试甲', '13800000002')}\n${friend('测试乙', '13800000003')}\n`,
  );
  for (const file of files) await harness.run(`import ${file}`);
  const { rows } = await harness.json<{ rows: { identities: { value: string }[] }[] }>(
    'customer list --reveal',
  );
  return rows
    .map(({ identities }) =>
      identities
        .map(({ value }) => value)
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

describe('friends without an id', () => {
  it('two whom one member of staff added in one second are two, in any order of files', async () => {
    const both = await people(['w12.csv']);
    expect(both).toHaveLength(2);
    for (const files of [
      ['w1.csv', 'w2.csv'],
      ['w2.csv', 'w12.csv'],
      ['w12.csv', 'w2.csv', 'w1.csv'],
    ]) {
      expect(await people(files)).toEqual(both);
    }
  });
});

describe('numbers of a friend', () => {
  it('several in one cell tie; masked and virtual ones are kept as seen and tie nobody', async () => {
    const harness = openHarness();
    harness.write(
      'joins.csv',
      [
        'external_userid,phone,staff,joined_at',
        'wm_test_01,13800000001；13800000002,staff_test_a,2026-03-01',
        'wm_test_02,138****0003,staff_test_a,2026-03-01',
        'wm_test_03,"13800000001,5678",staff_test_a,2026-03-01',
        '',
      ].join('\n'),
    );
    await harness.run('import joins.csv');
    const db = openWorkspace(harness.path('pscrm.db'), { create: false });
    const seen = db
      .prepare<[], string | null>(
        'SELECT d.phone_seen FROM joins j LEFT JOIN join_details d ON d.join_id = j.id ORDER BY j.id',
      )
      .pluck()
      .all();
    const customers = db
      .prepare<[], number>('SELECT count(DISTINCT customer_id) FROM customers')
      .pluck()
      .get();
    const phones = db
      .prepare<[], string>("SELECT value FROM identities WHERE kind = 'phone'")
      .pluck()
      .all();
    db.close();
    expect(seen).toEqual([null, '138****0003', '13800000001,5678']);
    expect(customers).toBe(3);
    expect(phones).toEqual(['+8613800000001', '+8613800000002']);
  });
});

describe('visits', () => {
  it('may name the code by the address that its QR holds', async () => {
    const harness = openHarness();
    harness.write(
      'visits.csv',
      'code,at,visitor\nAb3xY9k,2026-03-01,v1\nhttps://q.example.cn/Ab3xY9k,2026-03-01,v1\n',
    );
    const { files } = await harness.json<{ files: { inserted: number; unchanged: number }[] }>(
      'import visits.csv',
    );
    expect(files[0]).toMatchObject({ inserted: 1, unchanged: 1 });
  });
});

describe('a row that is rejected', () => {
  it('leaves nobody behind whom it named before what cannot be read', async () => {
    const harness = openHarness();
    harness.write(
      'referrals.csv',
      'campaign,inviter,invitee,at\nfriends,wm_test_01,***,2026-03-01 10:00:00\n',
    );
    expect((await harness.run('import referrals.csv')).code).toBe(3);
    expect(await harness.json('customer list')).toMatchObject({ rows: [] });
  });
});
