import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile, taobaoFile, youzanFile } from './files.fixture.ts';
import { openPeople } from './parcel.fixture.ts';

/** Orders of so many accounts that all give one mobile. */
const accountsOf = (n: number) =>
  Array.from({ length: n }, (_, nth) => ({
    order_no: `W${nth}`,
    buyer_id: `u_test_${nth + 10}`,
    phone: '13800000001',
  }));

describe('what ties people, and what does not', () => {
  test('masked, encrypted and virtual numbers tie nobody', async () => {
    const at = openPeople();
    const hidden = [
      '138****0001',
      '1******6198',
      '##invented-cipher',
      '$$invented',
      '~invented',
      '13800000001-1234',
      '13800000001转567',
    ];
    at.write(
      'orders.csv',
      plainFile(
        ...hidden.flatMap((phone, n) => [
          { order_no: `A${n}`, buyer_id: `u_test_a${n}`, phone },
          { order_no: `B${n}`, buyer_id: `u_test_b${n}`, phone },
        ]),
      ),
    );
    await at.run('import orders.csv');
    const people = await at.customers();
    expect(people).toHaveLength(hidden.length * 2);
    expect(people.every(({ who, orders }) => who.length === 1 && orders === 1)).toBe(true);
  });

  test('an Alipay account is an e-mail address or a mobile; a mobile ties across platforms', async () => {
    const at = openPeople();
    at.write(
      'taobao.csv',
      taobaoFile(
        { 订单编号: '11', 买家会员名: '测试买家01', 买家支付宝账号: '13800000001' },
        { 订单编号: '12', 买家会员名: '测试买家02', 买家支付宝账号: 'Buyer02@Example.com' },
        {
          订单编号: '13',
          买家会员名: '测试买家03',
          买家支付宝账号: 'buyer02@example.com',
          联系手机: '138****0003',
        },
        { 订单编号: '14', 买家会员名: '测试买家04' },
      ),
    );
    at.write('youzan.csv', youzanFile({ 订单号: 'E1', 买家手机号: '+86 138 0000 0001' }));
    await at.run('import taobao.csv youzan.csv');
    expect(await at.customers()).toEqual([
      { orders: 2, who: ['phone:+8613800000001', 'taobao:测试买家01'] },
      { orders: 2, who: ['email:buyer02@example.com', 'taobao:测试买家02', 'taobao:测试买家03'] },
      { orders: 1, who: ['taobao:测试买家04'] },
    ]);
  });

  test.each([
    [4, 1, 'ids-crowded'],
    [20, 1, 'ids-crowded'],
    [21, 22, 'ids-shared'],
  ])(
    'a mobile of %i accounts of a platform: %i customers, and a note',
    async (n, customers, note) => {
      const at = openPeople();
      const accounts = accountsOf(n).map((one) => ({ ...one, platform: 'test_shop' }));
      at.write('orders.csv', plainFile(...accounts));
      const { files } = await at.json<{ files: { notes: { code: string }[] }[] }>(
        'import orders.csv',
      );
      expect(files[0]?.notes.map(({ code }) => code)).toEqual(['platform-new', note]);
      // Of more than twenty it is nobody's: so many people, and a number.
      expect(await at.customers()).toHaveLength(customers);
      const { evidence } = await at.json<{ evidence: { ties: boolean; void: string | null }[] }>(
        'customer show 1',
      );
      const counts = customers === 1;
      expect(new Set(evidence.map(({ ties }) => ties))).toEqual(new Set([counts]));
      expect(evidence[0]?.void).toBe(counts ? null : 'shared');
    },
  );

  test('three accounts of one mobile are a household that nobody asks about', async () => {
    const at = openPeople();
    at.write('orders.csv', plainFile(...accountsOf(3)));
    const { err } = await at.run('import orders.csv');
    expect(err).not.toContain('--conflicts');
    expect(await at.customers()).toHaveLength(1);
  });

  test('the note says the command that lists them, and the threshold is a setting', async () => {
    const at = openPeople();
    at.write('orders.csv', plainFile(...accountsOf(6)));
    const { err } = await at.run('import orders.csv');
    expect(err).toContain('1 telephone number or address is shared by more than 3 buyers');
    expect(err).toContain('pscrm customer list --conflicts');
    expect(await at.customers()).toHaveLength(1);
    expect((await at.run('init --shared-threshold 5')).code).toBe(0);
    expect(await at.customers()).toHaveLength(7);
    expect((await at.run('init --shared-threshold 6')).code).toBe(0);
    expect(await at.customers()).toHaveLength(1);
  });

  test('a forwarding agent’s number does not make one person of its customers’ addresses', async () => {
    const at = openPeople();
    at.write(
      'orders.csv',
      plainFile(
        ...Array.from({ length: 21 }, (_, n) => ({
          platform: 'own-shop',
          order_no: `W${n}`,
          phone: '13800000001',
          email: `buyer0${n}@example.com`,
        })),
      ),
    );
    await at.run('import orders.csv');
    expect(await at.customers()).toHaveLength(22);
  });

  test('nicknames tie nobody', async () => {
    const at = openPeople();
    at.write(
      'joins.csv',
      joinsFile(
        { external_userid: 'wm_test_01', nickname: '测试买家01' },
        { external_userid: 'wm_test_02', nickname: '测试买家01' },
      ),
    );
    await at.run('import joins.csv');
    expect(await at.customers()).toHaveLength(2);
  });
});
