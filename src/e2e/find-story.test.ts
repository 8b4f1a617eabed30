import { describe, expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openPeople } from './parcel.fixture.ts';

/** 01 has the account 1 and the mobile 2; 02 the account 3 and the mobile 4. */
const TWO = plainFile(
  { order_no: 'W1', buyer_id: 'u_test_01', phone: '13800000001', paid: '10.00' },
  { order_no: 'W2', buyer_id: 'u_test_02', phone: '13800000002', paid: '5.00' },
);

async function openTwo() {
  const at = openPeople();
  at.write('orders.csv', TWO);
  await at.run('import orders.csv');
  return at;
}

describe('finding somebody', () => {
  test.each([
    ['138 0000 0001', 1],
    ['+86-138-0000-0001', 1],
    ['１３８０００００００２', 3],
    ['phone:13800000002', 3],
    ['u_test_02', 3],
    ['W1', 1],
    ['weipan:W2', 3],
  ])('%s is of customer %i', async (typed, customer) => {
    const at = await openTwo();
    const { out } = await at.run(['customer', 'find', typed, '--json']);
    const { schema, rows }: { schema: string; rows: { customer: number; value: string }[] } =
      JSON.parse(out);
    expect(schema).toBe('pscrm.found/1');
    expect(rows.map((one) => one.customer)).toEqual([customer]);
    expect(out).not.toMatch(/1380000000\d|u_test_0\d/);
  });

  test.each([
    'customer find 13900000001',
    'customer show 99',
    'order show W99',
    'imports show 99',
    'campaign show spring',
    'formats show mine',
  ])(
    '%s shows nothing: an error with a next step, as of every command that shows',
    async (line) => {
      const at = await openTwo();
      const { code, out, err } = await at.run(line);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: .*\[unknown-[a-z]+\]\nhint: .+\n$/);
      expect(err).not.toContain('13900000001');
      expect(JSON.parse((await at.run(`${line} --json`)).out)).toHaveProperty('error.hint');
    },
  );
});

describe('where it is known from', () => {
  test('every import that saw a tie is named', async () => {
    const at = await openTwo();
    at.write('again.csv', TWO.replace('10.00', '11.00'));
    await at.run('import again.csv');
    const { evidence } = await at.json<{
      evidence: { imports: { import: number; file: string }[] }[];
    }>('customer show 1');
    expect(evidence[0]?.imports.map(({ import: id, file }) => `${id} ${file}`)).toEqual([
      '1 orders.csv',
      '2 again.csv',
    ]);
    const { out } = await at.run('customer show 1');
    expect(out).toContain('#1 orders.csv:2, #2 again.csv:2');
  });

  test('orders and what shops say name their imports', async () => {
    const at = await openTwo();
    at.write(
      'customers.csv',
      '客户手机号,是否会员,免费等级,客户积分,标签,消费次数,消费金额,成为客户时间\n' +
        '13800000001,是,测试一级,20,测试标签,2,30.00,2026-01-01 10:00:00\n',
    );
    expect(await at.run('import orders.csv customers.csv')).toMatchObject({ code: 0 });
    type Shown = { imports: { import: number; file: string; line: number }[] };
    const shown = await at.json<{
      orders: Shown[];
      profiles: { member_level: string; spent_minor: number; file: string; line: number }[];
    }>('customer show 1');
    expect(shown.orders.map(({ imports }) => imports[0])).toEqual([
      { import: 1, file: 'orders.csv', line: 2 },
    ]);
    expect(shown.profiles).toEqual([
      expect.objectContaining({
        member_level: '测试一级',
        spent_minor: 3000,
        file: 'customers.csv',
        line: 2,
      }),
    ]);
    const { out } = await at.run('customer show 1', { terminal: true });
    expect(out).toContain('customers.csv:2');
  });
});
