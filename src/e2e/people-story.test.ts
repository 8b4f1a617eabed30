import { describe, expect, test } from 'vitest';
import {
  joinsFile,
  pddFile,
  plainFile,
  referralsFile,
  taobaoFile,
  youzanFile,
} from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Customer = {
  id: number;
  orders: number;
  net_minor: number;
  identities: { kind: string; value: string }[];
};
type Shown = {
  identities: { kind: string; value: string }[];
  evidence: { reason: string; code: string | null; file: string | null; line: number | null }[];
  orders: { order: string }[];
  joins: { level: string; campaign: string | null; variant: string | null }[];
};

const PARCEL = '260301-000000000000001';

function openPeople() {
  const at = openHarness();
  return {
    ...at,
    customers: async () =>
      (await at.json<{ rows: Customer[] }>('customer list --reveal')).rows.map((one) => ({
        orders: one.orders,
        who: one.identities.map(({ kind, value }) => `${kind}:${value}`).toSorted(),
      })),
    /** One card in the parcel of PARCEL, paid on 1 March at 10:00. @returns its code */
    card: async () => {
      at.write('pdd.csv', pddFile({ 订单号: PARCEL, 订单状态: '待发货' }));
      await at.run('init --base-url https://q.example.cn');
      await at.run('import pdd.csv');
      await at.run('campaign create card --channel package-card --variant sample');
      const made = await at.run(
        'code batch --campaign card --per-order --seed story --images none --out cards',
      );
      expect(made.code, made.err).toBe(0);
      return at.read('cards/codes.csv').split('\n')[1]?.split(',')[0] ?? '';
    },
  };
}

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
    [3, 1],
    [4, 5],
  ])('a mobile of %i accounts of a platform: %i customers', async (accounts, customers) => {
    const at = openPeople();
    at.write(
      'orders.csv',
      plainFile(
        ...Array.from({ length: accounts }, (_, n) => ({
          order_no: `W${n}`,
          buyer_id: `u_test_0${n}`,
          phone: '13800000001',
        })),
      ),
    );
    await at.run('import orders.csv');
    // Four accounts share it: four people, and a number that is nobody's.
    expect(await at.customers()).toHaveLength(customers);
  });

  test('a forwarding agent’s number does not make one person of its customers’ addresses', async () => {
    const at = openPeople();
    at.write(
      'orders.csv',
      plainFile(
        ...Array.from({ length: 4 }, (_, n) => ({
          platform: 'own-shop',
          order_no: `W${n}`,
          phone: '13800000001',
          email: `buyer0${n}@example.com`,
        })),
      ),
    );
    await at.run('import orders.csv');
    expect(await at.customers()).toHaveLength(5);
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

describe('a card in an anonymous parcel', () => {
  const scans = (code: string) =>
    joinsFile(
      { external_userid: 'wm_test_00', joined_at: '2026-02-28 10:00:00', state: code },
      { external_userid: 'wm_test_02', joined_at: '2026-03-06 10:00:00', state: code },
      { external_userid: 'wm_test_01', joined_at: '2026-03-05 10:00:00', state: code },
    );

  test('gives its order to the first who joins after payment; the others keep the channel’s credit', async () => {
    const at = openPeople();
    const code = await at.card();
    expect(await at.customers()).toEqual([]);
    at.write('joins.csv', scans(code));
    await at.run('import joins.csv');
    const people = await at.customers();
    expect(people).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
    // Before payment, and second: friends through the card, without an order.
    expect(people).toContainEqual({ orders: 0, who: ['external_userid:wm_test_00'] });
    expect(people).toContainEqual({ orders: 0, who: ['external_userid:wm_test_02'] });
    expect(await at.json('campaign show card')).toMatchObject({ joins: 3 });
    const funnel = await at.json<{ rows: Record<string, unknown>[] }>(
      'report funnel --campaign card',
    );
    // The unit is the code: three people through one card are one card that worked.
    expect(funnel.rows.map(({ stage, count }) => [stage, count]).slice(0, 3)).toEqual([
      ['issued', 1],
      ['scanned', 1],
      ['joined', 1],
    ]);
  });

  test('the same where the joins came in before the orders', async () => {
    const first = openPeople();
    const code = await first.card();
    first.write('joins.csv', scans(code));
    await first.run('import joins.csv');
    const at = openPeople();
    at.write('joins.csv', scans(code));
    const early = await at.run('import joins.csv');
    expect(early.err).toContain('3 joins carry a state that is no code of this workspace');
    // The seed draws the same code again.
    expect(await at.card()).toBe(code);
    const byName = (people: Awaited<ReturnType<typeof at.customers>>) =>
      people.toSorted((a, b) => (a.who.join() < b.who.join() ? -1 : 1));
    expect(byName(await at.customers())).toEqual(byName(await first.customers()));
  });

  test('an earlier join that comes in later takes the order over', async () => {
    const at = openPeople();
    const code = await at.card();
    at.write(
      'one.csv',
      joinsFile({ external_userid: 'wm_test_02', joined_at: '2026-03-06 10:00:00', state: code }),
    );
    at.write(
      'two.csv',
      joinsFile({ external_userid: 'wm_test_01', joined_at: '2026-03-05 10:00:00', state: code }),
    );
    await at.run('import one.csv');
    expect(await at.customers()).toHaveLength(1);
    await at.run('import two.csv');
    expect(await at.customers()).toContainEqual({ orders: 0, who: ['external_userid:wm_test_02'] });
    expect(await at.customers()).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
  });

  test('a referral may name a person by an order', async () => {
    const at = openPeople();
    at.write(
      'referrals.csv',
      referralsFile({
        inviter: `order:pdd:${PARCEL}`,
        invitee: 'wm_test_09',
        at: '2026-03-20 10:00:00',
      }),
    );
    expect(await at.run('import referrals.csv')).toMatchObject({ code: 0 });
    const code = await at.card();
    at.write('joins.csv', scans(code));
    expect((await at.run('import joins.csv')).code).toBe(0);
    expect(await at.customers()).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
  });

  test('customer show lists each tie with the file and line, or the code, that it comes from', async () => {
    const at = openPeople();
    const code = await at.card();
    at.write(
      'joins.csv',
      joinsFile(
        { external_userid: 'wm_test_09' },
        { external_userid: 'wm_test_01', phone: '13800000001', state: code },
      ),
    );
    await at.run('import joins.csv');
    const { rows } = await at.json<{ rows: Customer[] }>('customer list');
    const id = rows.find(({ identities }) => identities.length === 3)?.id ?? 0;
    const shown = await at.json<Shown>(`customer show ${id}`);
    expect(shown.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'join-row', code: null, file: 'joins.csv', line: 3 }),
        expect.objectContaining({ reason: 'code', code, file: null, line: null }),
      ]),
    );
    expect(shown.evidence).toHaveLength(2);
    expect(shown.joins).toEqual([
      expect.objectContaining({ level: 'P1', campaign: 'card', variant: 'sample' }),
    ]);
    const text = await at.run(`customer show ${id}`);
    expect(text.out).toContain('joins.csv:3');
    expect(text.out).toContain(code);
  });
});
